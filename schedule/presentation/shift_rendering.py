"""What moved, what stays and what is broken, as the wire has it and as people read it."""

from typing import Any

from core.domain.events import plain
from core.domain.language import Language
from core.presentation.language import spoken as asked_language
from schedule.domain.edit import Held, Rearranged
from schedule.domain.moments import day_of
from schedule.domain.placements import Placement
from schedule.domain.shifts import Shift, ShiftReason
from schedule.domain.violations import Violation

_WHY = {
    ShiftReason.WAITS_FOR: ("‘{name}’ 기다림", "waits for {name}"),
    ShiftReason.NO_LONGER_WAITS: ("‘{name}’ 기다리지 않음", "no longer waits for {name}"),
    ShiftReason.NOT_BEFORE: ("시작일이 바뀜", "may start on another day"),
    ShiftReason.MOVED_BY_HAND: ("직접 옮김", "moved by hand"),
    ShiftReason.CALENDAR: ("근무 시간이 바뀜", "other working time"),
    ShiftReason.LEVELLED: ("겹친 일정 조정", "levelled"),
    ShiftReason.PLANNED: ("자동 일정", "planned anew"),
}


def rearranged_body(rearranged: Rearranged) -> dict[str, Any]:
    spoken = asked_language()
    return {
        "moved": [shift_body(each, spoken) for each in rearranged.moved],
        "held": [held_body(each) for each in rearranged.held],
        "violations": [violation_body(each) for each in rearranged.violations],
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


def held_body(held: Held) -> dict[str, Any]:
    return {
        "task_id": str(held.task_id),
        "name": held.name,
        "start_date": day_of(held.start).isoformat(),
        "needed_date": None if held.needed is None else day_of(held.needed).isoformat(),
        "has_begun": held.has_begun,
        "predecessor_id": plain(held.predecessor_id),
        "predecessor": held.predecessor,
    }


def violation_body(violation: Violation) -> dict[str, Any]:
    needed = violation.needed if violation.link else violation.needed - 1
    return {
        "task_id": str(violation.activity_id),
        "code": violation.broken.value,
        "needed_date": day_of(needed).isoformat(),
        "predecessor_id": str(violation.link.predecessor) if violation.link else None,
    }


def _days(where: Placement) -> dict[str, str]:
    return {"start_date": where.first_day.isoformat(), "end_date": where.last_day.isoformat()}


def _text(shift: Shift, days: int, spoken: Language) -> str:
    korean, english = _WHY[shift.reason]
    many = abs(days)
    if spoken is Language.KOREAN:
        way = f"{many}일 {'뒤로' if days > 0 else '앞으로'}" if many else "같은 날"
        return f"{way}: {korean.format(name=shift.predecessor)}"
    way = f"{many} day{'' if many == 1 else 's'} {'later' if days > 0 else 'earlier'}" if many else "The same day"
    return f"{way}: {english.format(name=shift.predecessor)}"
