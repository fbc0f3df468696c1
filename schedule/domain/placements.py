"""Where activities lie, and what put them there."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple
from uuid import UUID

from schedule.domain.moments import DAY, Moment, day_of
from schedule.domain.network import Link


class PlacedBy(Enum):
    BEGINNING = "beginning"
    NOT_BEFORE = "not_before"
    LINK = "link"
    HELD = "held"


class Placement(NamedTuple):
    """`link`: the one that it waits for longest, where a link put it there."""

    start: Moment
    finish: Moment
    by: PlacedBy
    link: Link | None = None

    @property
    def first_day(self) -> date:
        """A milestone after work that ends at midnight belongs to the day of that work."""
        return self.last_day if self.start == self.finish else day_of(self.start)

    @property
    def last_day(self) -> date:
        """The day of the last minute of work."""
        ends_work = self.start < self.finish or (self.link is not None and self.link.leaves_finish)
        return day_of(self.finish - 1) if ends_work and self.finish % DAY == 0 else day_of(self.finish)


Placements = Mapping[UUID, Placement]
