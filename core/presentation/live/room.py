"""The people on one channel and the sockets that are told of them: a few frames a tick for each socket."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from core.presentation.live import frames
from core.presentation.live.door import Door
from core.presentation.live.limits import TICK_SECONDS
from core.presentation.live.outlet import Outlet
from core.presentation.live.person import Hint, News, Standing
from core.presentation.live.presence import Presence

Changes = Callable[[Mapping[UUID, Standing | None]], None]
Told = tuple[News, str]


class Ticker:
    """Calls `tick` at once when it is rung, and never more often than every `seconds`."""

    def __init__(self, seconds: float, tick: Callable[[], None]) -> None:
        self._seconds, self._tick = seconds, tick
        self._loop = asyncio.get_running_loop()
        self._handle: asyncio.TimerHandle | None = None
        self._next_at = 0.0

    def ring(self) -> None:
        if self._handle is None:
            self._handle = self._loop.call_at(max(self._loop.time(), self._next_at), self._run)

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _run(self) -> None:
        self._handle, self._next_at = None, self._loop.time() + self._seconds
        self._tick()


class Room:
    """`tell_others` gets what changed of the people at this process's sockets.

    A socket that has just come, or that had no room for some news, is owed a `presence.state` first.
    """

    def __init__(self, tell_others: Changes, seconds: float = TICK_SECONDS) -> None:
        self.presence = Presence()
        self._tell_others = tell_others
        self._doors: dict[Outlet, Door] = {}
        self._owed: set[Outlet] = set()
        self._ticker = Ticker(seconds, self._tick)

    @property
    def is_empty(self) -> bool:
        """Whether no socket of this process is here."""
        return not self._doors

    def enter(self, outlet: Outlet, door: Door, now: float) -> None:
        """The door has a person."""
        self._doors[outlet] = door
        self._stay(outlet, door, now)
        self._owe(outlet)

    def leave(self, outlet: Outlet) -> None:
        self._doors.pop(outlet, None)
        self._owed.discard(outlet)
        self.presence.leave(outlet.id)
        self._ring()

    def act(self, outlet: Outlet, now: float, *, is_idle: bool = False, hint: Hint | None = None) -> None:
        self.presence.act(outlet.id, now, is_idle=is_idle, hint=hint)
        self._ring()

    def report(self, process: UUID, people: Mapping[UUID, Standing | None], *, is_whole: bool) -> None:
        self.presence.report(process, people, is_whole=is_whole)
        self._ring()

    def lose(self, process: UUID) -> None:
        self.presence.lose(process)
        self._ring()

    def hear(self, news: News) -> None:
        """What comes from no socket, told at once."""
        self._tell([(news, frames.news(news))])

    def settled(self, outlet: Outlet) -> None:
        """The socket has been subscribed, anew perhaps."""
        if outlet in self._doors:
            self._owe(outlet)

    def beat(self, now: float) -> None:
        for outlet, door in self._doors.items():
            self._stay(outlet, door, now)
        self.presence.expire(now)
        self._ring()

    def close(self) -> None:
        self._ticker.stop()

    def _stay(self, outlet: Outlet, door: Door, now: float) -> None:
        if door.person is not None:
            self.presence.stay(outlet.id, door.person, now)

    def _owe(self, outlet: Outlet) -> None:
        self._owed.add(outlet)
        self._ticker.ring()

    def _ring(self) -> None:
        if self.presence.has_changed or self._owed:
            self._ticker.ring()

    def _tick(self) -> None:
        told = [(each, frames.news(each)) for each in self.presence.changes()]
        if own := self.presence.own_changes():
            self._tell_others(own)
        ready = [outlet for outlet in self._owed if outlet.takes_hints]
        if told:
            self._tell(told)
        state = frames.people(self.presence.told()) if ready else ""
        for outlet in ready:
            outlet.hint(self._state_for(outlet) or state)
            self._owed.discard(outlet)
            # What is new just now is told to them as to the others, though the state has it as well.
            self._hint(outlet, self._for(outlet, told))

    def _tell(self, told: list[Told]) -> None:
        origins = {each.origin for each, _ in told}
        everything = frames.together([text for _, text in told])
        for outlet in self._doors.keys() - self._owed:
            hears_all = self._doors[outlet].hears is None and outlet.id not in origins
            self._hint(outlet, everything if hears_all else self._for(outlet, told))

    def _hint(self, outlet: Outlet, texts: Sequence[str]) -> None:
        if not all(map(outlet.hint, texts)):
            self._owed.add(outlet)

    def _for(self, outlet: Outlet, told: list[Told]) -> Sequence[str]:
        """What of it one socket is told; nobody hears what they say themselves."""
        hears = self._doors[outlet].hears
        return frames.together([text for each, text in told if each.origin != outlet.id and (not hears or hears(each))])

    def _state_for(self, outlet: Outlet) -> str | None:
        """What a socket hears that does not hear everything."""
        if (hears := self._doors[outlet].hears) is None:
            return None
        people = []
        for each in self.presence.told():
            if hears(News("presence.joined", each.person, {})):
                heard = {
                    key: hint
                    for key, hint in each.hints.items()
                    if hears(News(hint.kind, each.person, hint.data or {}))
                }
                people.append(replace(each, hints=heard))
        return frames.people(people)
