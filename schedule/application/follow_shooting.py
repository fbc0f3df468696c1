"""Somebody chose what of a plan is filmed: the schedule has it done, place by place."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.language import Language
from schedule.application.schedule_ports import Schedules
from schedule.domain.shooting_days import Pace, ShotToFilm
from schedule.domain.shooting_plan import Choice, film


@dataclass(frozen=True)
class ShootingChosen:
    """As it is heard."""

    project_id: UUID
    by: Actor
    choice: Choice

    @classmethod
    def read(cls, payload: Mapping[str, Any]) -> Self:
        starts = payload["start_date"]
        choice = Choice(
            plan_id=UUID(payload["plan_id"]),
            plan_title=payload["plan_title"],
            language=Language(payload["language"]),
            chosen_at=datetime.fromisoformat(payload["chosen_at"]),
            starts=None if starts is None else date.fromisoformat(starts),
            pace=Pace(payload["minutes_per_shot"], payload["move_minutes"]),
            shots=tuple(_shot(each) for each in payload["shots"]),
        )
        return cls(UUID(payload["project_id"]), Actor(UUID(payload["by"]["id"]), payload["by"]["name"]), choice)


def follow_shooting(
    chosen: ShootingChosen,
    *,
    unit_of_work: UnitOfWork,
    living: Callable[[Collection[UUID]], Collection[UUID]],
    schedules: Schedules,
    clock: Clock,
) -> None:
    """Safe to run twice, and in whatever order choices come in."""
    with unit_of_work(by=chosen.by):
        if chosen.project_id not in living({chosen.project_id}):
            return
        schedule = schedules.get(chosen.project_id)
        film(schedule, chosen.choice, clock().astimezone(ZoneInfo(schedule.hours.time_zone)).date())
        schedules.save(schedule)


def _shot(told: Mapping[str, Any]) -> ShotToFilm:
    return ShotToFilm(UUID(told["id"]), told["position"], told["title"], told["place"], told["seconds"])
