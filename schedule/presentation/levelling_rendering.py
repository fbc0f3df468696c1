"""Who has too much to do, and for whom tasks wait, as the wire has it and as people read it."""

from typing import Any

from core.domain.language import Language
from schedule.application.level_schedule import Levelled
from schedule.application.read_allocations import Allocations, Overloaded
from schedule.domain.moments import DAY, day_of
from schedule.domain.shifts import Shift, ShiftReason
from schedule.presentation.shift_rendering import rearranged_body, shift_body

_NOBODY = {Language.KOREAN: "담당자", Language.ENGLISH: "its assignee"}


def allocations_body(seen: Allocations) -> dict[str, Any]:
    return {
        "version": seen.version,
        "date_from": seen.first.isoformat(),
        "date_to": seen.last.isoformat(),
        "overloads": _overloads(seen.overloaded),
        "has_more": seen.overloaded.has_more,
    }


def levelled_body(levelled: Levelled, *, applied: bool) -> dict[str, Any]:
    return {
        "applied": applied,
        **rearranged_body(levelled.rearranged, lambda shift, spoken: _moved(shift, levelled, spoken)),
        "left": _overloads(levelled.left),
        "has_more_left": levelled.left.has_more,
        "version": levelled.version,
    }


def _moved(shift: Shift, levelled: Levelled, spoken: Language) -> dict[str, Any]:
    delay = levelled.delays.get(shift.activity_id)
    body = shift_body(shift, spoken)
    if delay is None or shift.reason is not ShiftReason.LEVELLED:
        return body | {"reason": body["reason"] | {"assignee_id": None, "assignee": None}}
    person, task = levelled.people.get(delay.person), levelled.tasks[delay.busy_with]
    why = {
        "predecessor_id": str(delay.busy_with),
        "predecessor": task,
        "assignee_id": str(delay.person),
        "assignee": person,
        "text": _text(shift.days, person or _NOBODY[spoken], task, spoken),
    }
    return body | {"reason": body["reason"] | why}


def _text(days: int, person: str, task: str, spoken: Language) -> str:
    if spoken is Language.KOREAN:
        way = f"{days}일 뒤로" if days else "같은 날"
        return f"{way}: ‘{task}’ 하는 {person} 기다림"
    way = f"{days} day{'' if days == 1 else 's'} later" if days else "The same day"
    return f"{way}: waits for {person}, who is at {task}"


def _overloads(overloaded: Overloaded) -> list[dict[str, Any]]:
    return [
        {
            "person_id": str(each.person),
            "person": overloaded.people.get(each.person),
            "date": day_of(each.day * DAY).isoformat(),
            "minutes": each.minutes,
            "capacity_minutes": each.capacity,
            "tasks": [
                {"id": str(task), "name": overloaded.tasks[task], "minutes": minutes} for task, minutes in each.shares
            ],
        }
        for each in overloaded.overloads
    ]
