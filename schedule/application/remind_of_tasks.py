"""A task or milestone is due, or overdue: who is to do it is reminded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.contracts import NotificationType
from notifications.contracts import News
from schedule.application.reminder_ports import ActiveProjects, DueTask, DueTasks, Heralds
from schedule.domain.notices import Notice, ends_to_look_at, name_of_notice, notice_of

AT_ONCE = 500


@dataclass(frozen=True)
class Reminder:
    id: UUID
    task: DueTask
    notice: Notice


def remind_of_tasks(
    *, unit_of_work: UnitOfWork, tasks: DueTasks, active: ActiveProjects, heralds: Heralds, clock: Clock
) -> int:
    """Of how many. As often as one likes: of one task and day everybody hears once.

    Days are those of the schedule's time zone.
    """
    now, reminded = clock(), 0
    due = _due_now(tasks, now)
    while batch := list(islice(due, AT_ONCE)):
        for reminder in _untold(batch, active, heralds):
            reminded += _remind(reminder, now, unit_of_work, tasks, heralds)
    return reminded


def _due_now(tasks: DueTasks, now: datetime) -> Iterator[Reminder]:
    for task in tasks.due(*ends_to_look_at(now)):
        reminder = _reminder(task, now)
        if reminder is not None:
            yield reminder


def _reminder(task: DueTask, now: datetime) -> Reminder | None:
    there = now.astimezone(ZoneInfo(task.time_zone))
    notice = notice_of(task.end_date, there)
    if notice is None or not task.people:
        return None
    return Reminder(uuid5(task.id, name_of_notice(notice, task.end_date, there)), task, notice)


def _untold(batch: list[Reminder], active: ActiveProjects, heralds: Heralds) -> list[Reminder]:
    told = heralds.told([each.id for each in batch])
    fresh = [each for each in batch if not told[each.id]]
    awake = active({each.task.project_id for each in fresh}) if fresh else set()
    return [each for each in fresh if each.task.project_id in awake]


def _remind(reminder: Reminder, now: datetime, unit_of_work: UnitOfWork, tasks: DueTasks, heralds: Heralds) -> bool:
    """Whether it is to be told of still: it may be completed or moved by now."""
    with unit_of_work(by=SYSTEM):
        task = tasks.held(reminder.task.project_id, reminder.task.id)
        current = _reminder(task, now) if task else None
        if task is None or current is None or current.id != reminder.id:
            return False
        heralds.tell(_news(task, reminder.notice), reminder.id)
    return True


def _news(task: DueTask, notice: Notice) -> News:
    return News(
        kind=NotificationType.DEADLINE,
        what=notice.value,
        project_id=task.project_id,
        recipients=task.people,
        subject_id=task.id,
        subject=task.name,
        text=task.notes,
        path=f"/projects/{task.project_id}/schedule?task={task.id}",
    )
