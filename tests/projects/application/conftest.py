import pytest

from projects.domain.project import Project
from tests.projects.application.cast import ADMIN, EDITOR, OWNER
from tests.projects.examples import project_of
from tests.projects.fakes import FakeProjects


@pytest.fixture
def projects() -> FakeProjects:
    return FakeProjects()


@pytest.fixture
def project(projects: FakeProjects) -> Project:
    made = project_of(OWNER.user_id, admin=ADMIN.user_id, editor=EDITOR.user_id)
    projects.add(made)
    return made
