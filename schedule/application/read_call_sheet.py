"""Looking at when which shot is called."""

from uuid import UUID

from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Schedules
from schedule.domain.call_sheet import ShotCall, call_sheet


def read_call_sheet(
    actor: Actor, project_id: UUID, *, access: Access, schedules: Schedules
) -> tuple[int, tuple[ShotCall, ...]]:
    """With the version of the schedule."""
    schedule = schedules.look(access(actor, project_id, Capability.READ).project_id, notes_of=())
    return schedule.version, call_sheet(schedule)
