"""What moved a project on: its status and its stage."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Course(StrEnum):
    """What changed."""

    STATUS = "status"
    STAGE = "stage"


@dataclass(frozen=True)
class Change:
    """From `previous`, which is empty for the start, to `current`."""

    what: Course
    previous: str
    current: str
    at: datetime
