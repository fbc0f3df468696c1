"""What writes answer."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from schedule.domain.edit import Rearranged

Row = TypeVar("Row")


@dataclass(frozen=True)
class Changed(Generic[Row]):
    """The thing itself, what moved with it, and the schedule's version."""

    row: Row
    rearranged: Rearranged
    version: int
