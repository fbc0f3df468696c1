"""A member reads what happened in a project."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest
from core.domain.stream import StreamEvent
from projects.application.overview_ports import ProjectActivity
from projects.application.ports import Access
from projects.contracts import INVITATION_EVENTS, Capability


def read_activity(
    actor: Actor,
    project_id: UUID,
    wanted: CursorRequest,
    kind: str | None,
    *,
    access: Access,
    activity: ProjectActivity,
) -> CursorPage[StreamEvent]:
    """Newest first; `kind` is the one type of events to show.

    News of invitations are shown to who asks for them and may invite.
    """
    grant = access(actor, project_id, Capability.READ)
    are_shown = kind in INVITATION_EVENTS and grant.allows(Capability.INVITE)
    return activity.page(grant.project_id, wanted, kind, () if are_shown else INVITATION_EVENTS)
