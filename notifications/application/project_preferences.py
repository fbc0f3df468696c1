"""A member reads and changes how they are told of a project."""

from collections.abc import Mapping
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from notifications.application.ports import ProjectAccess, ProjectWishes
from notifications.domain.preferences import ProjectPreferences, Switch
from projects.contracts import Capability


def read_preferences(
    actor: Actor, project_id: UUID, *, access: ProjectAccess, project_wishes: ProjectWishes
) -> ProjectPreferences:
    grant = access(actor, project_id, Capability.READ)
    return project_wishes.of(grant.project_id, [grant.user_id]).get(grant.user_id, ProjectPreferences())


def change_preferences(
    actor: Actor,
    project_id: UUID,
    is_muted: bool | None,
    switches: Mapping[Switch, bool | None],
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    project_wishes: ProjectWishes,
) -> ProjectPreferences:
    """What is None stays, a switch that is None follows the general one. Raises Stale for another version."""
    grant = access(actor, project_id, Capability.READ)
    with unit_of_work(by=actor):
        before = project_wishes.get(grant.user_id, grant.project_id)
        before.expect(expected_version)
        after = before.changed(is_muted, switches)
        if after != before:
            project_wishes.save(grant.user_id, grant.project_id, after)
    return after
