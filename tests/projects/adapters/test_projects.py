from datetime import timedelta

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from core.domain.retention import RETENTION
from projects.application.read_models import ProjectsWanted, Sort
from projects.contracts import Capability, ProjectStatus, Role
from projects.domain.outline import Deadline
from projects.domain.project import Project
from projects.domain.refusals import ProjectIsArchived, ProjectNotFound, ProjectNotPermitted
from tests.projects.adapters.conftest import Parts
from tests.projects.examples import LATER, NOON, full_project, project_of
from tests.projects.fake_lists import row_of

OWNER, EDITOR, OTHER = (Actor(new_id(), name) for name in ("박감독", "editor 님", "손님"))


def stored(parts: Parts, project: Project) -> Project:
    with parts.work(by=OWNER):
        parts.projects.add(project)
    return project


def loaded(parts: Parts, project: Project) -> Project:
    with parts.work(by=OWNER):
        found: Project = parts.projects.get(project.id)
    return found


def test_a_project_comes_back_as_it_was_stored(parts: Parts) -> None:
    project = stored(parts, full_project(OWNER.user_id, EDITOR.user_id))
    assert loaded(parts, project) == project


def test_members_who_join_change_and_leave_are_stored(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id))
    with parts.work(by=OWNER):
        changed = parts.projects.get(project.id)
        changed.add_member(OTHER.user_id, OTHER.name, Role.ADMIN, by=Role.OWNER, now=LATER)
        changed.change_role(OTHER.user_id, Role.VIEWER, by=Role.OWNER, now=LATER)
        changed.remove_member(EDITOR.user_id, by=Role.OWNER, is_self=False, now=LATER)
        parts.projects.save(changed)
    assert loaded(parts, project) == changed
    assert parts.queries.row(OTHER.user_id, project.id).member_count == 2


def test_what_is_not_saved_is_not_stored(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id))
    with parts.work(by=OWNER):
        parts.projects.get(project.id).describe(LATER, title="여름")
    assert loaded(parts, project).details.title == "봄 캠페인"


def test_deleted_and_unknown_projects_are_not_there(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id))
    with parts.work(by=OWNER):
        gone = parts.projects.get(project.id)
        gone.delete(LATER)
        parts.projects.save(gone)
    for project_id in (project.id, new_id()):
        with pytest.raises(ProjectNotFound), parts.work(by=OWNER):
            parts.projects.get(project_id)
        with pytest.raises(ProjectNotFound):
            parts.queries.row(OWNER.user_id, project_id)
        with pytest.raises(ProjectNotFound):
            parts.access(OWNER, project_id, Capability.READ)
    assert parts.queries.page(OWNER.user_id, ProjectsWanted(PageRequest(1, 10), status="all")).total == 0


def test_a_row_is_the_project_as_the_member_sees_it(parts: Parts) -> None:
    project = stored(parts, full_project(OWNER.user_id, EDITOR.user_id))
    assert parts.queries.row(EDITOR.user_id, project.id) == row_of(project, EDITOR.user_id)
    with pytest.raises(ProjectNotFound):
        parts.queries.row(OTHER.user_id, project.id)


def test_pages_hold_the_callers_projects_sorted_and_filtered(parts: Parts) -> None:
    titles = ("다", "가", "나")
    made = [project_of(OWNER.user_id, title=title) for title in titles]
    for hours, project in enumerate(made):
        project.created_at = NOON + timedelta(hours=hours)
        project.last_activity_at = NOON + timedelta(hours=(hours + 1) % 3)
        stored(parts, project)
    stored(parts, full_project(OWNER.user_id, EDITOR.user_id))
    stored(parts, project_of(OTHER.user_id, title="남의 것"))

    def listed(status: str, sort: str, number: int = 1, size: int = 10) -> tuple[list[str], int]:
        page = parts.queries.page(
            OWNER.user_id, ProjectsWanted(PageRequest(number, size), status=status, sort=Sort(sort))
        )
        return [row.title for row in page.rows], page.total

    assert listed("active", "name") == (["가", "나", "다"], 3)
    assert listed("active", "created_at") == (["나", "가", "다"], 3)
    assert listed("active", "last_activity") == (["가", "다", "나"], 3)
    assert listed("active", "name", number=2, size=2) == (["다"], 3)
    assert listed("archived", "name") == (["여름 캠페인 🎬"], 1)
    assert listed("all", "name")[1] == 4


def test_access_is_a_grant_or_a_refusal(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id))
    grant = parts.access(EDITOR, project.id, Capability.UPDATE)
    assert (grant.project_id, grant.user_id, grant.member_name) == (project.id, EDITOR.user_id, EDITOR.name)
    assert grant.role is Role.EDITOR
    assert grant.allows(Capability.COMMENT)
    with pytest.raises(ProjectNotPermitted):
        parts.access(EDITOR, project.id, Capability.INVITE)
    with pytest.raises(ProjectNotFound):
        parts.access(OTHER, project.id, Capability.READ)
    archived = stored(parts, full_project(OWNER.user_id, EDITOR.user_id))
    assert parts.access(EDITOR, archived.id, Capability.READ).role is Role.EDITOR
    with pytest.raises(ProjectIsArchived):
        parts.access(EDITOR, archived.id, Capability.COMMENT)


