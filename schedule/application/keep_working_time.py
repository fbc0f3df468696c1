"""People work at other times: everything is placed anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.errors import Stale
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, CalendarsOf, Schedules
from schedule.contracts.rows import WorkingTimeRow
from schedule.domain.edit import NOTHING_MOVED, Rearranged
from schedule.domain.limits import moment_on


@dataclass(frozen=True)
class SeenWorkingTime:
    row: WorkingTimeRow
    version: int
    rearranged: Rearranged = NOTHING_MOVED


@dataclass(frozen=True)
class KeepWorkingTime:
    """`words` are fields of WorkingHours, and `begins_on`; those that are not given stay."""

    words: Mapping[str, Any]
    expected_version: int | None = None


def read_working_time(actor: Actor, project_id: UUID, *, access: Access, schedules: Schedules) -> SeenWorkingTime:
    schedule = schedules.look(access(actor, project_id, Capability.READ).project_id, notes_of=())
    return SeenWorkingTime(schedule.working_time(), schedule.version)


def keep_working_time(
    actor: Actor,
    project_id: UUID,
    command: KeepWorkingTime,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    schedules: Schedules,
    calendars: CalendarsOf,
) -> SeenWorkingTime:
    """Raises Stale, NoWorkingDays, TooLate, InvalidField."""
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.UPDATE)
        schedule = schedules.get(grant.project_id, notes_of=())
        if command.expected_version not in (None, schedule.version):
            raise Stale(SeenWorkingTime(schedule.working_time(), schedule.version))
        words = dict(command.words)
        day = words.pop("begins_on", None)
        begins = None if day is None else moment_on(day, 0, "/begins_on")
        hours = replace(schedule.hours, **words)
        rearranged = schedule.keep_hours(hours, calendars(hours), begins)
        schedules.save(schedule)
    return SeenWorkingTime(schedule.working_time(), schedule.version, rearranged)
