"""Who reads scripts."""

from enum import StrEnum
from typing import Protocol

from ai_planning.domain.plan_draft import PlanDraft


class ScriptFormat(StrEnum):
    """JSON is what the product itself exports."""

    FOUNTAIN = "fountain"
    TEXT = "text"
    FDX = "fdx"
    JSON = "json"


class ScriptReader(Protocol):
    def __call__(self, data: bytes, kind: ScriptFormat | None) -> PlanDraft:
        """None: as its content tells. Raises ScriptRefused, InvalidField in JSON."""
