"""Why each activity lies elsewhere than before."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from schedule.domain.network import Activity, Link, Network
from schedule.domain.placements import PlacedBy, Placement, Placements


class ShiftReason(StrEnum):
    WAITS_FOR = "waits_for"
    NOT_BEFORE = "not_before"
    MOVED_BY_HAND = "moved_by_hand"
    NO_LONGER_WAITS = "no_longer_waits"
    CALENDAR = "calendar"
    LEVELLED = "levelled"
    PLANNED = "planned"


class Shift(NamedTuple):
    """`predecessor`: whom it waits for, or no longer does."""

    activity_id: UUID
    name: str
    before: Placement
    after: Placement
    reason: ShiftReason
    predecessor_id: UUID | None = None
    predecessor: str | None = None

    @property
    def days(self) -> int:
        """Of the calendar, from the first day before to the first day after; less than none when it came forward."""
        return (self.after.first_day - self.before.first_day).days


class Told(NamedTuple):
    """A network, and where its activities lie."""

    network: Network
    placements: Placements


def explained(before: Told, after: Told, asked: Mapping[UUID, ShiftReason]) -> tuple[Shift, ...]:
    """What lies elsewhere, by its new start; what is new or gone is not told.

    `asked`: what was changed itself, and as what that counts where no link put it there.
    """
    was, now = ({each.id: each for each in told.network.activities} for told in (before, after))
    known = before.placements
    pairs = [(each, known.get(each.id), after.placements[each.id]) for each in after.network.activities]
    moved = [(each, old, new) for each, old, new in pairs if old is not None and old[:2] != new[:2]]
    stayed = {each.id for each, old, new in pairs if old is not None and old[:2] == new[:2]}
    found = []
    for each, old, new in moved:
        reason, link = _reason(stayed, old, new, asked.get(each.id))
        if reason is ShiftReason.CALENDAR and _has_other_floor(was[each.id], each, before, after):
            reason = ShiftReason.NOT_BEFORE
        name = None if link is None else (now.get(link) or was[link]).name
        found.append(Shift(each.id, each.name, old, new, reason, link, name))
    return tuple(sorted(found, key=lambda shift: (shift.after[:2], shift.activity_id.int)))


def _reason(
    stayed: Collection[UUID], old: Placement, new: Placement, asked: ShiftReason | None
) -> tuple[ShiftReason, UUID | None]:
    """The predecessor counts only where it did not stay, or where the link is another than before."""
    if asked and new.link and new.start != old.start:
        return ShiftReason.WAITS_FOR, new.link.predecessor
    if asked:
        return asked, None
    if new.start >= old.start and new.link and _pushes(new.link, old.link, stayed):
        return ShiftReason.WAITS_FOR, new.link.predecessor
    if new.start < old.start and old.link and _pushes(old.link, new.link, stayed):
        return ShiftReason.NO_LONGER_WAITS, old.link.predecessor
    return ShiftReason.CALENDAR, None


def _pushes(link: Link, other: Link | None, stayed: Collection[UUID]) -> bool:
    return (link is not other and link != other) or link.predecessor not in stayed


def _has_other_floor(old: Activity, new: Activity, before: Told, after: Told) -> bool:
    is_at_beginning = PlacedBy.BEGINNING in (before.placements[new.id].by, after.placements[new.id].by)
    begins = is_at_beginning and before.network.begins != after.network.begins
    return old.not_before != new.not_before or old.held_at != new.held_at or begins
