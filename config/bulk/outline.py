"""A project in outline: what all of its rows have to agree on."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from config.bulk import words
from config.bulk.dice import Part, dice, id_at, moment
from config.bulk.scale import DAY, Person, Scale
from core.domain.events import project_channel
from projects.contracts import ProjectStatus, Role, Stage
from projects.infrastructure.bulk import ChangeLine, MemberLine, ProjectLine

_COLOURS = ("#1631f8", "#3b82f6", "#ef4444", "#10b981", "#ffc107", "#dc3545", "")
_ROLES = (Role.ADMIN, Role.EDITOR, Role.EDITOR, Role.REVIEWER, Role.REVIEWER, Role.VIEWER)
_STAGES = tuple(Stage)
_FEWEST_OTHERS, _MOST_OTHERS = 2, 8
_LIVELY, _ARCHIVED, _OWNED, _FAVOURITE = 0.2, 0.15, 0.25, 0.1


class Seat(NamedTuple):
    person: Person
    role: Role
    joined: float
    is_favourite: bool
    read: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Times are Unix seconds; `events` is how many its stream has, `notes` how many items of feedback it has."""

    number: int
    id: str
    title: str
    description: str
    client: str
    colour: str
    tags: list[str]
    status: ProjectStatus
    stage: Stage
    created: float
    active: float
    events: int
    notes: int
    seats: tuple[Seat, ...]

    @property
    def channel(self) -> str:
        return project_channel(self.id)  # type: ignore[arg-type]  # an id as text reads the same

    def row(self) -> ProjectLine:
        owner, times = self.seats[0].person, (moment(self.created), moment(self.active), moment(self.active))
        shown = (self.title, self.description, self.client, self.colour, self.tags, self.status.value)
        return ProjectLine(
            self.id, owner.id, owner.name, *shown, self.stage.value, len(self.seats), *times, 1 + len(self.seats)
        )

    def members(self) -> Iterator[MemberLine]:
        for seat in self.seats:
            who, joined = seat.person, moment(seat.joined)
            yield MemberLine(self.id, who.id, who.name, seat.role.value, joined, seat.is_favourite, seat.read)

    def history(self) -> Iterator[ChangeLine]:
        """How it came to its stage, and into the archive."""
        by, steps = self.seats[0].person, _STAGES.index(self.stage)
        for step in range(steps):
            at = moment(self.created + (self.active - self.created) * (step + 1) / (steps + 1))
            yield ChangeLine(self.id, at, by.id, by.name, "stage", _STAGES[step].value, _STAGES[step + 1].value)
        if self.status is ProjectStatus.ARCHIVED:
            yield ChangeLine(
                self.id, moment(self.active), by.id, by.name, "status", ProjectStatus.ACTIVE.value, self.status.value
            )


def outlines(scale: Scale) -> Iterator[Outline]:
    """Every project in turn, the same every time."""
    for number in range(scale.projects):
        yield outline(scale, number)


def outline(scale: Scale, number: int) -> Outline:
    chance = dice(scale.seed, number, Part.OUTLINE)
    measured = scale.measured_in.get(number, [])
    events = chance.randint(5, 10) if measured or chance.random() < _LIVELY else 0
    created = scale.until - (31 + 700 * chance.random()) * DAY
    active = scale.until - 20 * DAY * chance.random() if events else created + (scale.until - created) * chance.random()
    return Outline(
        number=number,
        id=id_at(chance, created),
        title=words.title(chance),
        description=words.description(chance),
        client=words.client(chance),
        colour=chance.choice(_COLOURS),
        tags=words.tags(chance),
        status=ProjectStatus.ARCHIVED if chance.random() < _ARCHIVED else ProjectStatus.ACTIVE,
        stage=chance.choice(_STAGES),
        created=created,
        active=active,
        events=events,
        notes=scale.notes[number],
        seats=_seats(scale, chance, measured, created, events),
    )


def _seats(scale: Scale, chance: Random, measured: list[int], created: float, events: int) -> tuple[Seat, ...]:
    """The owner first."""
    others = _FEWEST_OTHERS + int((_MOST_OTHERS - _FEWEST_OTHERS + 1) * chance.random() ** 2)
    people = chance.sample(range(scale.measured, len(scale.people)), others + 1)
    for each in measured:
        people.insert(0 if chance.random() < _OWNED else 1, each)
    return tuple(
        Seat(
            person=scale.people[number],
            role=chance.choice(_ROLES) if place else Role.OWNER,
            joined=created + place * DAY,
            is_favourite=chance.random() < _FAVOURITE,
            read=chance.randint(0, events),
        )
        # Who is measured stands in front, so it is the others who give way.
        for place, number in enumerate(people[: max(others, len(measured)) + 1])
    )


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
