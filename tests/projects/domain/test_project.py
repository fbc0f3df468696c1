from typing import Any
from uuid import UUID

import pytest

from core.domain.errors import DomainError, Stale
from core.domain.ids import new_id
from projects.contracts import (
    Capability,
    MemberJoined,
    MemberLeft,
    MemberRoleChanged,
    ProjectArchived,
    ProjectCreated,
    ProjectDeleted,
    ProjectReopened,
    ProjectStatus,
    ProjectUpdated,
    Role,
    Stage,
)
from projects.domain.details import Details
from projects.domain.project import MOST_MEMBERS, Project
from projects.domain.refusals import (
    AlreadyMember,
    MemberNotFound,
    OwnerStays,
    ProjectIsArchived,
    ProjectIsFull,
    ProjectNotFound,
    ProjectNotPermitted,
    RoleAboveOwn,
    RoleNotAssignable,
)
from tests.projects.examples import LATER, NOON, project_of

OWNER, ADMIN, EDITOR, STRANGER = (new_id() for _ in range(4))


def project() -> Project:
    return project_of(OWNER, admin=ADMIN, editor=EDITOR)


def state(project: Project) -> dict[str, Any]:
    return dict(vars(project), members=dict(project.members), facts=list(project.facts))


def test_whoever_starts_a_project_owns_it() -> None:
    started = Project.create(new_id(), OWNER, "박감독", Details("봄"), NOON)
    assert started.role_of(OWNER) is Role.OWNER
    assert started.facts == [ProjectCreated(project_id=started.id, owner_id=OWNER, title="봄")]


def test_describing_changes_version_times_and_tells_all() -> None:
    changed = project()
    before = changed.version
    changed.describe(LATER, stage=Stage.SHOOTING, title="여름", tags=("광고",))
    assert (changed.version, changed.updated_at, changed.last_activity_at) == (before + 1, LATER, LATER)
    (fact,) = changed.facts
    assert isinstance(fact, ProjectUpdated)
    assert (fact.title, fact.tags, fact.stage, fact.version) == ("여름", ("광고",), Stage.SHOOTING, before + 1)
    assert fact.data()["name"] == "여름"
    assert fact.data()["changed"] == ["name", "tags", "stage"]


def test_describing_the_same_is_no_change() -> None:
    same = project()
    before = state(same)
    same.describe(LATER, title="봄 캠페인", stage=Stage.PLANNING)
    assert state(same) == before


def test_another_picture_is_a_change_that_is_told_and_the_same_is_none() -> None:
    changed = project()
    before = changed.version
    changed.illustrate("0198c0ffee", LATER)
    (fact,) = changed.facts
    assert isinstance(fact, ProjectUpdated)
    assert (fact.thumbnail_version, fact.version, changed.updated_at) == ("0198c0ffee", before + 1, LATER)
    assert fact.changed == ("thumbnail",)
    after = state(changed)
    changed.illustrate("0198c0ffee", LATER.replace(hour=23))
    assert state(changed) == after
    changed.illustrate("", LATER)
    assert (changed.thumbnail, changed.version, len(changed.facts)) == ("", before + 2, 2)


def test_last_activity_never_goes_back() -> None:
    busy = project()
    busy.last_activity_at = LATER
    busy.describe(NOON, title="여름")
    assert busy.last_activity_at == LATER


def test_another_version_is_stale_and_none_is_any() -> None:
    seen = project()
    seen.expect(None, lambda: "now")
    seen.expect(seen.version, lambda: "now")
    with pytest.raises(Stale) as refused:
        seen.expect(seen.version + 1, lambda: "now")
    assert refused.value.current == "now"


def test_archived_and_reopened() -> None:
    kept = project()
    kept.archive(ADMIN, LATER)
    assert kept.status is ProjectStatus.ARCHIVED
    with pytest.raises(ProjectIsArchived):
        kept.permit(OWNER, Capability.UPDATE)
    told, note = kept.facts
    assert isinstance(told, ProjectUpdated)
    assert (told.status, told.changed) == (ProjectStatus.ARCHIVED, ("status",))
    assert note == ProjectArchived(project_id=kept.id)
    kept.archive(OWNER, LATER)
    assert kept.facts == [told, note]
    kept.reopen(OWNER, LATER)
    assert kept.permit(OWNER, Capability.UPDATE) is Role.OWNER
    assert kept.facts[3:] == [ProjectReopened(project_id=kept.id)]


