"""What people were refused, for the audit trail."""

from uuid import UUID

from core.domain.errors import DomainError
from core.domain.rates import Rate
from core.infrastructure.audit import note_denied
from core.infrastructure.rates import rates

# A client that comes back again and again must not fill the trail; the first times tell it all.
KNOCKS_NOTED = Rate(20, 3600)


def note_refusal(error: DomainError, actor_id: UUID | None, project_id: UUID | None, asked: str = "") -> None:
    """An audited one, that is."""
    if error.knocks and actor_id is not None:
        note_knock(error.code, actor_id, project_id, asked)
    elif error.audited:
        note_denied(error.code, actor_id, error.concerns, project_id, asked)


def note_knock(code: str, actor_id: UUID, project_id: UUID | None, asked: str = "") -> None:
    """A person who was not let in, by REST or at a socket: both doors are counted as one."""
    tally = rates().take("knock", KNOCKS_NOTED, f"user:{actor_id}")
    if tally is None or tally.is_admitted:
        note_denied(code, actor_id, None, project_id, asked)
