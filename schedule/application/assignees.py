"""Only members are assigned."""

from collections.abc import Collection
from uuid import UUID

from core.domain.errors import InvalidField
from schedule.application.schedule_ports import Members


def demand_members(project_id: UUID, assignees: Collection[UUID], members: Members) -> None:
    """InvalidField. Asked under the lock of the schedule: who leaves later has their tasks taken under it, too."""
    if assignees and set(assignees) - members(project_id, assignees).keys():
        raise InvalidField("/assignees", "assignee.not_a_member")
