"""Who is added, who leaves, and who is told."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.language import Language
from projects.application.add_member import AddMember, add_member
from projects.application.archive_project import archive_project
from projects.application.member_mail import ADDED
from projects.application.remove_member import remove_member
from projects.contracts import Role
from projects.domain.invitation import Invitation
from projects.domain.invitation_terms import Inviter, Terms
from projects.domain.project import Project
from projects.domain.refusals import (
    AlreadyMember,
    MemberDeclined,
    ProjectNotPermitted,
    RoleNotAssignable,
    UnknownPerson,
)
from tests.projects.application.cast import ADMIN, EDITOR, JIMIN, OWNER, UNVERIFIED
from tests.projects.examples import LATER
from tests.projects.fakes import FakePeople, FakeProjects
from tests.projects.life_fakes import FakePost


@pytest.mark.parametrize(
    "command", [{"user_id": JIMIN.id, "email": ""}, {"user_id": None, "email": "Jimin@Example.kr"}]
)
def test_a_person_with_an_account_joins(
    projects: FakeProjects, project: Project, adding: dict[str, Any], command: dict[str, Any]
) -> None:
    named = AddMember(project.id, role=Role.REVIEWER, **command)
    member = add_member(ADMIN, named, **adding, people=FakePeople(JIMIN))
    assert (member.name, member.role) == ("지민", Role.REVIEWER)
    assert projects.stored[project.id].members[JIMIN.id] == member


def test_who_is_added_is_told_once_in_a_mail(project: Project, adding: dict[str, Any], post: FakePost) -> None:
    command = AddMember(project.id, JIMIN.id, "", Role.REVIEWER)
    add_member(ADMIN, command, **adding, people=FakePeople(JIMIN))
    with pytest.raises(AlreadyMember):
        add_member(ADMIN, command, **adding, people=FakePeople(JIMIN))
    parts = {"project": "봄 캠페인", "inviter": "admin 님", "role": "reviewer"}
    assert post.owed == [(JIMIN.email, ADDED, parts)]


def test_who_wants_no_such_mail_is_added_silently(
    projects: FakeProjects, project: Project, adding: dict[str, Any], post: FakePost
) -> None:
    post.deaf.add(JIMIN.id)
    add_member(ADMIN, AddMember(project.id, JIMIN.id, "", Role.VIEWER), **adding, people=FakePeople(JIMIN))
    assert JIMIN.id in projects.stored[project.id].members
    assert post.owed == []


def test_who_is_added_while_no_mail_can_be_counted_is_added_silently(
    projects: FakeProjects, project: Project, adding: dict[str, Any], post: FakePost
) -> None:
    adding["mails"].allowance.away = True
    add_member(ADMIN, AddMember(project.id, JIMIN.id, "", Role.VIEWER), **adding, people=FakePeople(JIMIN))
    assert JIMIN.id in projects.stored[project.id].members
    assert post.owed == []


@pytest.mark.parametrize(
    ("ago", "by", "is_refused"),
    [(0, None, True), (29, None, True), (31, None, False), (29, JIMIN.id, True), (29, OWNER.user_id, False)],
)
def test_who_declined_not_long_ago_is_not_added(
    projects: FakeProjects, project: Project, adding: dict[str, Any], ago: int, by: UUID | None, is_refused: bool
) -> None:
    invitation = Invitation.issue(
        (new_id(), project.id),
        EmailAddress("before@example.kr" if by else JIMIN.email),
        Terms(Inviter(OWNER.user_id, OWNER.name, Role.OWNER), Role.VIEWER, 7),
        Language.KOREAN,
        "hash",
        LATER - timedelta(days=ago),
    )
    invitation.decline(LATER - timedelta(days=ago), by)
    adding["invitations"].add(invitation)
    add = partial(add_member, ADMIN, AddMember(project.id, JIMIN.id, "", Role.VIEWER), **adding)
    with pytest.raises(MemberDeclined) if is_refused else nullcontext():
        add(people=FakePeople(JIMIN))
    assert (JIMIN.id in projects.stored[project.id].members) is not is_refused


@pytest.mark.parametrize("email", [UNVERIFIED.email, "nobody@example.kr"])
def test_who_has_no_verified_account_does_not_join(project: Project, adding: dict[str, Any], email: str) -> None:
    command = AddMember(project.id, None, email, Role.VIEWER)
    with pytest.raises(UnknownPerson):
        add_member(OWNER, command, **adding, people=FakePeople(JIMIN, UNVERIFIED))


@pytest.mark.parametrize("named", [{"user_id": JIMIN.id, "email": ""}, {"user_id": None, "email": JIMIN.email}])
def test_who_withdraws_before_the_project_is_locked_does_not_join(
    projects: FakeProjects, project: Project, adding: dict[str, Any], named: dict[str, Any]
) -> None:
    people = FakePeople(JIMIN)

    @contextmanager
    def begun_late(*, by: Actor) -> Iterator[None]:
        with projects.unit_of_work(by=by):
            people.leave(JIMIN.id)
            yield

    late = adding | {"unit_of_work": begun_late}
    with pytest.raises(UnknownPerson):
        add_member(ADMIN, AddMember(project.id, **named, role=Role.VIEWER), **late, people=people)
    assert JIMIN.id not in projects.stored[project.id].members


def test_rights_are_those_under_the_lock(projects: FakeProjects, project: Project, adding: dict[str, Any]) -> None:
    """An admin who is demoted between the first look and the lock no longer invites."""
    granted = projects.access

    def demoted_meanwhile(*question: Any) -> Any:
        grant = granted(*question)
        stored = projects.stored[project.id]
        stored.change_role(ADMIN.user_id, Role.VIEWER, by=Role.OWNER, now=LATER)
        stored.facts.clear()
        return grant

    late = adding | {"access": demoted_meanwhile}
    with pytest.raises(ProjectNotPermitted):
        add_member(ADMIN, AddMember(project.id, JIMIN.id, "", Role.VIEWER), **late, people=FakePeople(JIMIN))


def test_anyone_but_the_owner_leaves(projects: FakeProjects, project: Project, ports: dict[str, Any]) -> None:
    remove_member(EDITOR, project.id, EDITOR.user_id, **ports)
    assert EDITOR.user_id not in projects.stored[project.id].members


def test_access_to_an_archived_project_can_be_taken(
    projects: FakeProjects, project: Project, ports: dict[str, Any], write: dict[str, Any]
) -> None:
    archive_project(OWNER, project.id, **write, queries=projects)
    with pytest.raises(ProjectNotPermitted):
        remove_member(EDITOR, project.id, ADMIN.user_id, **ports)
    remove_member(ADMIN, project.id, EDITOR.user_id, **ports)
    assert EDITOR.user_id not in projects.stored[project.id].members


def test_an_admin_gives_roles_up_to_their_own(project: Project, adding: dict[str, Any]) -> None:
    people = FakePeople(JIMIN)
    with pytest.raises(RoleNotAssignable):
        add_member(ADMIN, AddMember(project.id, JIMIN.id, "", Role.OWNER), **adding, people=people)
    assert (
        add_member(ADMIN, AddMember(project.id, JIMIN.id, "", Role.ADMIN), **adding, people=people).role is Role.ADMIN
    )
