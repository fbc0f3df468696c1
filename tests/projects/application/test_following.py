"""A project goes on as its schedule does."""

from dataclasses import replace
from datetime import date

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from projects.application.follow_schedule import FollowSchedule, follow_schedule
from projects.contracts import ProjectUpdated, Stage
from projects.domain.outline import Deadline, Outline
from projects.domain.project import Project
from tests.projects.examples import LATER, project_of
from tests.projects.fakes import FakeProjects

OWNER = Actor(new_id(), "박감독")
DEADLINES = (Deadline("milestone", new_id(), "시사", date(2026, 3, 20)),)


def added(projects: FakeProjects) -> Project:
    project = project_of(OWNER.user_id)
    projects.add(project)
    return projects.stored[project.id]


def follow(projects: FakeProjects, project: Project, outline: Outline, deadlines: tuple[Deadline, ...] = ()) -> None:
    command = FollowSchedule(project.id, outline, deadlines)
    follow_schedule(command, unit_of_work=projects.unit_of_work, projects=projects, news=projects, clock=lambda: LATER)


def test_its_members_are_told_and_the_system_stands_in_the_history(projects: FakeProjects) -> None:
    project = added(projects)
    follow(projects, project, Outline(2, Stage.SHOOTING, progress=30), DEADLINES)
    told = [fact for fact in projects.told if isinstance(fact, ProjectUpdated)]
    assert [(fact.stage, fact.schedule_progress) for fact in told] == [(Stage.SHOOTING, 30)]
    by, change = projects.history[project.id][-1]
    assert (by, change.previous, change.current) == (SYSTEM, "planning", "shooting")
    assert projects.row(OWNER.user_id, project.id).deadlines == DEADLINES


def test_the_same_news_twice_or_late_change_nothing(projects: FakeProjects) -> None:
    project = added(projects)
    newest = Outline(5, Stage.EDITING, progress=80)
    follow(projects, project, newest, DEADLINES)
    before = projects.row(OWNER.user_id, project.id)
    for outline in (newest, replace(newest, version=4, stage=Stage.PLANNING)):
        follow(projects, project, outline)
    assert projects.row(OWNER.user_id, project.id) == before


def test_other_deadlines_alone_are_no_change_of_the_project(projects: FakeProjects) -> None:
    project = added(projects)
    follow(projects, project, Outline(5), DEADLINES)
    row = projects.row(OWNER.user_id, project.id)
    assert (row.version, row.deadlines) == (1, DEADLINES)
    assert projects.told == []
    follow(projects, project, Outline(4))
    assert projects.row(OWNER.user_id, project.id).deadlines == DEADLINES


def test_a_project_in_the_trash_follows_and_one_that_is_gone_is_left(projects: FakeProjects) -> None:
    project = added(projects)
    project.delete(LATER)
    follow(projects, project, Outline(2, Stage.REVIEW))
    assert projects.stored[project.id].stage is Stage.REVIEW
    gone = project_of(OWNER.user_id)
    follow(projects, gone, Outline(2, Stage.REVIEW))
    assert gone.id not in projects.stored
