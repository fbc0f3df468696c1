"""Figures of a project that a context above keeps and answers for (docs/adr/0015)."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class ReviewTally:
    """How many notes a project has, by the name of their status and of their priority, the least priority first."""

    by_status: Mapping[str, int]
    by_priority: Mapping[str, int]
    unresolved: int

    @property
    def total(self) -> int:
        return sum(self.by_status.values())

    @property
    def ranks(self) -> dict[str, int]:
        """Of the priorities: the least is 0."""
        return {priority: rank for rank, priority in enumerate(self.by_priority)}

    @property
    def mean_rank(self) -> float | None:
        """Of the notes by the rank of their priority, which has no other mean; None without a note."""
        ranked = sum(rank * self.by_priority[priority] for priority, rank in self.ranks.items())
        return ranked / self.total if self.total else None


@dataclass(frozen=True)
class ReviewOverview:
    """Tallies of some projects, and how many notes are not resolved in more of them."""

    tallies: Mapping[UUID, ReviewTally]
    unresolved: int


@dataclass(frozen=True)
class VersionTally:
    """How many notes on one version of a video are not resolved."""

    video_id: UUID
    video_title: str
    version_id: UUID
    number: int
    unresolved: int


@dataclass(frozen=True)
class VersionTallies:
    """The newest versions with unresolved notes, and how many such versions there are."""

    rows: tuple[VersionTally, ...]
    total: int


@dataclass(frozen=True)
class Resolution:
    """How many notes were resolved, and the seconds from note to (first) resolution on average; None without any."""

    count: int
    mean_seconds: float | None


@dataclass(frozen=True)
class UploadVolume:
    """Files that were uploaded, and their bytes."""

    count: int
    size: int
