"""Shots that are to be filmed: whoever plans the shooting hears of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, PlanReads
from ai_planning.contracts.rows import PlanRow, ShotRow
from ai_planning.contracts.shooting import ShootingChosen, ShotToFilm
from ai_planning.domain.filming_places import places_of
from ai_planning.domain.plan_refusals import ShotNotFound
from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from projects.contracts import Capability, ProjectGrant

AN_HOUR = 60
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 10, 31)
"""Between which shooting may begin: schedules end with 2099."""


@dataclass(frozen=True)
class ChooseShooting:
    """`places`: where shots are filmed, as far as it is not to be read from their texts. None chosen: none are left."""

    shot_ids: tuple[UUID, ...]
    places: Mapping[UUID, str] = field(default_factory=dict)
    start_date: date | None = None
    minutes_per_shot: int = AN_HOUR
    move_minutes: int = AN_HOUR


def choose_shooting(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    command: ChooseShooting,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    reads: PlanReads,
    named: Callable[[str], str],
    publish: EventPublisher,
    clock: Clock,
) -> ShootingChosen:
    """Raises PlanNotFound, ShotNotFound, InvalidField at /start_date. The schedule follows a moment later."""
    _demand_day(command.start_date)
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        plan = reads.row(grant, plan_id)
        places = places_of(plan.shots, command.places, named)
        shots = tuple(_to_film(each, places[each.id]) for each in _wanted(plan, command))
        chosen = _chosen(grant, plan, shots, command, clock())
        publish(chosen)
    return chosen


def _demand_day(day: date | None) -> None:
    if day is not None and day < FIRST_DAY:
        raise InvalidField("/start_date", "date.too_early", first=FIRST_DAY.isoformat())
    if day is not None and day > LAST_DAY:
        raise InvalidField("/start_date", "date.too_late", last=LAST_DAY.isoformat())


def _wanted(plan: PlanRow, command: ChooseShooting) -> tuple[ShotRow, ...]:
    """In the film's order."""
    known = {each.id for each in plan.shots}
    if not {*command.shot_ids, *command.places} <= known:
        raise ShotNotFound
    return tuple(each for each in plan.shots if each.id in command.shot_ids)


def _chosen(
    grant: ProjectGrant, plan: PlanRow, shots: tuple[ShotToFilm, ...], command: ChooseShooting, now: datetime
) -> ShootingChosen:
    return ShootingChosen(
        project_id=grant.project_id,
        plan_id=plan.id,
        plan_title=plan.title,
        language=plan.summary.language,
        by=author_of(grant),
        chosen_at=now,
        start_date=command.start_date,
        minutes_per_shot=command.minutes_per_shot,
        move_minutes=command.move_minutes,
        shots=shots,
    )


def _to_film(shot: ShotRow, place: str) -> ShotToFilm:
    same = {name: getattr(shot, name) for name in ("id", "position", "title", "description", "duration_ms")}
    return ShotToFilm(**same, place=place)
