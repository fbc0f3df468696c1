"""The plan that a project starts with: seven days of planning, one of shooting, fourteen of editing.

What is shown when a project begins and what its schedule begins with are the same.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FirstPhase:
    """`group` as schedules name it; calendar days, the last one included."""

    group: str
    days: int
    colour: str


FIRST_PLAN: Final = (
    FirstPhase("planning", 7, "#3b82f6"),
    FirstPhase("shooting", 1, "#ef4444"),
    FirstPhase("editing", 14, "#10b981"),
)
