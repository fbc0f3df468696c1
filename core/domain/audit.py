"""One line of the audit trail."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Outcome(StrEnum):
    ALLOWED = "allowed"
    DENIED = "denied"


@dataclass(frozen=True)
class AuditRow:
    """`actor_id` did `action`, or was refused it (then `action` is the refusal's code).

    `account_id` is the account that it concerns; `address` and `device` are the origin of the request, `detail` the
    plain fields of the event.
    """

    id: UUID
    at: datetime
    action: str
    outcome: str
    actor_id: UUID | None
    account_id: UUID | None
    project_id: UUID | None
    address: str | None
    device: str
    detail: dict[str, Any]
