"""Where an item was written that goes on with a newer version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from feedback.contracts import CarriedFrom
from feedback.domain.footage import Footage
from feedback.domain.position import Position


@dataclass(frozen=True, slots=True)
class Origin:
    """The version it was written on, and where in it; carried forward since `carried_at`."""

    version_id: UUID
    number: int
    position: Position
    carried_at: datetime

    def row(self) -> CarriedFrom:
        """As it is shown."""
        return CarriedFrom(self.version_id, self.number)

    def place_on(self, footage: Footage, present: Position, here: Footage) -> Position:
        """Where it lies on another version: at the time at which it was written, or to which a person has moved it on
        the version `here`; back home it is as before."""
        if footage.version_id == self.version_id:
            return self.position.settled_on(footage)
        is_moved = here.version_id != self.version_id and present != self.position.carried_to(here)
        return (present if is_moved else self.position).carried_to(footage)
