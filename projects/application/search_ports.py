"""What keeping projects findable needs from the outside."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID


class SearchIndex(Protocol):
    def astray(self, since: datetime) -> Iterable[UUID]:
        """Projects that are found by nothing, and those changed since then that are found by what they were called."""

    def mend(self, project_id: UUID) -> None:
        """From then on it is found by what it is called; repeating it is no change."""