@pytest.mark.parametrize(("who", "refusal"), [(EDITOR, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_others_do_not_archive(who: UUID, refusal: type[DomainError]) -> None:
    kept = project()
    before = state(kept)
    with pytest.raises(refusal):
        kept.archive(who, LATER)
    assert state(kept) == before


def test_deleting_is_once() -> None:
    gone = project()
    gone.delete(LATER)
    assert (gone.status, gone.deleted_at) == (ProjectStatus.DELETED, LATER)
    assert gone.facts == [ProjectDeleted(project_id=gone.id)]
    with pytest.raises(ProjectNotFound):
        gone.delete(LATER)


def test_a_member_joins() -> None:
    grown = project()
    member = grown.add_member(STRANGER, "지민", Role.VIEWER, by=Role.ADMIN, now=LATER)
    assert grown.members[STRANGER] == member
    assert grown.facts == [MemberJoined(project_id=grown.id, user_id=STRANGER, member_name="지민", role=Role.VIEWER)]


def full() -> Project:
    crowded = project()
    while len(crowded.members) < MOST_MEMBERS:
        crowded.add_member(new_id(), "누구", Role.VIEWER, by=Role.OWNER, now=NOON)
    crowded.facts.clear()
    return crowded


@pytest.mark.parametrize(
    ("crowded", "user_id", "role", "by", "refusal"),
    [
        (project(), EDITOR, Role.VIEWER, Role.OWNER, AlreadyMember),
        (project(), STRANGER, Role.ADMIN, Role.EDITOR, RoleAboveOwn),
        (project(), STRANGER, Role.OWNER, Role.OWNER, RoleNotAssignable),
        (full(), STRANGER, Role.VIEWER, Role.OWNER, ProjectIsFull),
        (full(), EDITOR, Role.VIEWER, Role.OWNER, AlreadyMember),
    ],
)
def test_who_may_not_join(crowded: Project, user_id: UUID, role: Role, by: Role, refusal: type[DomainError]) -> None:
    before = state(crowded)
    with pytest.raises(refusal):
        crowded.add_member(user_id, "지민", role, by=by, now=LATER)
    assert state(crowded) == before


def test_a_role_changes_and_the_same_role_is_no_change() -> None:
    changed = project()
    assert changed.change_role(EDITOR, Role.REVIEWER, by=Role.OWNER, now=LATER).role is Role.REVIEWER
    assert changed.facts == [MemberRoleChanged(project_id=changed.id, user_id=EDITOR, role=Role.REVIEWER)]
    before = state(changed)
    changed.change_role(EDITOR, Role.REVIEWER, by=Role.OWNER, now=LATER)
    assert state(changed) == before


@pytest.mark.parametrize(
    ("user_id", "role", "refusal"),
    [(OWNER, Role.ADMIN, OwnerStays), (EDITOR, Role.OWNER, RoleNotAssignable), (STRANGER, Role.VIEWER, MemberNotFound)],
)
def test_roles_that_do_not_change(user_id: UUID, role: Role, refusal: type[DomainError]) -> None:
    kept = project()
    before = state(kept)
    with pytest.raises(refusal):
        kept.change_role(user_id, role, by=Role.OWNER, now=LATER)
    assert state(kept) == before


def test_a_member_is_removed_or_leaves() -> None:
    shrunk = project()
    names = {who: shrunk.members[who].name for who in (EDITOR, ADMIN)}
    shrunk.remove_member(EDITOR, by=Role.ADMIN, is_self=False, now=LATER)
    shrunk.remove_member(ADMIN, by=Role.ADMIN, is_self=True, now=LATER)
    assert set(shrunk.members) == {OWNER}
    left = [MemberLeft(project_id=shrunk.id, user_id=who, member_name=name) for who, name in names.items()]
    assert shrunk.facts == left


@pytest.mark.parametrize(
    ("user_id", "by", "is_self", "refusal"),
    [
        (OWNER, Role.ADMIN, False, OwnerStays),
        (OWNER, Role.OWNER, True, OwnerStays),
        (ADMIN, Role.EDITOR, False, RoleAboveOwn),
        (STRANGER, Role.OWNER, False, MemberNotFound),
    ],
)
def test_who_is_not_removed(user_id: UUID, by: Role, is_self: bool, refusal: type[DomainError]) -> None:
    kept = project()
    before = state(kept)
    with pytest.raises(refusal):
        kept.remove_member(user_id, by=by, is_self=is_self, now=LATER)
    assert state(kept) == before
