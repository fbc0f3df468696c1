"""Name, description and the like are changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.application.ports import Access, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.contracts import Capability


@dataclass(frozen=True)
class UpdateProject:
    """`changed`: fields of Details, `stage`, and `settings` by name; `expected_version` comes from If-Match."""

    project_id: UUID
    changed: Mapping[str, Any]
    expected_version: int | None


def update_project(
    actor: Actor,
    command: UpdateProject,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    queries: ProjectQueries,
    clock: Clock,
) -> ProjectRow:
    """Raises Stale when the caller saw another version."""
    access(actor, command.project_id, Capability.INVITE)
    with unit_of_work(by=actor):
        project = projects.get(command.project_id)
        project.permit(actor.user_id, Capability.INVITE)
        project.expect(command.expected_version, partial(queries.row, actor.user_id, project.id))
        project.describe(clock(), **command.changed)
        projects.save(project)
    return queries.row(actor.user_id, project.id)
