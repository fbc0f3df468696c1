"""Charts on the wire."""

from datetime import date, timedelta
from typing import Any

from core.domain.language import Language
from schedule.application.gantt_ports import ChartWish
from schedule.contracts import TaskStatus
from schedule.contracts.words import DELAYED_COLOUR, STATUS_COLOURS
from schedule.domain.gantt import GanttChart, GanttLink, GanttTask, PlannedBar, Stretch
from schedule.domain.gantt_rows import GanttRow, rows_of
from schedule.domain.gantt_scale import scale_for
from schedule.domain.gantt_sheets import SCREEN_ROOM, Wish
from schedule.domain.gantt_words import Word
from schedule.domain.moments import FIRST_DAY
from schedule.domain.work_calendar import WorkCalendar

_MOST_DAYS = 3660


def gantt_body(chart: GanttChart, wish: ChartWish) -> dict[str, Any]:
    shown = Wish(wish.language, wish.first, wish.last)
    first, last = shown.days(chart)
    return {
        "project_id": chart.project_id,
        "title": chart.title,
        "version": chart.version,
        "time_zone": chart.time_zone,
        "today": chart.today,
        "start_date": first,
        "end_date": last,
        "zoom": scale_for((first, last), SCREEN_ROOM, is_exact=shown.is_exact).zoom,
        "baseline_id": chart.baseline_id,
        "days_off": _days_off(chart.calendar, first, last),
        "legend": _legend(wish.language),
        "rows": [_row(row, first) for row in rows_of(chart)],
        "links": [_link(link) for link in chart.links],
        "critical_path": list(chart.critical_path),
    }


def _row(row: GanttRow, first: date) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "level": row.level,
        "phase_id": row.task.phase_id if row.task else None,
        "number": row.task.number if row.task else None,
        "name": row.name,
        "start_date": row.start_date,
        "end_date": row.end_date,
        "progress": row.progress,
        "status": row.task.status if row.task else None,
        "is_overdue": row.task is not None and row.task.is_overdue,
        "colour": row.colour,
        "people": list(row.task.people) if row.task else [],
        "is_critical": row.is_critical,
        **_floats(row.task),
        **_bar("bar", row.at, first),
        **_planned(row.task.planned if row.task else None, first),
    }


def _floats(task: GanttTask | None) -> dict[str, int | None]:
    total, free = (task.total_float, task.free_float) if task else (None, None)
    return {
        "total_float_days": total.days if total else None,
        "total_float_minutes": total.minutes if total else None,
        "free_float_days": free.days if free else None,
        "free_float_minutes": free.minutes if free else None,
    }


def _planned(planned: PlannedBar | None, first: date) -> dict[str, Any]:
    return {
        "baseline_start_date": planned.start_date if planned else None,
        "baseline_end_date": planned.end_date if planned else None,
        **_bar("baseline_bar", planned.at if planned else None, first),
    }


def _bar(name: str, at: Stretch | None, first: date) -> dict[str, float | None]:
    offset = round(at.starts - (first - FIRST_DAY).days, 4) if at else None
    return {f"{name}_offset": offset, f"{name}_length": round(at.ends - at.starts, 4) if at else None}


def _link(link: GanttLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "predecessor": link.predecessor,
        "successor": link.successor,
        "type": link.type,
        "lag_days": link.lag.days,
        "lag_minutes": link.lag.minutes,
        "is_critical": link.is_critical,
    }


def _legend(language: Language) -> list[dict[str, str]]:
    told = [(status.value, status.label(language), STATUS_COLOURS[status]) for status in TaskStatus]
    told.append(("delayed", Word.DELAYED.told(language), DELAYED_COLOUR))
    return [{"key": key, "label": label, "colour": colour} for key, label, colour in told]


def _days_off(calendar: WorkCalendar, first: date, last: date) -> list[date] | None:
    count = (last - first).days + 1
    if count > _MOST_DAYS:
        return None
    days = (first + timedelta(days=at) for at in range(count))
    return [day for day in days if not calendar.hours(day)]
