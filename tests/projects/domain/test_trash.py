from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from core.domain.errors import DomainError
from core.domain.ids import new_id
from core.domain.retention import RETENTION, days_left, purge_at
from projects.contracts import ProjectPurged, ProjectRestored, ProjectStatus, Stage
from projects.domain.history import Change, Course
from projects.domain.project import Project
from projects.domain.refusals import ProjectNotFound
from tests.projects.examples import LATER, NOON, project_of

OWNER, ADMIN = new_id(), new_id()
END = LATER + RETENTION
TICK = timedelta(microseconds=1)


def deleted(*, archived: bool = False) -> Project:
    project = project_of(OWNER, admin=ADMIN)
    if archived:
        project.archive(OWNER, NOON)
    project.delete(LATER)
    project.facts.clear()
    project.changes.clear()
    return project


@pytest.mark.parametrize(("archived", "status"), [(False, ProjectStatus.ACTIVE), (True, ProjectStatus.ARCHIVED)])
def test_a_deleted_project_comes_back_as_it_was(archived: bool, status: ProjectStatus) -> None:
    project = deleted(archived=archived)
    members, before = dict(project.members), project.version
    assert project.previous_status is status
    project.restore(OWNER, END - TICK)
    assert (project.status, project.previous_status, project.deleted_at) == (status, None, None)
    assert (project.members, project.version) == (members, before + 1)
    assert project.facts == [ProjectRestored(project_id=project.id, status=status, version=before + 1)]
    assert project.changes == [Change(Course.STATUS, "deleted", status, END - TICK)]


def test_one_that_was_deleted_before_its_status_was_kept_comes_back_active() -> None:
    project = deleted()
    project.previous_status = None
    project.restore(OWNER, LATER)
    assert project.status is ProjectStatus.ACTIVE


@pytest.mark.parametrize(
    ("project", "verb"),
    [
        (deleted(), lambda project: project.restore(ADMIN, LATER)),
        (deleted(), lambda project: project.restore(OWNER, END)),
        (deleted(), lambda project: project.delete(LATER)),
        (deleted(), lambda project: project.archive(OWNER, LATER)),
        (deleted(), lambda project: project.reopen(OWNER, LATER)),
        (deleted(), lambda project: project.purge(END - TICK)),
        (project_of(OWNER), lambda project: project.restore(OWNER, LATER)),
        (project_of(OWNER), lambda project: project.purge(END)),
    ],
)
def test_what_is_refused_changes_nothing(project: Project, verb: Callable[[Project], Any]) -> None:
    before = deepcopy(project)
    refusal: type[DomainError] = ProjectNotFound
    with pytest.raises(refusal):
        verb(project)
    assert project == before


def test_a_project_is_purged_when_its_time_is_over() -> None:
    project = deleted()
    project.purge(END)
    assert project.facts == [ProjectPurged(project_id=project.id)]


@pytest.mark.parametrize(
    ("passed", "days"),
    [(timedelta(), 30), (TICK, 30), (timedelta(days=1), 29), (RETENTION - TICK, 1), (RETENTION, 0), (RETENTION * 2, 0)],
)
def test_days_left_are_whole_and_the_last_one_is_still_a_day(passed: timedelta, days: int) -> None:
    assert days_left(LATER, LATER + passed) == days
    assert purge_at(LATER) == END


def test_every_move_of_status_and_stage_is_history() -> None:
    project = project_of(OWNER)
    project.describe(LATER, stage=Stage.SHOOTING, title="여름")
    project.describe(LATER, title="가을")
    project.archive(OWNER, LATER)
    project.archive(OWNER, LATER)
    project.delete(LATER)
    assert [(change.what, change.previous, change.current) for change in project.changes] == [
        ("stage", "planning", "shooting"),
        ("status", "active", "archived"),
        ("status", "archived", "deleted"),
    ]
    assert {change.at for change in project.changes} == {LATER}
