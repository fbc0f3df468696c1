"""What happens to share links and to the guests who come by them. No token is ever told."""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import ProjectEvent
from feedback.contracts.sharing import ShareLinkRow


@dataclass(frozen=True, kw_only=True)
class _LinkWhole(ProjectEvent):
    """Carries the whole row."""

    audited: ClassVar[bool] = True
    personal: ClassVar[frozenset[str]] = frozenset({"label", "created_by"})

    link: ShareLinkRow

    def payload(self) -> dict[str, Any]:
        return self.link.wire() | {"link_id": str(self.link.id)}


@dataclass(frozen=True, kw_only=True)
class ShareLinkCreated(_LinkWhole):
    name: ClassVar[str] = "share_link.created"


@dataclass(frozen=True, kw_only=True)
class ShareLinkUpdated(_LinkWhole):
    name: ClassVar[str] = "share_link.updated"


@dataclass(frozen=True, kw_only=True)
class ShareLinkRevoked(_LinkWhole):
    """It opens nothing any more."""

    name: ClassVar[str] = "share_link.revoked"


@dataclass(frozen=True, kw_only=True)
class GuestBlocked(ProjectEvent):
    """A guest was shut out."""

    name: ClassVar[str] = "guest.blocked"
    audited: ClassVar[bool] = True

    link_id: UUID
    guest_id: UUID


@dataclass(frozen=True, kw_only=True)
class GuestSilenced(ProjectEvent):
    """All that a guest wrote was removed, each of it with an event of its own."""

    name: ClassVar[str] = "guest.silenced"
    audited: ClassVar[bool] = True

    link_id: UUID
    guest_id: UUID
