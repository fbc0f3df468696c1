"""Shots that are to be filmed, for whoever plans the shooting."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from ai_planning.contracts.part_rows import Author, in_seconds
from core.domain.events import Event, plain
from core.domain.language import Language

_TOLD = (
    "project_id", "plan_id", "plan_title", "language", "chosen_at", "start_date", "minutes_per_shot", "move_minutes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ShotToFilm:
    """`place` is "" where nobody knows."""

    id: UUID
    position: int
    title: str
    description: str
    place: str
    duration_ms: int

    def wire(self) -> dict[str, Any]:
        return {
            "id": str(self.id),
            "position": self.position,
            "title": self.title,
            "description": self.description,
            "place": self.place,
            "seconds": in_seconds(self.duration_ms),
        }


@dataclass(frozen=True, kw_only=True)
class ShootingChosen(Event):
    """The shots of a plan that are to be filmed, in the film's order, and how much time filming them takes.

    `start_date` None: when filming may begin as things stand. Of two choices the one of the later `chosen_at` counts,
    whichever is heard first.
    """

    name: ClassVar[str] = "plan.shooting_chosen"

    project_id: UUID
    plan_id: UUID
    plan_title: str
    language: Language
    by: Author
    chosen_at: datetime
    start_date: date | None
    minutes_per_shot: int
    move_minutes: int
    shots: tuple[ShotToFilm, ...]

    def payload(self) -> dict[str, Any]:
        told = {name: plain(getattr(self, name)) for name in _TOLD}
        return {**told, "by": self.by.wire(), "shots": [each.wire() for each in self.shots]}
