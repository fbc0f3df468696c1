"""How much room videos take: of a project, and of a person."""

from dataclasses import replace
from uuid import UUID

from core.domain.actor import Actor
from feedback.application.film_ports import StorageReads
from feedback.application.film_read_models import PersonStorage, ProjectStorage
from feedback.application.ports import ProjectAccess
from feedback.domain.storage import StorageQuota
from projects.contracts import Capability


def read_project_storage(
    actor: Actor, project_id: UUID, *, access: ProjectAccess, storage: StorageReads, quota: StorageQuota
) -> ProjectStorage:
    """Who takes how much is told to those who may delete what others uploaded."""
    grant = access.require(actor, project_id, Capability.READ)
    found = replace(storage.of_project(grant.project_id), quota=quota.per_project or None)
    return found if grant.allows(Capability.DELETE) else replace(found, shares=None)


def read_own_storage(actor: Actor, *, storage: StorageReads, quota: StorageQuota) -> PersonStorage:
    return replace(storage.of_person(actor.user_id), quota=quota.per_person or None)
