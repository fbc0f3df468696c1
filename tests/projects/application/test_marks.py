from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.application.mark_favourite import mark_favourite
from projects.application.mark_read import mark_read
from projects.contracts import ProjectStatus
from projects.domain.project import Project
from projects.domain.refusals import ProjectNotFound
from tests.projects.examples import project_of
from tests.projects.fakes import FakeProjects

OWNER, VIEWER, STRANGER = (Actor(new_id(), name) for name in ("박감독", "보는이", "손님"))


@pytest.fixture
def project(projects: FakeProjects) -> Project:
    made = project_of(OWNER.user_id, viewer=VIEWER.user_id)
    projects.add(made)
    return made


@pytest.fixture
def ports(projects: FakeProjects) -> dict[str, Any]:
    return {"unit_of_work": projects.unit_of_work, "access": projects.access, "marks": projects}


def test_any_member_marks_for_themselves_also_in_the_archive(
    projects: FakeProjects, project: Project, ports: dict[str, Any]
) -> None:
    projects.stored[project.id].status = ProjectStatus.ARCHIVED
    mark_favourite(VIEWER, project.id, True, **ports)
    mark_read(VIEWER, project.id, 0, **ports)
    assert projects.row(VIEWER.user_id, project.id).is_favourite
    assert not projects.row(OWNER.user_id, project.id).is_favourite
    mark_favourite(VIEWER, project.id, False, **ports)
    assert not projects.row(VIEWER.user_id, project.id).is_favourite


def test_a_stranger_marks_nothing(projects: FakeProjects, project: Project, ports: dict[str, Any]) -> None:
    with pytest.raises(ProjectNotFound):
        mark_favourite(STRANGER, project.id, True, **ports)
    with pytest.raises(ProjectNotFound):
        mark_read(STRANGER, project.id, 1, **ports)
    assert projects.favourites == set()
    assert projects.marks == {}
