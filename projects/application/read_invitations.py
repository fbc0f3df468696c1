"""Questions about invitations: of those who may invite, and of the invited."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.pages import Page, PageRequest
from projects.application.invitation_ports import InvitationQueries
from projects.application.invitation_rows import InvitationRow, InviteLinkRow, ReceivedInvitation
from projects.application.ports import Access, PeopleDirectory
from projects.contracts import Capability, ProjectGrant
from projects.domain.invitation_terms import InvitationStatus
from projects.domain.refusals import ProjectNotPermitted


def list_invitations(
    actor: Actor,
    project_id: UUID,
    wanted: PageRequest,
    status: InvitationStatus | None,
    *,
    access: Access,
    queries: InvitationQueries,
    clock: Clock,
) -> Page[InvitationRow]:
    grant = _inviter(actor, project_id, access)
    return queries.page(grant.project_id, wanted, status, clock())


def read_invitation(
    actor: Actor, project_id: UUID, invitation_id: UUID, *, access: Access, queries: InvitationQueries, clock: Clock
) -> InvitationRow:
    """Raises InvitationNotFound."""
    return queries.row(_inviter(actor, project_id, access).project_id, invitation_id, clock())


def list_invite_links(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: Access, queries: InvitationQueries
) -> Page[InviteLinkRow]:
    return queries.links(_inviter(actor, project_id, access).project_id, wanted)


def read_invite_link(
    actor: Actor, project_id: UUID, link_id: UUID, *, access: Access, queries: InvitationQueries
) -> InviteLinkRow:
    """Raises InviteLinkNotFound."""
    return queries.link(_inviter(actor, project_id, access).project_id, link_id)


def list_received(
    actor: Actor, wanted: PageRequest, *, people: PeopleDirectory, queries: InvitationQueries, clock: Clock
) -> Page[ReceivedInvitation]:
    """To the caller's verified address."""
    person = people.by_id(actor.user_id)
    if person is None or not person.verified:
        return Page(rows=(), total=0)
    return queries.received(EmailAddress(person.email).key, wanted, clock())


def _inviter(actor: Actor, project_id: UUID, access: Access) -> ProjectGrant:
    """Whoever may invite, also in the archive: what they see holds addresses."""
    grant = access(actor, project_id, Capability.READ)
    if not grant.allows(Capability.INVITE):
        raise ProjectNotPermitted
    return grant
