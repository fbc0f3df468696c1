"""One line of the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.domain.actor import SYSTEM


class Outcome(StrEnum):
    ALLOWED = "allowed"
    DENIED = "denied"


@dataclass(frozen=True)
class AuditRow:
    """`actor_id` did `action`, or was refused it (then `action` is the refusal's code).

    `account_id` is the account that it concerns; `address` and `device` are the origin of the request, `detail` the
    plain fields of the event. `actor_name` is what the actor is called now; None for nobody and for who has gone.
    """

    id: UUID
    at: datetime
    action: str
    outcome: Outcome
    actor_id: UUID | None
    account_id: UUID | None
    project_id: UUID | None
    address: str | None
    device: str
    detail: dict[str, Any]
    actor_name: str | None = None

    def named(self, names: Mapping[UUID, str]) -> "AuditRow":
        if self.actor_id == SYSTEM.user_id:
            return replace(self, actor_name=SYSTEM.name)
        return replace(self, actor_name=names.get(self.actor_id) if self.actor_id else None)

    def seen_by(self, user_id: UUID) -> "AuditRow":
        """Without the origin where it was another person's: that one is nobody else's business."""
        is_known_other = self.actor_id not in (None, SYSTEM.user_id, user_id)
        return replace(self, address=None, device="") if is_known_other else self
