"""Looking at a schedule."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Members, ReadSchedule, ScheduleReads, TaskFilter
from schedule.contracts.rows import TaskRow


@dataclass(frozen=True)
class SeenSchedule:
    """With the names of those who have tasks, as far as they are members."""

    read: ReadSchedule
    people: dict[UUID, str]


def read_schedule(
    actor: Actor, project_id: UUID, *, access: Access, members: Members, reads: ScheduleReads
) -> SeenSchedule:
    grant = access(actor, project_id, Capability.READ)
    read = reads.whole(grant)
    assigned = {each for task in read.row.tasks for each in task.assignees}
    return SeenSchedule(read, members(grant.project_id, assigned) if assigned else {})


def read_task(actor: Actor, project_id: UUID, task_id: UUID, *, access: Access, reads: ScheduleReads) -> TaskRow:
    """Raises TaskNotFound."""
    return reads.task(access(actor, project_id, Capability.READ), task_id)


def list_tasks(
    actor: Actor, project_id: UUID, wanted: PageRequest, which: TaskFilter, *, access: Access, reads: ScheduleReads
) -> Page[TaskRow]:
    return reads.page(access(actor, project_id, Capability.READ), wanted, which)
