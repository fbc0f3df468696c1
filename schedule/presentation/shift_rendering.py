"""What moved, as the wire has it and as people read it."""

from collections.abc import Callable
from typing import Any

from core.domain.events import plain
from core.domain.language import Language
from core.presentation.language import spoken as asked_language
from schedule.domain.edit import Rearranged
from schedule.domain.placements import Placement
from schedule.domain.shifts import Shift, ShiftReason
from schedule.domain.task import clock, end_clock
from schedule.presentation.held_rendering import held_body, violation_body

_WHY = {
    ShiftReason.WAITS_FOR: ("‘{name}’ 기다림", "waits for {name}"),
    ShiftReason.NO_LONGER_WAITS: ("‘{name}’ 기다리지 않음", "no longer waits for {name}"),
    ShiftReason.NOT_BEFORE: ("시작일이 바뀜", "may start on another day"),
    ShiftReason.MOVED_BY_HAND: ("직접 옮김", "moved by hand"),
    ShiftReason.CALENDAR: ("근무 시간이 바뀜", "other working time"),
    ShiftReason.LEVELLED: ("겹친 일정 조정", "levelled"),
    ShiftReason.PLANNED: ("자동 일정", "planned anew"),
}
MOST_TOLD = 2000
"""Of more that moved, the first are told; the schedule is to be read afresh, as its events say, too."""


def rearranged_body(
    rearranged: Rearranged, told: Callable[[Shift, Language], dict[str, Any]] | None = None
) -> dict[str, Any]:
    """`told`: how a shift is, where that is more than `shift_body`."""
    spoken, moved = asked_language(), rearranged.moved
    return {
        "moved": [(told or shift_body)(each, spoken) for each in moved[:MOST_TOLD]],
        "moved_count": len(moved),
        "moved_is_cut": len(moved) > MOST_TOLD,
        "held": [held_body(each, spoken) for each in rearranged.held],
        "violations": [violation_body(each, spoken) for each in rearranged.violations],
    }


def shift_body(shift: Shift, spoken: Language) -> dict[str, Any]:
    days = shift.days
    reason = {
        "code": shift.reason.value,
        "predecessor_id": plain(shift.predecessor_id),
        "predecessor": shift.predecessor,
        "text": _text(shift, days, spoken),
    }
    return {
        "task_id": str(shift.activity_id),
        "name": shift.name,
        "before": _days(shift.before),
        "after": _days(shift.after),
        "days": days,
        "reason": reason,
    }


def _days(where: Placement) -> dict[str, str]:
    return {"start_date": where.first_day.isoformat(), "end_date": where.last_day.isoformat()}


def _text(shift: Shift, days: int, spoken: Language) -> str:
    korean, english = _WHY[shift.reason]
    if spoken is Language.KOREAN:
        return f"{_way_ko(shift, days)}: {korean.format(name=shift.predecessor)}"
    return f"{_way_en(shift, days)}: {english.format(name=shift.predecessor)}"


def _way_ko(shift: Shift, days: int) -> str:
    if days:
        return f"{abs(days)}일 {'뒤로' if days > 0 else '앞으로'}"
    later = _ends_later(shift)
    return f"끝이 {abs(later)}일 {'뒤로' if later > 0 else '앞으로'}" if later else f"같은 날 {_hours(shift)}"


def _way_en(shift: Shift, days: int) -> str:
    many = abs(days or _ends_later(shift))
    amount = f"{many} day{'' if many == 1 else 's'}"
    if days:
        return f"{amount} {'later' if days > 0 else 'earlier'}"
    if many:
        return f"ends {amount} {'later' if _ends_later(shift) > 0 else 'earlier'}"
    return f"The same day, {_hours(shift)}"


def _ends_later(shift: Shift) -> int:
    return (shift.after.last_day - shift.before.last_day).days


def _hours(shift: Shift) -> str:
    """From which hours to which."""
    return " → ".join(
        f"{clock(each.start)}–{end_clock(each.start, each.finish)}" for each in (shift.before, shift.after)
    )
