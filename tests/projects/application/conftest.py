from typing import Any

import pytest

from core.domain.language import Language
from core.domain.mail import Addressee
from projects.application.member_mail import MemberMails
from projects.application.openings import Openings
from projects.domain.project import Project
from tests.core.fake_mails import FakeMailAllowance
from tests.projects.application.cast import ADMIN, EDITOR, JIMIN, OWNER
from tests.projects.examples import LATER, project_of
from tests.projects.fake_invitations import FakeInvitations
from tests.projects.fakes import FakePeople, FakeProjects
from tests.projects.life_fakes import FakePost


@pytest.fixture
def projects() -> FakeProjects:
    return FakeProjects()


@pytest.fixture
def project(projects: FakeProjects) -> Project:
    made = project_of(OWNER.user_id, admin=ADMIN.user_id, editor=EDITOR.user_id)
    projects.add(made)
    return made


@pytest.fixture
def write(projects: FakeProjects) -> dict[str, Any]:
    return {
        "unit_of_work": projects.unit_of_work,
        "access": projects.access,
        "projects": projects,
        "clock": lambda: LATER,
    }


@pytest.fixture
def ports(projects: FakeProjects, write: dict[str, Any]) -> dict[str, Any]:
    """For the use cases about members."""
    invitations = FakeInvitations(projects)
    openings = Openings(invitations, invitations.links_port, FakePeople(JIMIN), lambda: LATER)
    return write | {"openings": openings}


@pytest.fixture
def post() -> FakePost:
    return FakePost({JIMIN.id: Addressee(JIMIN.email, Language.KOREAN, JIMIN.name)})


@pytest.fixture
def adding(projects: FakeProjects, ports: dict[str, Any], post: FakePost) -> dict[str, Any]:
    mails = MemberMails(post, FakeMailAllowance(lambda: LATER), post)
    return ports | {"invitations": ports["openings"].invitations, "mails": mails}
