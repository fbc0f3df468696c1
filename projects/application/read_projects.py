"""Questions of a member about projects."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from projects.application.ports import Access, ProjectQueries
from projects.application.read_models import MemberRow, ProjectRow, ProjectsWanted
from projects.contracts import Capability


def list_projects(actor: Actor, wanted: ProjectsWanted, *, queries: ProjectQueries) -> Page[ProjectRow]:
    """The caller's own projects only."""
    return queries.page(actor.user_id, wanted)


def read_project(actor: Actor, project_id: UUID, *, queries: ProjectQueries) -> ProjectRow:
    """Raises ProjectNotFound for whoever is no member."""
    return queries.row(actor.user_id, project_id)


def list_members(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, queries: ProjectQueries
) -> Page[MemberRow]:
    """A project has fifty members at most, so they are read whole, at one place of its stream."""
    grant = access(actor, project_id, Capability.READ)
    roster = queries.roster(grant.project_id)
    rows = roster.rows[wanted.offset : wanted.offset + wanted.size]
    return Page(rows=rows, total=len(roster.rows), seq=roster.seq, epoch=roster.epoch)
