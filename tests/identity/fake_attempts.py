"""LoginAttempts in memory."""

from dataclasses import dataclass
from datetime import datetime

from core.application.refusals import Unavailable
from core.domain.addresses import household
from identity.domain.lockout import Guess, LockOutRules, turned_away
from tests.identity.fakes import FakeClock


@dataclass
class Count:
    tries: int = 0
    until: datetime | None = None
    last: datetime | None = None
    told: datetime | None = None


class FakeLoginAttempts:
    """The rules in plain Python; `away` like a Redis that does not answer."""

    def __init__(self, rules: LockOutRules, clock: FakeClock) -> None:
        self._rules, self._clock = rules, clock
        self._counts: dict[tuple[str, ...], Count] = {}
        self._known: set[tuple[str, str]] = set()
        self.away = False

    def admit(self, guess: Guess) -> None:
        if self.away:
            raise Unavailable
        now, counted = self._clock(), [(self._count(key), free) for key, free in self._counters(guess)]
        waiting = [count for count, _ in counted if count.until is not None and count.until > now]
        if waiting:
            longest = max(waiting, key=lambda count: count.until or now)
            is_first = longest.told != longest.until
            for count in waiting:
                count.told = count.until
            raise turned_away((longest.until or now) - now, is_first)
        for count, free in counted:
            count.tries, count.last = count.tries + 1, now
            pause = self._rules.pause(count.tries, free)
            count.until = now + pause if pause else None

    def take_back(self, guess: Guess) -> None:
        for key, _ in self._counters(guess):
            self._less(key)

    def succeeded(self, guess: Guess) -> None:
        for key, _ in self._counters(guess):
            if key[0] == "from":
                self._less(key)
            else:
                self._counts.pop(key, None)
        self._know(guess)

    def forgive(self, guess: Guess) -> None:
        self._counts.pop(("who", guess.who), None)
        self._counts.pop(("pair", guess.who, household(guess.address)), None)
        self._know(guess)

    def _know(self, guess: Guess) -> None:
        if guess.address:
            self._known.add((guess.who, household(guess.address)))

    def _counters(self, guess: Guess) -> list[tuple[tuple[str, ...], int]]:
        place = household(guess.address)
        if (guess.who, place) in self._known:
            return [(("pair", guess.who, place), self._rules.tries)]
        counters: list[tuple[tuple[str, ...], int]] = [(("who", guess.who), self._rules.tries)]
        return [*counters, (("from", place), self._rules.tries_of_address)] if place else counters

    def _count(self, key: tuple[str, ...]) -> Count:
        count = self._counts.get(key)
        if count is None or count.last is None or self._clock() - count.last >= self._rules.fading:
            count = self._counts[key] = Count()
        return count

    def _less(self, key: tuple[str, ...]) -> None:
        count = self._count(key)
        count.tries, count.until = max(count.tries - 1, 0), None
