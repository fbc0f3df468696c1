"""Somebody chose what of a plan is filmed: the schedule has it done, place by place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM, Actor
from core.domain.clock import Clock
from core.domain.errors import Unacceptable
from core.domain.language import Language
from identity.contracts import NotificationType
from notifications.contracts import News
from schedule.application.reminder_ports import ActiveProjects, Heralds
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


class Choices(Protocol):
    def take(self, project_id: UUID, plan_id: UUID, chosen_at: datetime) -> bool:
        """Whether it is later than all choices of the plan before; remembered, if so."""


def follow_shooting(
    chosen: ShootingChosen,
    delivery_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    active: ActiveProjects,
    choices: Choices,
    schedules: Schedules,
    heralds: Heralds,
    clock: Clock,
) -> None:
    """Safe to run twice, and in whatever order choices come in. Whoever chose what does not fit hears of it."""
    try:
        with unit_of_work(by=chosen.by):
            if chosen.project_id in active({chosen.project_id}):
                _film(chosen, choices, schedules, clock)
    except Unacceptable:
        with unit_of_work(by=SYSTEM):
            heralds.tell(_failed(chosen), delivery_id)


def _film(chosen: ShootingChosen, choices: Choices, schedules: Schedules, clock: Clock) -> None:
    schedule, choice = schedules.get(chosen.project_id), chosen.choice
    if not choices.take(chosen.project_id, choice.plan_id, choice.chosen_at):
        return
    film(schedule, choice, clock().astimezone(ZoneInfo(schedule.hours.time_zone)).date())
    schedules.save(schedule)


def _failed(chosen: ShootingChosen) -> News:
    plan = chosen.choice.plan_id
    return News(
        kind=NotificationType.JOB_FINISHED,
        what="shooting_failed",
        project_id=chosen.project_id,
        recipients=(chosen.by.user_id,),
        subject_id=plan,
        subject=chosen.choice.plan_title,
        text="",
        path=f"/projects/{chosen.project_id}/plans/{plan}",
        source_id=plan,
    )


def _shot(told: Mapping[str, Any]) -> ShotToFilm:
    return ShotToFilm(UUID(told["id"]), told["position"], told["title"], told["place"], told["seconds"])
