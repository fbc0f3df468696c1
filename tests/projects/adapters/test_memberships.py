from typing import Any

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from projects.application.read_models import MembershipRow
from projects.contracts import Role
from projects.domain.project import Project
from tests.projects.adapters.conftest import Parts
from tests.projects.examples import LATER, NOON, project_of

PERSON, OTHER = new_id(), new_id()


def stored(parts: Parts, project: Project, *, deleted: bool = False) -> Project:
    with parts.work(by=SYSTEM):
        parts.projects.add(project)
        if deleted:
            project = parts.projects.get(project.id)
            project.delete(LATER)
            parts.projects.save(project)
    return project


def test_what_a_person_owns_is_told_by_name_without_what_is_deleted(parts: Parts) -> None:
    own = stored(parts, project_of(PERSON, title="내 것"))
    stored(parts, project_of(PERSON, title="버린 것"), deleted=True)
    stored(parts, project_of(OTHER, editor=PERSON))
    assert parts.memberships.owned(PERSON) == {own.id: "내 것"}
    assert parts.memberships.owned(new_id()) == {}


def test_memberships_are_told_with_role_and_time(parts: Parts) -> None:
    own, foreign = stored(parts, project_of(PERSON)), stored(parts, project_of(OTHER, title="남의 것", viewer=PERSON))
    deleted = stored(parts, project_of(OTHER, editor=PERSON), deleted=True)
    assert parts.memberships.projects_of(PERSON) == sorted([own.id, foreign.id, deleted.id])
    rows: Any = {row.project_id: row for row in parts.memberships.roles(PERSON)}
    assert rows == {
        own.id: MembershipRow(own.id, "봄 캠페인", Role.OWNER, NOON),
        foreign.id: MembershipRow(foreign.id, "남의 것", Role.VIEWER, NOON),
    }
