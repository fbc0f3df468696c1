"""Keep the plan of a project under a name, without its days, to begin others with."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, ScheduleReads
from schedule.application.template_ports import Templates
from schedule.application.template_read_models import TemplateRow
from schedule.domain.kept_plan import blueprint_of
from schedule.domain.plan_template import PlanTemplate


def keep_template(
    actor: Actor,
    project_id: UUID,
    name: str,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    reads: ScheduleReads,
    templates: Templates,
    clock: Clock,
) -> TemplateRow:
    """Raises NothingToKeep, TemplateTooLarge, InvalidField at /name, TemplateNameTaken, TooManyTemplates."""
    with unit_of_work(by=actor):
        plan = blueprint_of(reads.whole(access(actor, project_id, Capability.READ)).row)
        template = PlanTemplate.create(new_id(), actor.user_id, name, plan, clock())
        templates.add(template)
    return TemplateRow.of(template)
