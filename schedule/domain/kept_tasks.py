"""Tasks that were made for somebody, and what of them stays because somebody has touched it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from schedule.domain.task import Task


class KeptBecause(StrEnum):
    BEGUN = "begun"
    FIXED = "fixed"
    PLACED_BY_HAND = "placed_by_hand"
    TOUCHED = "touched"


@dataclass(frozen=True, slots=True)
class Kept:
    """A task that stays as it is."""

    task_id: UUID
    name: str
    start_date: date
    end_date: date
    reason: KeptBecause

    @classmethod
    def of(cls, task: Task, reason: KeptBecause) -> "Kept":
        return cls(task.id, task.name, task.starts_on, task.ends_on, reason)


def why_kept(task: Task, *, consent: bool = False) -> KeptBecause | None:
    """What has begun stays whoever consents."""
    if task.has_begun:
        return KeptBecause.BEGUN
    if consent:
        return None
    if task.is_fixed:
        return KeptBecause.FIXED
    return KeptBecause.PLACED_BY_HAND if task.placed_by_hand else None


def is_untouched(task: Task) -> bool:
    """Nobody has moved it, begun it, taken it on, renamed it or written on it since it was made."""
    made = task.source or {}
    return why_kept(task) is None and not task.assignees and not task.notes and task.name == made.get("name")