def test_the_roster_is_read_at_a_place_of_the_stream(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id))
    before = parts.queries.roster(project.id)
    assert [row.user_id for row in before.rows] == [OWNER.user_id, EDITOR.user_id]
    assert before.seq == 0
    assert before.epoch
    with parts.work(by=OWNER):
        grown = parts.projects.get(project.id)
        grown.add_member(OTHER.user_id, OTHER.name, Role.ADMIN, by=Role.OWNER, now=LATER)
        parts.projects.save(grown)
    after = parts.queries.roster(project.id)
    assert [row.name for row in after.rows] == ["박감독", "손님", "editor 님"]
    assert (after.seq, after.epoch) == (1, before.epoch)


def test_names_of_members_only(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id))
    assert parts.queries.member_names(project.id) == {OWNER.user_id: "박감독", EDITOR.user_id: "editor 님"}
    asked = [EDITOR.user_id, OTHER.user_id]
    assert parts.queries.member_names(project.id, asked) == {EDITOR.user_id: "editor 님"}
    assert parts.queries.member_names(project.id, []) == {}


def test_activity_rises_and_never_falls(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id))
    with parts.work(by=OWNER):
        for moment in (LATER, NOON, LATER):
            parts.news.touch(project.id, moment)
        parts.news.touch(new_id(), LATER)
    assert loaded(parts, project).last_activity_at == LATER


def test_deadlines_are_kept_as_the_latest_schedule_has_them(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id))
    deadlines = (Deadline("phase", new_id(), "촬영", LATER.date()),)
    with parts.work(by=SYSTEM):
        parts.news.keep_deadlines(project.id, 9, deadlines)
    assert parts.queries.row(OWNER.user_id, project.id).deadlines == deadlines
    assert loaded(parts, project).outline.version == 9
    assert loaded(parts, project).version == project.version


def test_a_new_name_is_shown_everywhere_and_renaming_again_is_no_change(parts: Parts) -> None:
    own = stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id))
    other = stored(parts, project_of(OTHER.user_id, admin=OWNER.user_id))
    for _ in range(2):
        with parts.work(by=OWNER):
            parts.news.rename(OWNER.user_id, "박지민")
    assert loaded(parts, own).members[OWNER.user_id].name == "박지민"
    assert parts.queries.row(EDITOR.user_id, own.id).owner_name == "박지민"
    assert parts.queries.row(EDITOR.user_id, own.id).version == own.version + 1
    assert loaded(parts, other).members[OWNER.user_id].name == "박지민"
    assert loaded(parts, other).version == other.version


def test_a_deleted_project_is_locked_as_such_with_what_it_was(parts: Parts) -> None:
    project = stored(parts, full_project(OWNER.user_id, EDITOR.user_id))
    with pytest.raises(ProjectNotFound), parts.work(by=OWNER):
        parts.projects.get_deleted(project.id)
    with parts.work(by=OWNER):
        gone = parts.projects.get(project.id)
        gone.delete(LATER)
        parts.projects.save(gone)
    with parts.work(by=OWNER):
        found = parts.projects.get_deleted(project.id)
        assert found == gone
        assert (found.previous_status, found.deleted_at) == (ProjectStatus.ARCHIVED, LATER)
        found.restore(OWNER.user_id, LATER)
        parts.projects.save(found)
    assert loaded(parts, project) == found


def test_ownership_moves_in_one_go(parts: Parts) -> None:
    project = stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id))
    with parts.work(by=EDITOR):
        moved = parts.projects.get(project.id)
        moved.offer_ownership(EDITOR.user_id, LATER)
        moved.accept_ownership(EDITOR.user_id, LATER)
        parts.projects.save(moved)
    assert loaded(parts, project) == moved
    row = parts.queries.row(OWNER.user_id, project.id)
    assert (row.owner_id, row.owner_name, row.my_role) == (EDITOR.user_id, "editor 님", Role.ADMIN)
    assert parts.memberships.owned(OWNER.user_id) == {}


def test_what_is_removed_is_nowhere(parts: Parts) -> None:
    project, other = (stored(parts, project_of(OWNER.user_id, editor=EDITOR.user_id)) for _ in range(2))
    with parts.work(by=SYSTEM):
        gone = parts.projects.get(project.id)
        gone.delete(LATER)
        parts.projects.save(gone)
        gone.purge(LATER + RETENTION)
        parts.projects.remove(gone)
    for find in (parts.projects.get, parts.projects.get_deleted):
        with pytest.raises(ProjectNotFound), parts.work(by=OWNER):
            find(project.id)
    assert parts.queries.member_names(other.id).keys() == {OWNER.user_id, EDITOR.user_id}
