"""What becomes of projects: trash, restoration, the end, the owner."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.errors import DomainError
from core.domain.ids import new_id
from core.domain.pages import CursorRequest, PageRequest
from core.domain.retention import RETENTION
from projects.application.purge_project import delete_objects, purge_project
from projects.application.read_life import list_trash, read_history
from projects.application.restore_project import restore_project
from projects.application.sweep_trash import sweep_trash
from projects.contracts import ProjectPurged, ProjectRestored, ProjectStatus, Role
from projects.domain.project import Project
from projects.domain.refusals import (
    ProjectNotFound,
    ProjectNotPermitted,
)
from tests.core.fakes import FakeJobs, FakeObjectStore
from tests.projects.application.cast import ADMIN, EDITOR, OWNER, STRANGER
from tests.projects.examples import LATER, NOON
from tests.projects.fakes import FakeProjects
from tests.projects.life_fakes import FakeHistory, FakeTrash, SetClock

END = LATER + RETENTION


@pytest.fixture
def clock() -> SetClock:
    return SetClock(LATER)


@pytest.fixture
def write(projects: FakeProjects, clock: SetClock) -> dict[str, Any]:
    return {
        "unit_of_work": projects.unit_of_work,
        "access": projects.access,
        "projects": projects,
        "clock": clock,
    }


@pytest.fixture
def bin_it(projects: FakeProjects, project: Project) -> Callable[[], None]:
    def delete() -> None:
        gone = projects.get(project.id)
        gone.delete(LATER)
        projects.save(gone)

    return delete


def test_the_owner_brings_a_project_back_and_again_is_no_change(
    projects: FakeProjects, project: Project, write: dict[str, Any], bin_it: Callable[[], None]
) -> None:
    bin_it()
    for _ in range(2):
        row = restore_project(OWNER, project.id, **write, queries=projects)
        assert (row.status, row.member_count, row.my_role) == (ProjectStatus.ACTIVE, 3, Role.OWNER)
    assert sum(isinstance(fact, ProjectRestored) for fact in projects.told) == 1


@pytest.mark.parametrize("who", [ADMIN, EDITOR, STRANGER])
def test_a_deleted_project_is_there_for_nobody_but_its_owner(
    projects: FakeProjects, project: Project, write: dict[str, Any], bin_it: Callable[[], None], who: Actor
) -> None:
    bin_it()
    with pytest.raises(ProjectNotFound):
        restore_project(who, project.id, **write, queries=projects)
    assert projects.stored[project.id].status is ProjectStatus.DELETED


@pytest.mark.parametrize(("who", "refusal"), [(ADMIN, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_others_are_refused_to_restore_a_living_project(
    projects: FakeProjects, project: Project, write: dict[str, Any], who: Actor, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        restore_project(who, project.id, **write, queries=projects)


def test_a_project_whose_time_is_over_does_not_come_back(
    projects: FakeProjects, project: Project, write: dict[str, Any], clock: SetClock, bin_it: Callable[[], None]
) -> None:
    bin_it()
    clock.now = END
    with pytest.raises(ProjectNotFound):
        restore_project(OWNER, project.id, **write, queries=projects)
    assert list_trash(OWNER, PageRequest(1, 10), trash=FakeTrash(projects), clock=clock).rows == ()


def test_the_trash_is_the_callers(
    projects: FakeProjects, project: Project, clock: SetClock, bin_it: Callable[[], None]
) -> None:
    bin_it()
    trash = FakeTrash(projects)
    assert [row.id for row in list_trash(OWNER, PageRequest(1, 10), trash=trash, clock=clock).rows] == [project.id]
    assert list_trash(ADMIN, PageRequest(1, 10), trash=trash, clock=clock).rows == ()


def test_what_is_due_is_purged_with_its_objects_by_a_job_of_its_own(
    projects: FakeProjects, project: Project, write: dict[str, Any], clock: SetClock, bin_it: Callable[[], None]
) -> None:
    jobs, ports = FakeJobs(), {name: write[name] for name in ("unit_of_work", "clock")}
    bin_it()
    assert sweep_trash(**ports, trash=FakeTrash(projects), jobs=jobs) == 0
    clock.now = END
    for _ in range(2):
        assert sweep_trash(**ports, trash=FakeTrash(projects), jobs=jobs) == 1
    assert list(jobs.queued.values()) == [("projects.purge_project", {"project_id": str(project.id)})]
    for _ in range(2):
        purge_project(project.id, **ports, projects=projects, jobs=jobs)
    assert projects.stored == {}
    assert [fact for fact in projects.told if isinstance(fact, ProjectPurged)] == [ProjectPurged(project_id=project.id)]
    assert ("projects.delete_objects", {"project_id": str(project.id)}) in jobs.queued.values()


def test_who_restored_in_time_keeps_the_project_though_its_purge_was_due(
    projects: FakeProjects, project: Project, write: dict[str, Any], clock: SetClock, bin_it: Callable[[], None]
) -> None:
    ports = {name: write[name] for name in ("unit_of_work", "clock")}
    bin_it()
    purge_project(project.id, **ports, projects=projects, jobs=FakeJobs())
    restore_project(OWNER, project.id, **write, queries=projects)
    clock.now = END
    purge_project(project.id, **ports, projects=projects, jobs=FakeJobs())
    assert projects.stored[project.id].status is ProjectStatus.ACTIVE


def test_only_objects_of_the_project_are_deleted() -> None:
    store, project_id, other = FakeObjectStore(), new_id(), new_id()
    for number in range(3):
        store.put(f"projects/{project_id}/thumbnail-{number}", b"x", media_type="image/jpeg")
    store.put(f"projects/{other}/thumbnail", b"x", media_type="image/jpeg")
    store.put(f"videos/{project_id}/source", b"x", media_type="video/mp4")
    for _ in range(2):
        delete_objects(project_id, store=store)
    assert set(store.objects) == {f"projects/{other}/thumbnail", f"videos/{project_id}/source"}


def test_every_member_reads_the_history_and_a_stranger_does_not(projects: FakeProjects, project: Project) -> None:
    reading: dict[str, Any] = {"access": projects.access, "history": FakeHistory(projects)}
    with projects.unit_of_work(by=ADMIN):
        moved = projects.get(project.id)
        moved.archive(ADMIN.user_id, NOON)
        projects.save(moved)
    (row,) = read_history(EDITOR, project.id, CursorRequest(None, 20), **reading).rows
    assert (row.by_name, row.previous, row.current) == ("admin 님", "active", "archived")
    with pytest.raises(ProjectNotFound):
        read_history(STRANGER, project.id, CursorRequest(None, 20), **reading)
