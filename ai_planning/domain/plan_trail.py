"""How far a plan can be undone and redone: its steps are numbered, the newest fifty are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ai_planning.domain.plan_parts import Piece

MOST_STEPS = 50


@dataclass(frozen=True)
class Step:
    """One change, by the keys of its parts: what they held before it, and after it."""

    number: int
    before: Mapping[str, Piece]
    after: Mapping[str, Piece]
    at: datetime


@dataclass(frozen=True)
class Trail:
    """Steps up to `done` are in the plan, those up to `known` were undone; up to `forgotten` they are not kept."""

    done: int = 0
    known: int = 0
    forgotten: int = 0

    @property
    def can_undo(self) -> bool:
        return self.done > self.forgotten

    @property
    def can_redo(self) -> bool:
        return self.known > self.done

    def stepped(self) -> "Trail":
        """A new step ends what could be redone."""
        number = self.done + 1
        return Trail(number, number, max(self.forgotten, number - MOST_STEPS))

    def undone(self) -> "Trail":
        return replace(self, done=self.done - 1)

    def redone(self) -> "Trail":
        return replace(self, done=self.done + 1)
