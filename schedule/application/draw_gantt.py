"""A chart as a picture or as pages."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.domain.actor import Actor
from core.domain.file_names import file_name
from projects.contracts import Capability, ProjectGrant
from schedule.application.gantt_ports import ChartPainter, ChartWish, KeptPictures
from schedule.application.read_gantt import ChartSources
from schedule.application.schedule_ports import Access
from schedule.domain.gantt_refusals import MOST_ARROWS, MOST_DRAWN, ChartTooLarge


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """Without content where the caller has what is of this `mark` already.

    `plain_name` is for those who cannot take the name in its own script.
    """

    media_type: str
    mark: str
    content: bytes = b""
    name: str = ""
    plain_name: str = ""


def draw_gantt(
    actor: Actor,
    project_id: UUID,
    wish: ChartWish,
    *,
    had: Collection[str] = (),
    access: Access,
    sources: ChartSources,
    painter: ChartPainter,
    kept: KeptPictures,
) -> DrawnChart:
    """`had` are marks of what the caller has. Raises ChartTooLarge, ChartNotDrawn, BaselineNotFound."""
    grant = access(actor, project_id, Capability.READ)
    media_type, mark = wish.format.media_type, kept.mark(project_id, wish)
    if mark and mark in had:
        return DrawnChart(media_type, mark)
    content = kept.picture(project_id, wish, lambda: _painted(grant, wish, sources, painter))
    title = sources.titles([project_id]).get(project_id, "")
    plain = f"gantt-{sources.clock().date()}-{project_id.hex[-6:]}"
    names = (file_name(each, wish.format.value) for each in (f"{title} Gantt", plain))
    return DrawnChart(media_type, mark, content, *names)


def _painted(grant: ProjectGrant, wish: ChartWish, sources: ChartSources, painter: ChartPainter) -> bytes:
    chart = sources.chart(grant, wish)
    if len(chart.tasks) > MOST_DRAWN or len(chart.links) > MOST_ARROWS:
        raise ChartTooLarge
    return painter.paint(chart, wish)
