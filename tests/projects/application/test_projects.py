from functools import partial
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.audit import AuditRow, Outcome
from core.domain.errors import DomainError, Stale
from core.domain.ids import new_id
from core.domain.pages import CursorRequest, PageRequest
from projects.application.add_member import AddMember, add_member
from projects.application.archive_project import archive_project
from projects.application.change_role import change_role
from projects.application.delete_project import delete_project
from projects.application.follow_news import record_activity, rename_member
from projects.application.read_projects import list_members
from projects.application.read_trail import read_trail
from projects.application.remove_member import remove_member
from projects.application.reopen_project import reopen_project
from projects.application.update_project import UpdateProject, update_project
from projects.contracts import ProjectStatus, Role
from projects.domain.project import Project
from projects.domain.refusals import (
    ProjectIsArchived,
    ProjectNotFound,
    ProjectNotPermitted,
)
from tests.core.fakes import FakeAuditTrail
from tests.projects.application.cast import ADMIN, EDITOR, JIMIN, OWNER, STRANGER
from tests.projects.examples import LATER, NOON, project_of
from tests.projects.fake_invitations import FakeInvitations
from tests.projects.fakes import FakePeople, FakeProjects


@pytest.fixture
def answered(projects: FakeProjects, write: dict[str, Any]) -> dict[str, Any]:
    """For the use cases that end by reading the row."""
    return write | {"queries": projects}


def test_changes_are_stored(projects: FakeProjects, project: Project, answered: dict[str, Any]) -> None:
    row = update_project(ADMIN, UpdateProject(project.id, {"title": "여름"}, project.version), **answered)
    assert row.title == projects.stored[project.id].details.title == "여름"
    assert row.my_role is Role.ADMIN


def test_a_stale_change_tells_what_is_there_and_stores_nothing(
    projects: FakeProjects, project: Project, answered: dict[str, Any]
) -> None:
    with pytest.raises(Stale) as refused:
        update_project(OWNER, UpdateProject(project.id, {"title": "여름"}, 99), **answered)
    assert refused.value.current.title == "봄 캠페인"  # type: ignore[attr-defined]
    with pytest.raises(Stale):
        delete_project(OWNER, project.id, 99, **answered)
    assert projects.stored[project.id].version == project.version


@pytest.mark.parametrize(("who", "refusal"), [(EDITOR, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_others_change_nothing(
    projects: FakeProjects,
    project: Project,
    ports: dict[str, Any],
    adding: dict[str, Any],
    answered: dict[str, Any],
    who: Actor,
    refusal: type[DomainError],
) -> None:
    people = FakePeople(JIMIN)
    for attempt in (
        lambda: update_project(who, UpdateProject(project.id, {"title": "여름"}, None), **answered),
        lambda: delete_project(who, project.id, None, **answered),
        lambda: archive_project(who, project.id, **answered),
        lambda: add_member(who, AddMember(project.id, JIMIN.id, "", Role.VIEWER), **adding, people=people),
        lambda: change_role(who, project.id, ADMIN.user_id, Role.VIEWER, **ports),
        lambda: remove_member(who, project.id, ADMIN.user_id, **ports),
    ):
        with pytest.raises(refusal):
            attempt()
    assert projects.stored == {project.id: project}
    assert people.asked == 0, "who may not invite does not learn who has an account"


def test_an_admin_does_not_govern(project: Project, ports: dict[str, Any], answered: dict[str, Any]) -> None:
    with pytest.raises(ProjectNotPermitted):
        delete_project(ADMIN, project.id, None, **answered)
    with pytest.raises(ProjectNotPermitted):
        change_role(ADMIN, project.id, EDITOR.user_id, Role.VIEWER, **ports)


def test_an_archived_project_waits_until_it_is_reopened(project: Project, answered: dict[str, Any]) -> None:
    assert archive_project(OWNER, project.id, **answered).status is ProjectStatus.ARCHIVED
    with pytest.raises(ProjectIsArchived):
        update_project(OWNER, UpdateProject(project.id, {"title": "여름"}, None), **answered)
    assert reopen_project(ADMIN, project.id, **answered).status is ProjectStatus.ACTIVE
    assert update_project(OWNER, UpdateProject(project.id, {"title": "여름"}, None), **answered).title == "여름"


def test_members_are_paged_with_the_place_of_the_stream(projects: FakeProjects, project: Project) -> None:
    page = list_members(EDITOR, project.id, PageRequest(2, 2), access=projects.access, queries=projects)
    assert ([row.user_id for row in page.rows], page.total, page.seq) == ([EDITOR.user_id], 3, 0)
    with pytest.raises(ProjectNotFound):
        list_members(STRANGER, project.id, PageRequest(1, 2), access=projects.access, queries=projects)


def test_activity_is_when_its_delivery_was_made(projects: FakeProjects, project: Project) -> None:
    delivery = new_id()
    record_activity(
        project.id, delivery, unit_of_work=projects.unit_of_work, news=projects, clock=lambda: LATER.replace(year=2100)
    )
    first = projects.stored[project.id].last_activity_at
    assert int(first.timestamp() * 1000) == delivery.int >> 80
    record_activity(
        project.id, delivery, unit_of_work=projects.unit_of_work, news=projects, clock=lambda: LATER.replace(year=2101)
    )
    assert projects.stored[project.id].last_activity_at == first


def test_activity_is_never_in_the_future(projects: FakeProjects, project: Project) -> None:
    record_activity(project.id, new_id(), unit_of_work=projects.unit_of_work, news=projects, clock=lambda: LATER)
    assert projects.stored[project.id].last_activity_at == LATER


def test_of_two_renames_the_accounts_present_name_counts(projects: FakeProjects) -> None:
    made = project_of(OWNER.user_id, editor=JIMIN.id)
    projects.add(made)
    rename = partial(rename_member, unit_of_work=projects.unit_of_work, news=projects, sent=FakeInvitations(projects))
    rename(JIMIN.id, "옛 소식", people=FakePeople(JIMIN))
    assert projects.stored[made.id].members[JIMIN.id].name == "지민"
    rename(JIMIN.id, "떠난 사람", people=FakePeople())
    assert projects.stored[made.id].members[JIMIN.id].name == "떠난 사람"


@pytest.mark.parametrize(("who", "refusal"), [(EDITOR, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_the_trail_is_read_by_those_who_run_the_project(
    projects: FakeProjects, project: Project, who: Actor, refusal: type[DomainError]
) -> None:
    parts = (new_id(), NOON, "member.left", Outcome.ALLOWED, JIMIN.id, STRANGER.user_id)
    row = AuditRow(*parts, project.id, "203.0.113.9", "Firefox", {})
    ports: dict[str, Any] = {
        "access": projects.access,
        "trail": FakeAuditTrail([row]),
        "people": FakePeople(JIMIN),
    }
    page = read_trail(ADMIN, project.id, CursorRequest(None, 20), None, **ports)
    assert page.rows == (row.named({JIMIN.id: "지민"}),)
    asked = ports["people"].asked
    with pytest.raises(refusal):
        read_trail(who, project.id, CursorRequest(None, 20), None, **ports)
    assert ports["people"].asked == asked
