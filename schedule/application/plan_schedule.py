"""Plan a schedule: as any project begins, by what is filmed, or after a template; looked at first, then applied."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.errors import InvalidField
from core.domain.language import Language
from projects.contracts import Capability
from schedule.application.hold_ports import Holds, demand_none_held
from schedule.application.read_templates import read_template
from schedule.application.schedule_ports import Access, Schedules
from schedule.application.template_ports import TemplateReads
from schedule.contracts import PlanMode
from schedule.contracts.rows import LinkRow, PhaseRow, TaskRow
from schedule.domain.auto_plan import Planned, Terms, planned
from schedule.domain.blueprint import Blueprint
from schedule.domain.default_plan import default_blueprint, smart_blueprint
from schedule.domain.schedule import Schedule
from schedule.domain.smart_plan import SmartPlan
from schedule.domain.template_refusals import TemplateNotFound


@dataclass(frozen=True)
class PlanSchedule:
    """`smart` counts in its mode alone, and so does the template."""

    starts: date
    mode: PlanMode
    smart: SmartPlan = field(default_factory=SmartPlan)
    template_id: UUID | None = None
    language: Language = Language.KOREAN
    apply: bool = False
    move_fixed: bool = False


@dataclass(frozen=True)
class PlannedSchedule:
    """Rows of what is planned as they are, or would be."""

    phases: tuple[PhaseRow, ...]
    tasks: tuple[TaskRow, ...]
    links: tuple[LinkRow, ...]
    told: Planned
    applied: bool
    version: int


def plan_schedule(
    actor: Actor,
    project_id: UUID,
    command: PlanSchedule,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
    templates: TemplateReads,
    holds: Holds,
) -> PlannedSchedule:
    """Nothing is written unless it is applied. TaskHeld, InvalidField, and what laying a plan refuses."""
    held = holds.of(project_id) if command.apply else {}
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        blueprint, scope = _wanted(actor, command, templates)
        read = schedules.get if command.apply else schedules.look
        schedule = read(grant.project_id)
        terms = Terms(command.starts, command.language, scope, command.move_fixed)
        told, version = planned(schedule, blueprint, terms), schedule.version
        demand_none_held(held, grant, told.touched)
        if command.apply:
            schedules.save(schedule)
    return _answer(schedule, told, command.apply, version)


def _wanted(actor: Actor, command: PlanSchedule, templates: TemplateReads) -> tuple[Blueprint, str]:
    """With the scope of its tasks: the default and the smart plan turn into one another, templates do not."""
    if command.mode is PlanMode.DEFAULT:
        return default_blueprint(), ""
    if command.mode is PlanMode.SMART:
        return smart_blueprint(command.smart), ""
    if command.template_id is None:
        raise InvalidField("/template_id", "field.required")
    try:
        return read_template(actor, command.template_id, reads=templates).blueprint, f"{command.template_id}/"
    except TemplateNotFound as error:
        raise InvalidField("/template_id", "template.unknown") from error


def _answer(schedule: Schedule, told: Planned, applied: bool, version: int) -> PlannedSchedule:
    return PlannedSchedule(
        tuple(schedule.phase(each).row() for each in told.phases),
        tuple(schedule.task(each).row() for each in told.tasks),
        tuple(schedule.link(each).row() for each in told.links),
        told,
        applied,
        version,
    )
