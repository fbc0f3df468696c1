"""How far a schedule has come away from a picture of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from schedule.domain.baseline import Outline, Planned


class Difference(StrEnum):
    """What has become of a task."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Variance:
    """Of one task; it is not there before where it was added, nor after where it was removed.

    Days are of the calendar, later and longer ones positive. The length is in days of work and minutes besides.
    """

    before: Planned | None
    after: Planned | None

    @property
    def shown(self) -> Planned:
        """As it is called now, or was last."""
        shown = self.after or self.before
        if shown is None:
            raise ValueError("of no task at all")
        return shown

    @property
    def difference(self) -> Difference:
        if self.before is None:
            return Difference.ADDED
        if self.after is None:
            return Difference.REMOVED
        return Difference.SAME if _when(self.before) == _when(self.after) else Difference.CHANGED

    @property
    def start_days(self) -> int | None:
        return (self.after.start_date - self.before.start_date).days if self.before and self.after else None

    @property
    def finish_days(self) -> int | None:
        return (self.after.end_date - self.before.end_date).days if self.before and self.after else None

    @property
    def duration_days(self) -> int | None:
        return self.after.length.days - self.before.length.days if self.before and self.after else None

    @property
    def duration_minutes(self) -> int | None:
        return self.after.length.minutes - self.before.length.minutes if self.before and self.after else None


@dataclass(frozen=True)
class Comparison:
    """Task by task, as the later picture orders them, and those that are gone after these."""

    before: Outline
    after: Outline
    tasks: tuple[Variance, ...]

    @property
    def finish_days(self) -> int | None:
        """How much later everything is done."""
        ends = self.before.end_date, self.after.end_date
        return (ends[1] - ends[0]).days if ends[0] and ends[1] else None


def compared(before: Mapping[UUID, Planned], after: Iterable[Planned]) -> Comparison:
    now = {each.id: each for each in after}
    known = [Variance(before.get(each.id), each) for each in now.values()]
    gone = [Variance(each, None) for each in before.values() if each.id not in now]
    return Comparison(Outline.of(before.values()), Outline.of(now.values()), (*known, *gone))


def _when(planned: Planned) -> tuple[object, ...]:
    return planned.starts, planned.ends, planned.start_date, planned.end_date, planned.length
