"""Rows of schedules that stories need beside them."""

from datetime import date
from uuid import UUID

from schedule.application.reminder_ports import DueTask
from schedule.infrastructure.models import ScheduleRecord, TaskRecord


def empty_schedule(project_id: UUID, time_zone: str = "Asia/Seoul") -> None:
    """What is kept of it hangs on its row."""
    ScheduleRecord.objects.create(project_id=project_id, time_zone=time_zone, working_time={}, begins=0)


def schedule_of(day: date, project_id: UUID, time_zone: str = "Asia/Seoul") -> None:
    """All that it has to be done is done on that day."""
    empty_schedule(project_id, time_zone)
    ScheduleRecord.objects.filter(project_id=project_id).update(start_date=day, end_date=day)


def due_task(due: DueTask, progress: int) -> None:
    """A task of a day."""
    TaskRecord.objects.create(
        id=due.id,
        project_id=due.project_id,
        number=due.id.int,
        position=due.id.int,
        kind="task",
        name=due.name,
        notes=due.notes,
        days=1,
        minutes=0,
        calendar="working",
        is_fixed=False,
        placed_by_hand=False,
        progress=progress,
        assignees=sorted(due.assignee_ids),
        starts=0,
        ends=0,
        start_date=due.end_date,
        end_date=due.end_date,
        placed_by="beginning",
        version=1,
        made_by_id=due.made_by_id,
    )
