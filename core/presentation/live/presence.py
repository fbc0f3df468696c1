"""Who is on one channel, as this process knows it: its own sockets, and what other processes report of theirs.

Every process works out what changed since it last told its sockets. So several tabs are one presence, what changed back
in between is no news, and a process that is killed takes nobody along for good: its reports are dropped when it falls
silent. Nothing here waits or looks at a clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from uuid import UUID

from core.presentation.live.limits import HINTS_A_SOCKET, IDLE_SECONDS, PEOPLE_SHOWN
from core.presentation.live.person import Hint, News, Person, Standing


@dataclass
class _Said:
    hint: Hint
    number: int
    ends_at: float | None


@dataclass
class _Source:
    """A socket of this process, or another process."""

    person: Person
    is_idle: bool = False
    acted_at: float = 0.0
    said: dict[str, _Said] = field(default_factory=dict)


class Presence:
    """`changes` and `own_changes` tell what is new since they were last asked, however often it changed."""

    def __init__(self) -> None:
        self._sources: dict[UUID, dict[UUID, _Source]] = {}
        self._sockets: dict[UUID, UUID] = {}
        self._told: dict[UUID, Standing] = {}
        self._touched: set[UUID] = set()
        self._untold: set[UUID] = set()
        self._numbers = count()

    @property
    def has_changed(self) -> bool:
        return bool(self._touched)

    def enter(self, socket: UUID, person: Person, now: float) -> None:
        """Beyond PEOPLE_SHOWN people the next one is there unseen."""
        if person.id in self._sources or len(self._sources) < PEOPLE_SHOWN:
            self._sockets[socket] = person.id
            self._sources.setdefault(person.id, {})[socket] = _Source(person, acted_at=now)
            self._touch(person.id, own=True)

    def stay(self, socket: UUID, person: Person, now: float) -> None:
        """Whoever came when there were too many is seen once there is room; whoever has another name shows it."""
        if socket not in self._sockets:
            return self.enter(socket, person, now)
        source = self._sources[person.id][socket]
        if source.person != person:
            source.person = person
            self._touch(person.id, own=True)
        return None

    def leave(self, socket: UUID) -> None:
        if (person_id := self._sockets.pop(socket, None)) is not None:
            self._drop(person_id, socket)
            self._touch(person_id, own=True)

    def act(self, socket: UUID, now: float, *, is_idle: bool = False, hint: Hint | None = None) -> None:
        """Somebody did something, or said that they do nothing."""
        if (person_id := self._sockets.get(socket)) is None:
            return
        source = self._sources[person_id][socket]
        source.is_idle, source.acted_at = is_idle, now
        if hint is not None:
            self._say(source, hint, None if hint.seconds is None else now + hint.seconds)
        self._touch(person_id, own=True)

    def report(self, process: UUID, people: Mapping[UUID, Standing | None], *, is_whole: bool) -> None:
        """What another process says of its people; `is_whole` when there are no others."""
        if is_whole:
            self.lose(process, kept=people.keys())
        for person_id, standing in people.items():
            if standing is None:
                self._drop(person_id, process)
            elif person_id in self._sources or len(self._sources) < PEOPLE_SHOWN:
                self._take_over(process, person_id, standing)
            self._touch(person_id)

    def lose(self, process: UUID, kept: Iterable[UUID] = ()) -> None:
        """The other process has no more people here but those."""
        gone = [person_id for person_id, sources in self._sources.items() if process in sources]
        for person_id in set(gone) - set(kept):
            self._drop(person_id, process)
            self._touch(person_id)

    def expire(self, now: float) -> None:
        """Who was silent for long is idle; what was not said again has ended."""
        for socket, person_id in self._sockets.items():
            source = self._sources[person_id][socket]
            over = [key for key, said in source.said.items() if said.ends_at is not None and said.ends_at <= now]
            for key in over:
                del source.said[key]
            falls_silent = not source.is_idle and now - source.acted_at >= IDLE_SECONDS
            if over or falls_silent:
                source.is_idle = source.is_idle or falls_silent
                self._touch(person_id, own=True)

    def changes(self) -> list[News]:
        touched, self._touched = self._touched, set()
        news: list[News] = []
        for person_id in touched:
            before, after = self._told.pop(person_id, None), self._standing(person_id)
            if after is not None:
                self._told[person_id] = after
            news += differences(before, after)
        return news

    def own_changes(self) -> dict[UUID, Standing | None]:
        """Of the people at this process's sockets."""
        untold, self._untold = self._untold, set()
        return {person_id: self._standing(person_id, own=True) for person_id in untold}

    def own(self) -> dict[UUID, Standing | None]:
        """All of them."""
        return {person_id: self._standing(person_id, own=True) for person_id in self._sockets.values()}

    def told(self) -> list[Standing]:
        """Everybody, as of the last `changes`."""
        return list(self._told.values())

    def _say(self, source: _Source, hint: Hint, ends_at: float | None) -> None:
        source.said.pop(hint.key, None)
        if hint.data is not None:
            source.said[hint.key] = _Said(hint, next(self._numbers), ends_at)
        if len(source.said) > HINTS_A_SOCKET:
            del source.said[next(iter(source.said))]

    def _take_over(self, process: UUID, person_id: UUID, standing: Standing) -> None:
        sources = self._sources.setdefault(person_id, {})
        before = sources[process].said if process in sources else {}
        source = sources[process] = _Source(standing.person, standing.is_idle)
        for key, hint in list(standing.hints.items())[:HINTS_A_SOCKET]:
            is_same = key in before and before[key].hint == hint
            source.said[key] = before[key] if is_same else _Said(hint, next(self._numbers), None)

    def _drop(self, person_id: UUID, key: UUID) -> None:
        sources = self._sources.get(person_id, {})
        sources.pop(key, None)
        if not sources:
            self._sources.pop(person_id, None)

    def _touch(self, person_id: UUID, *, own: bool = False) -> None:
        self._touched.add(person_id)
        if own:
            self._untold.add(person_id)

    def _standing(self, person_id: UUID, *, own: bool = False) -> Standing | None:
        """All that is known of a person put together; of two values of a key the later one."""
        sources = {
            key: source
            for key, source in self._sources.get(person_id, {}).items()
            if not own or self._sockets.get(key) == person_id
        }
        if not sources:
            return None
        said = [(each.number, key, each.hint) for key, source in sources.items() for each in source.said.values()]
        latest = {hint.key: (key, hint) for _, key, hint in sorted(said, key=itemgetter(0))}
        *_, last = sources
        return Standing(
            sources[last].person,
            all(source.is_idle for source in sources.values()),
            {name: hint for name, (_, hint) in latest.items()},
            {name: key for name, (key, _) in latest.items()},
            last if len(sources) == 1 else None,
        )


def state_of(standing: Standing) -> str:
    return "idle" if standing.is_idle else "active"


def differences(before: Standing | None, after: Standing | None) -> Iterator[News]:
    """What the others are told when a standing becomes another; of another name by the state, said again."""
    if after is not None and (before is None or (before.is_idle, before.person) != (after.is_idle, after.person)):
        kind = "joined" if before is None else state_of(after)
        yield News(f"presence.{kind}", after.person, {"state": state_of(after)}, after.by if before is None else None)
    hints, earlier = after.hints if after else {}, before.hints if before else {}
    for key, hint in hints.items():
        if after is not None and hint.data is not None and hint != earlier.get(key):
            yield News(hint.kind, after.person, hint.data, after.origins.get(key))
    for key, hint in earlier.items():
        if before is not None and key not in hints and hint.at_end is not None:
            yield News(hint.kind, before.person, hint.at_end, before.origins.get(key))
    if before is not None and after is None:
        yield News("presence.left", before.person, {})
