"""A person who has withdrawn is in no project any more."""

from functools import partial

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.contracts import WITHDRAWN_NAME
from projects.application.forget_member import forget_member
from projects.contracts import MemberLeft
from projects.domain.project import Project
from tests.projects.examples import LATER, project_of
from tests.projects.fake_invitations import FakeInvitations
from tests.projects.fakes import FakeProjects

OWNER, LEAVER = Actor(new_id(), "박감독"), new_id()


def forget(projects: FakeProjects) -> None:
    work = partial(forget_member, unit_of_work=projects.unit_of_work, projects=projects, memberships=projects)
    work(LEAVER, news=projects, invitations=FakeInvitations(projects), clock=lambda: LATER)


def added(projects: FakeProjects, project: Project) -> Project:
    projects.add(project)
    return projects.stored[project.id]


def test_the_person_leaves_every_project_and_each_is_told(projects: FakeProjects) -> None:
    made = [added(projects, project_of(OWNER.user_id, **{role: LEAVER})) for role in ("admin", "viewer")]
    forget(projects)
    assert all(LEAVER not in projects.stored[project.id].members for project in made)
    left = [fact for fact in projects.told if isinstance(fact, MemberLeft)]
    assert {fact.project_id for fact in left} == {project.id for project in made}
    forget(projects)
    assert len([fact for fact in projects.told if isinstance(fact, MemberLeft)]) == 2


def test_an_archived_project_is_left_too(projects: FakeProjects) -> None:
    project = project_of(OWNER.user_id, editor=LEAVER)
    project.archive(OWNER.user_id, LATER)
    added(projects, project)
    forget(projects)
    assert LEAVER not in projects.stored[project.id].members


def test_of_a_deleted_project_only_a_nameless_owner_is_left(projects: FakeProjects) -> None:
    own, foreign = project_of(LEAVER), project_of(OWNER.user_id, editor=LEAVER)
    for project in (own, foreign):
        project.delete(LATER)
        added(projects, project)
    forget(projects)
    assert projects.stored[own.id].members[LEAVER].name == WITHDRAWN_NAME
    assert LEAVER not in projects.stored[foreign.id].members


def test_who_became_an_owner_at_the_last_moment_stays_without_a_name(projects: FakeProjects) -> None:
    own = added(projects, project_of(LEAVER))
    forget(projects)
    assert projects.stored[own.id].members[LEAVER].name == WITHDRAWN_NAME
