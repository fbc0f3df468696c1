"""A chart as a picture or as pages."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.domain.actor import Actor
from core.domain.file_names import file_name
from projects.contracts import Capability, ProjectGrant
from schedule.application.gantt_ports import ChartPainter, ChartWish, KeptPictures
from schedule.application.read_gantt import ChartSources
from schedule.application.schedule_ports import Access
from schedule.domain.gantt_refusals import ChartTooLarge

MOST_DRAWN: Final = 1_000


@dataclass(frozen=True, slots=True)
class DrawnChart:
    content: bytes
    media_type: str
    name: str


def draw_gantt(
    actor: Actor,
    project_id: UUID,
    wish: ChartWish,
    *,
    access: Access,
    sources: ChartSources,
    painter: ChartPainter,
    kept: KeptPictures,
) -> DrawnChart:
    """Raises ChartTooLarge, ChartNotDrawn, BaselineNotFound."""
    grant = access(actor, project_id, Capability.READ)
    content = kept.picture(project_id, wish, lambda: _painted(grant, wish, sources, painter))
    title = sources.titles([project_id]).get(project_id, "")
    return DrawnChart(content, wish.format.media_type, file_name(f"{title} Gantt", wish.format.value))


def _painted(grant: ProjectGrant, wish: ChartWish, sources: ChartSources, painter: ChartPainter) -> bytes:
    chart = sources.chart(grant, wish)
    if len(chart.tasks) > MOST_DRAWN:
        raise ChartTooLarge(most=MOST_DRAWN)
    return painter.paint(chart, wish)
