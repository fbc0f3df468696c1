import pytest

from core.domain.errors import DomainError
from projects.contracts import Capability, ProjectStatus, Role
from projects.domain.access import ensure_allowed, ensure_entitled
from projects.domain.refusals import ProjectIsArchived, ProjectNotFound, ProjectNotPermitted
from projects.domain.roles import CAPABILITIES


@pytest.mark.parametrize("capability", list(Capability))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_the_table_says(role: Role, capability: Capability) -> None:
    if capability in CAPABILITIES[role]:
        assert ensure_allowed(role, ProjectStatus.ACTIVE, capability) is role
    else:
        with pytest.raises(ProjectNotPermitted):
            ensure_allowed(role, ProjectStatus.ACTIVE, capability)


@pytest.mark.parametrize(
    ("role", "status"),
    [(None, ProjectStatus.ACTIVE), (None, ProjectStatus.ARCHIVED), (Role.OWNER, ProjectStatus.DELETED)],
)
def test_a_stranger_and_a_deleted_project_look_alike(role: Role | None, status: ProjectStatus) -> None:
    with pytest.raises(ProjectNotFound):
        ensure_allowed(role, status, Capability.READ)


def test_an_archived_project_is_read_but_not_written() -> None:
    assert ensure_allowed(Role.VIEWER, ProjectStatus.ARCHIVED, Capability.READ) is Role.VIEWER
    for capability in set(CAPABILITIES[Role.ADMIN]) - {Capability.READ}:
        with pytest.raises(ProjectIsArchived):
            ensure_allowed(Role.ADMIN, ProjectStatus.ARCHIVED, capability)


def test_who_lacks_the_right_hears_that_before_hearing_of_the_archive() -> None:
    with pytest.raises(DomainError) as refused:
        ensure_allowed(Role.VIEWER, ProjectStatus.ARCHIVED, Capability.UPDATE)
    assert refused.value.code == "project.not_permitted"


def test_the_archive_itself_is_opened_by_right_alone() -> None:
    assert ensure_entitled(Role.ADMIN, ProjectStatus.ARCHIVED, Capability.INVITE) is Role.ADMIN
