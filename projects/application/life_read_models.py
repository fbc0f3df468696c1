"""What the trash, the history and an offer of ownership show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from projects.contracts import ProjectStatus, Stage


@dataclass(frozen=True)
class TrashedRow:
    """A deleted project; `status` is the one that it comes back with."""

    id: UUID
    title: str
    description: str
    client_name: str
    colour: str
    tags: tuple[str, ...]
    status: ProjectStatus
    stage: Stage
    member_count: int
    created_at: datetime
    deleted_at: datetime
    purge_at: datetime
    days_left: int


@dataclass(frozen=True)
class ChangeRow:
    """Who moved a project from one status or stage to another; `previous` is empty for the start."""

    id: int
    at: datetime
    by_id: UUID
    by_name: str
    what: str
    previous: str
    current: str


@dataclass(frozen=True)
class OfferRow:
    to_id: UUID
    to_name: str
    offered_at: datetime
    expires_at: datetime
