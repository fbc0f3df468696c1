"""Charts to draw: usual ones, and those that nobody hopes for."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from schedule.contracts import LinkType, PhaseGroup, TaskKind, TaskStatus
from schedule.contracts.words import GROUP_COLOURS
from schedule.domain.gantt import GanttChart, GanttLink, GanttPhase, GanttTask, PlannedBar, Stretch
from schedule.domain.moments import FIRST_DAY
from schedule.domain.network import Span
from schedule.domain.work_calendar import OFFICE, WorkCalendar

START = date(2026, 11, 2)
TODAY = date(2026, 11, 26)
NAMES = (
    "기획안 작성",
    "콘티",
    "로케이션 헌팅",
    "캐스팅과 의상",
    "촬영 A팀",
    "인서트 촬영",
    "가편집",
    "색 보정",
    "음악과 믹싱",
    "시사",
)
LONG = "아주 긴 이름의 작업으로 이름 칸에 다 들어가지 않아서 줄임표로 끝나야 하는 바로 그 작업 Supercalifragilistic"
PEOPLE = ("김민수", "이영희", "박서준 (카메라)", "Alexandra Kim-Harrington")
CALENDAR = WorkCalendar((*[OFFICE] * 5, (), ()), {date(2026, 12, 25): ()})


def identity(kind: int, number: int) -> UUID:
    return UUID(int=(kind << 64) + number)


def stretch(first: date, days: float) -> Stretch:
    at = float((first - FIRST_DAY).days)
    return Stretch(at, at + days)


def task(number: int, first: date, days: int, **changes: object) -> GanttTask:
    """`days` 0: a milestone at the end of `first`."""
    kind = TaskKind.TASK if days else TaskKind.MILESTONE
    at = stretch(first, days) if days else stretch(first + timedelta(days=1), 0)
    last = first + timedelta(days=max(days, 1) - 1)
    made = GanttTask(
        identity(1, number), number, identity(2, 0), kind, NAMES[number % len(NAMES)], first, last, at,
        total_float=Span(number % 4), free_float=Span(number % 2),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def chart_of(tasks: Sequence[GanttTask], links: Sequence[GanttLink] = (), **changes: object) -> GanttChart:
    groups = list(PhaseGroup)
    used = list(dict.fromkeys(task.phase_id for task in tasks)) or [identity(2, 0)]
    phases = tuple(
        GanttPhase(each, groups[at % 5].ko, groups[at % 5], GROUP_COLOURS[groups[at % 5]], 40)
        for at, each in enumerate(used)
    )
    made = GanttChart(
        identity(3, 1),
        "봄 캠페인 일정",
        7,
        TODAY,
        phases=phases,
        tasks=tuple(tasks),
        links=tuple(links),
        calendar=CALENDAR,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def usual(count: int = 10, step: int = 2, *, every: int = 12) -> GanttChart:
    """Phases of so many tasks each, one after the other, with links of all types and some that are critical."""
    tasks = [_usual_task(number, step, every) for number in range(count)]
    return chart_of(tasks, [*_usual_links(tasks)], critical_path=tuple(each.id for each in tasks if each.is_critical))


def with_baseline(chart: GanttChart) -> GanttChart:
    def planned(each: GanttTask) -> PlannedBar:
        back = timedelta(days=3 if each.number % 3 else 0)
        at = Stretch(each.at.starts - back.days, each.at.ends - back.days)
        return PlannedBar(each.start_date - back, each.end_date - back, at)

    tasks = tuple(replace(each, planned=planned(each)) for each in chart.tasks)
    return replace(chart, tasks=tasks, baseline_id=identity(4, 1))


def _usual_task(number: int, step: int, every: int) -> GanttTask:
    days = 0 if number % 7 == 6 else 1 + (number * 5) % 9
    progress = (100, 60, 25, 0, 0)[min(number % 9, 4)]
    status = TaskStatus.COMPLETED if progress == 100 else TaskStatus.IN_PROGRESS if progress else TaskStatus.NOT_STARTED
    return task(
        number, START + timedelta(days=number * step), days, progress=progress, status=status,
        phase_id=identity(2, number // every),
        is_critical=number % 3 == 0, is_overdue=number % 8 == 3,
        people=PEOPLE[: number % 3] if number % 5 else PEOPLE[3:],
        name=LONG if number % 11 == 4 else f"{NAMES[number % len(NAMES)]} {number + 1}",
    )  # fmt: skip


def _usual_links(tasks: Sequence[GanttTask]) -> list[GanttLink]:
    types = list(LinkType)
    links = [
        GanttLink(identity(5, at), first.id, second.id, types[at % 4] if at % 3 == 2 else LinkType.FINISH_START)
        for at, (first, second) in enumerate(itertools.pairwise(tasks))
    ]
    far = [
        GanttLink(identity(6, at), first.id, second.id)
        for at, (first, second) in enumerate(zip(tasks[::5], tasks[4::5], strict=False))
    ]
    critical = {each.id for each in tasks if each.is_critical}
    far += [
        GanttLink(identity(7, at), first.id, second.id, is_critical=True)
        for at, (first, second) in enumerate(zip(tasks[::3], tasks[3::3], strict=False))
        if {first.id, second.id} <= critical
    ]
    return [*links, *far]
