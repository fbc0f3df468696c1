"""Rows that the owner of an account reads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class SessionRow:
    """A living session: `name` is what people call the device, `device` what it says of itself (User-Agent)."""

    id: UUID
    name: str
    device: str
    address: str | None
    created_at: datetime
    last_used_at: datetime
