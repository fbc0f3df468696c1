import pytest

from core.domain.errors import DomainError
from projects.contracts import Capability, ProjectStatus, Role
from projects.domain.access import ensure_allowed, ensure_entitled
from projects.domain.refusals import ProjectIsArchived, ProjectNotFound, ProjectNotPermitted
from projects.domain.roles import ROLES, RoleTable

C = Capability
# contract, "Roles": capability → the roles that have it.
CONTRACT = {
    C.READ: "owner admin editor reviewer viewer",
    C.COMMENT: "owner admin editor reviewer",
    C.APPROVE: "owner admin reviewer",
    C.UPDATE_OWN: "owner admin editor reviewer",
    C.CREATE: "owner admin editor",
    C.UPDATE: "owner admin editor",
    C.DELETE: "owner admin",
    C.INVITE: "owner admin",
    C.GOVERN: "owner",
}


@pytest.mark.parametrize("capability", list(Capability))
def test_the_table_is_the_one_of_the_contract(capability: Capability) -> None:
    assert " ".join(role for role in Role if ROLES.allows(role, capability)) == CONTRACT[capability]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({Role.VIEWER: frozenset()}, "every member reads"),
        ({Role.OWNER: frozenset({C.READ})}, "the owner may all"),
        ({"guest": frozenset({C.READ})}, "every role has a row"),
    ],
)
def test_a_table_that_makes_no_sense_is_none(row: dict[Role, frozenset[Capability]], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        RoleTable({**ROLES.granted, **row})


def test_capabilities_are_listed_in_one_order() -> None:
    assert ROLES.listed(Role.REVIEWER) == [C.READ, C.COMMENT, C.APPROVE, C.UPDATE_OWN]


@pytest.mark.parametrize("capability", list(Capability))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_the_table_says(role: Role, capability: Capability) -> None:
    if ROLES.allows(role, capability):
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
    for capability in ROLES.of(Role.ADMIN) - {Capability.READ}:
        with pytest.raises(ProjectIsArchived):
            ensure_allowed(Role.ADMIN, ProjectStatus.ARCHIVED, capability)


def test_who_lacks_the_right_hears_that_before_hearing_of_the_archive() -> None:
    with pytest.raises(DomainError) as refused:
        ensure_allowed(Role.VIEWER, ProjectStatus.ARCHIVED, Capability.UPDATE)
    assert refused.value.code == "project.not_permitted"


def test_the_archive_itself_is_opened_by_right_alone() -> None:
    assert ensure_entitled(Role.ADMIN, ProjectStatus.ARCHIVED, Capability.INVITE) is Role.ADMIN
