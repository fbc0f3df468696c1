"""Only members are assigned, also at the moment at which they leave."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from projects.contracts import Capability, ProjectGrant, Role
from projects.domain.roles import ROLES
from schedule.application.add_task import add_task
from schedule.application.revise_task import ReviseTask, revise_task
from schedule.domain.drafts import TaskDraft
from schedule.domain.moments import moment
from schedule.domain.schedule import Schedule
from schedule.domain.working_hours import WorkingHours
from schedule.domain.working_time import calendars

JIMIN, LEAVER = Actor(new_id(), "지민"), new_id()
HOURS = WorkingHours(time_zone="Asia/Seoul")


class Leaving:
    """Schedules and Members: somebody leaves while the schedule's lock is waited for."""

    def __init__(self, project_id: UUID) -> None:
        self.members = {JIMIN.user_id, LEAVER}
        self.schedule = Schedule(project_id, HOURS, calendars(HOURS.week), moment(utc_now().date()))
        self.saved = False

    def get(self, project_id: UUID, *, notes_of: Collection[UUID] | None = None) -> Schedule:
        self.members.discard(LEAVER)
        return self.schedule

    def save(self, schedule: Schedule) -> None:
        self.saved = True

    def named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        return {each: "누구" for each in user_ids if each in self.members}

    def access(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        return ProjectGrant(project_id, actor.user_id, actor.name, Role.EDITOR, ROLES.of(Role.EDITOR))

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        yield

    def ports(self) -> dict[str, Any]:
        named = {"members": self.named, "schedules": self}
        return {"unit_of_work": self.unit_of_work, "access": self.access, **named}


def test_who_leaves_meanwhile_is_given_no_new_task() -> None:
    leaving = Leaving(new_id())
    with pytest.raises(InvalidField):
        add_task(JIMIN, leaving.schedule.project_id, {"name": "촬영", "assignees": (LEAVER,)}, **leaving.ports())
    assert not leaving.saved


def test_who_leaves_meanwhile_is_given_no_task_that_is_there() -> None:
    leaving = Leaving(new_id())
    task = TaskDraft(id=new_id(), name="촬영")
    leaving.schedule.add_tasks([task])
    command = ReviseTask(task_id=task.id, terms={"assignees": (LEAVER,)}, expected_version=None)
    with pytest.raises(InvalidField):
        revise_task(
            JIMIN,
            leaving.schedule.project_id,
            command,
            **leaving.ports(),
            holds=None,
            clock=utc_now,  # type: ignore[arg-type]  # no time is changed
        )
    assert not leaving.saved
