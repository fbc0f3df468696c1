"""Which charts are drawn, and which are had already."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.domain.language import Language
from projects.contracts import ProjectGrant, Role
from projects.domain.roles import ROLES
from schedule.application.draw_gantt import DrawnChart, draw_gantt
from schedule.application.gantt_ports import ChartWish
from schedule.application.read_gantt import ChartSources
from schedule.contracts.charts import ChartFormat
from schedule.domain.gantt import GanttChart, GanttLink
from schedule.domain.gantt_refusals import MOST_ARROWS, MOST_DRAWN, ChartTooLarge
from tests.schedule.gantt.examples import START, chart_of, task

PROJECT, WISH = new_id(), ChartWish(ChartFormat.PNG, Language.KOREAN)
JIMIN = Actor(new_id(), "지민")
TASKS = [task(number, START, 1) for number in range(MOST_DRAWN + 1)]


class Studio:
    """Sources, painter and pictures; nothing is kept."""

    def __init__(self, chart: GanttChart) -> None:
        self.drawn, self.painted = chart, 0

    def chart(self, grant: ProjectGrant, wish: ChartWish) -> GanttChart:
        return self.drawn

    def titles(self, project_ids: Any) -> dict[UUID, str]:
        return {PROJECT: "봄 캠페인"}

    def clock(self) -> datetime:
        return datetime(2026, 12, 1, tzinfo=UTC)

    def paint(self, chart: GanttChart, wish: ChartWish) -> bytes:
        self.painted += 1
        return b"picture"

    def picture(self, project_id: UUID, wish: ChartWish, paint: Callable[[], bytes]) -> bytes:
        return paint()

    def mark(self, project_id: UUID, wish: ChartWish) -> str:
        return "now"

    def draw(self, *had: str) -> DrawnChart:
        return draw_gantt(
            JIMIN, PROJECT, WISH, had=had, access=_access, sources=cast(ChartSources, self), painter=self, kept=self
        )


def _access(actor: Actor, project_id: UUID, capability: Any) -> ProjectGrant:
    return ProjectGrant(project_id, actor.user_id, actor.name, Role.VIEWER, ROLES.of(Role.VIEWER))


def test_who_has_the_picture_gets_none_and_none_is_painted() -> None:
    studio = Studio(chart_of(TASKS[:2]))
    first = studio.draw("before")
    assert (first.content, first.mark, first.name) == (b"picture", "now", "봄 캠페인 Gantt.png")
    assert first.plain_name == f"gantt-2026-12-01-{PROJECT.hex[-6:]}.png"
    assert (studio.draw("before", "now").content, studio.painted) == (b"", 1)


@pytest.mark.parametrize(("tasks", "links"), [(MOST_DRAWN + 1, 0), (3, MOST_ARROWS + 1)])
def test_more_than_is_drawn_is_refused_before_it_is_painted(tasks: int, links: int) -> None:
    link = GanttLink(new_id(), TASKS[0].id, TASKS[1].id)
    studio = Studio(replace(chart_of(TASKS[:tasks]), links=(link,) * links))
    with pytest.raises(ChartTooLarge):
        studio.draw()
    assert studio.painted == 0
