"""What the use cases of a project's life need to read."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.application.mail_ports import MailAllowance
from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from projects.application.life_read_models import ChangeRow, OfferRow, TrashedRow


class Trash(Protocol):
    """Deleted projects."""

    def page(self, owner_id: UUID, wanted: PageRequest, now: datetime) -> Page[TrashedRow]:
        """Those of this owner that can still come back at `now`, last deleted first."""

    def due(self, now: datetime, limit: int) -> list[UUID]:
        """Those whose time is over, the longest first."""


class History(Protocol):
    def changes(self, project_id: UUID, wanted: CursorRequest) -> CursorPage[ChangeRow]:
        """Newest first; one statement."""


class Offers(Protocol):
    def offer(self, project_id: UUID) -> OfferRow | None:
        """What stands, expired or not; one statement."""


class OfferPace(Protocol):
    def of(self, kind: str, project_id: UUID) -> MailAllowance:
        """What an address gets, and of one project at most one mail of that kind a minute and 5 a day."""
