"""Charts, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from projects import api as projects
from schedule.application.draw_gantt import DrawnChart, draw_gantt
from schedule.application.read_gantt import ChartSources, read_gantt
from schedule.bootstrap.tasks import schedules
from schedule.domain.gantt import GanttChart
from schedule.infrastructure.gantt.baselined import baselined
from schedule.infrastructure.gantt.kept_pictures import CachedPictures
from schedule.infrastructure.gantt.painter import FilePainter


@dataclass(frozen=True)
class Gantt:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    read_gantt: Callable[..., GanttChart]
    draw_gantt: Callable[..., DrawnChart]


@cache
def gantt() -> Gantt:
    sources = ChartSources(schedules(), projects.members_named, projects.titles, baselined, utc_now)
    reading: dict[str, Any] = {"access": projects.require, "sources": sources}
    painting: dict[str, Any] = {"painter": FilePainter(), "kept": CachedPictures(utc_now)}
    return Gantt(read_gantt=partial(read_gantt, **reading), draw_gantt=partial(draw_gantt, **reading, **painting))
