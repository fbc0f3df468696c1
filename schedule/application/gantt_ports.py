"""What charts need from the outside, by role."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from core.domain.language import Language
from projects.contracts import ProjectGrant
from schedule.contracts.charts import ChartFormat, Paper
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_reading import Baselined


@dataclass(frozen=True, slots=True)
class ChartWish:
    """Only tasks that have a part in the days from `first` to `last`, where they are given."""

    format: ChartFormat
    language: Language
    paper: Paper = Paper.A4
    first: date | None = None
    last: date | None = None
    baseline_id: UUID | None = None


class Titles(Protocol):
    def __call__(self, project_ids: Collection[UUID], /) -> Mapping[UUID, str]:
        """Names of those that are not deleted."""


class Baselining(Protocol):
    def __call__(self, grant: ProjectGrant, baseline_id: UUID, /) -> Baselined:
        """Raises BaselineNotFound."""


class ChartPainter(Protocol):
    def paint(self, chart: GanttChart, wish: ChartWish) -> bytes:
        """Raises ChartNotDrawn, ChartTooLarge."""


class KeptPictures(Protocol):
    """Pictures of projects that have not changed since."""

    def picture(self, project_id: UUID, wish: ChartWish, paint: Callable[[], bytes]) -> bytes:
        """As it was painted before, if that is still true, else as it is painted now."""

    def mark(self, project_id: UUID, wish: ChartWish) -> str:
        """Another one as soon as the picture may be another; empty where that cannot be said."""
