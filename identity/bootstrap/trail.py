"""Façade: what the audit trail tells a person."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from core.domain.audit import AuditRow
from core.domain.pages import CursorPage
from core.infrastructure.audit import DatabaseAuditTrail
from identity.application.read_trail import read_trail
from identity.infrastructure.queries import people


@dataclass(frozen=True)
class Trail:
    """The verbs."""

    read_trail: Callable[..., CursorPage[AuditRow]]


@cache
def trail() -> Trail:
    return Trail(read_trail=partial(read_trail, trail=DatabaseAuditTrail(), people=people))
