"""Who runs a project reads what bears on its security."""

from dataclasses import replace
from uuid import UUID

from core.application.ports import AuditTrail
from core.domain.actor import Actor
from core.domain.audit import AuditRow, Outcome
from core.domain.pages import CursorPage, CursorRequest
from projects.application.ports import Access, PeopleDirectory
from projects.contracts import Capability
from projects.domain.refusals import ProjectNotPermitted


def read_trail(
    actor: Actor,
    project_id: UUID,
    wanted: CursorRequest,
    outcome: Outcome | None,
    *,
    access: Access,
    trail: AuditTrail,
    people: PeopleDirectory,
) -> CursorPage[AuditRow]:
    """For whoever may invite, also in the archive; with origins, or a colleague and a thief of theirs look alike."""
    grant = access(actor, project_id, Capability.READ)
    if not grant.allows(Capability.INVITE):
        raise ProjectNotPermitted
    page = trail.of_project(grant.project_id, wanted, outcome)
    ids = {row.actor_id for row in page.rows if row.actor_id}
    names = {person.id: person.name for person in people.by_ids(ids).values()} if ids else {}
    return replace(page, rows=tuple(row.named(names) for row in page.rows))
