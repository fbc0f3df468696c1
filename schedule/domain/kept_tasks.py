"""Tasks that were made for somebody, and what of them stays because somebody has touched it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from schedule.contracts import CalendarKind
from schedule.domain.network import Span
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


def work_made(length: Span, calendar: CalendarKind) -> dict[str, Any]:
    """How much of it is made, to be remembered with it: what is otherwise later, somebody has changed."""
    return {"days": length.days, "minutes": length.minutes, "calendar": calendar.value}


def words_made(place: str, notes: str) -> dict[str, Any]:
    """Of notes, which may be long, the digest."""
    return {"place": place, "notes": sha256(notes.encode()).hexdigest()[:16] if notes else ""}


def has_other_work(task: Task) -> bool:
    """Somebody has made it longer or shorter, or has it done on other days."""
    return _is_other(task, work_made(task.length, task.calendar))


def is_untouched(task: Task) -> bool:
    """Nobody has moved it, begun it, taken it on, renamed it, made demands or written on it since it was made."""
    if why_kept(task) or task.assignees or task.must_end_by or task.name != (task.source or {}).get("name"):
        return False
    return not has_other_work(task) and not _is_other(task, words_made(task.place, task.notes or ""))


def _is_other(task: Task, now: dict[str, Any]) -> bool:
    made = (task.source or {}).get("made", {"notes": ""})
    return any(made.get(name, value) != value for name, value in now.items())
