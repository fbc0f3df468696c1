"""Colours of projects where many of them are shown together."""

from typing import Final
from uuid import UUID

PALETTE_SIZE: Final = 12


def palette_index(project_id: UUID) -> int:
    """The same for everybody, for good: from the random end of the id."""
    return (project_id.int & 0xFFFFFFFF) % PALETTE_SIZE
