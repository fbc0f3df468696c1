"""What stays and what is broken, as the wire has it and as people read it."""

from typing import Any

from core.domain.events import plain
from core.domain.language import Language
from schedule.domain.edit import Held
from schedule.domain.moments import day_of
from schedule.domain.violations import Broken, Violation

Words = tuple[str, str]
"""In Korean and English."""
_BEGUN: Words = ("이미 시작되어 그대로 둠", "has begun and stays")
_GIVEN: Words = ("직접 정한 날이라 그대로 둠", "stays on the day that somebody gave it")
_WAITS: Words = ("‘{name}’ 기다림", "waits for {name}")
_FIXED: Words = ("고정된 작업: ‘{name}’ 기다리면 {day}에 시작", "is fixed: waiting for {name}, it would start on {day}")
_BROKEN: dict[Broken, Words] = {
    Broken.LINK: ("연결대로면 {day}에 시작", "its links have it start on {day}"),
    Broken.END: ("{day}까지 끝나지 않음", "does not end by {day}"),
}


def held_body(held: Held, spoken: Language) -> dict[str, Any]:
    needed = None if held.needed is None else day_of(held.needed).isoformat()
    return {
        "task_id": str(held.task_id),
        "name": held.name,
        "start_date": day_of(held.start).isoformat(),
        "needed_date": needed,
        "has_begun": held.has_begun,
        "predecessor_id": plain(held.predecessor_id),
        "predecessor": held.predecessor,
        "text": _said(_why(held), spoken, name=held.predecessor, day=needed),
    }


def violation_body(violation: Violation, spoken: Language) -> dict[str, Any]:
    needed = day_of(violation.needed if violation.link else violation.needed - 1).isoformat()
    return {
        "task_id": str(violation.activity_id),
        "code": violation.broken.value,
        "needed_date": needed,
        "predecessor_id": str(violation.link.predecessor) if violation.link else None,
        "text": _said(_BROKEN[violation.broken], spoken, day=needed),
    }


def _why(held: Held) -> Words:
    if held.has_begun:
        return _BEGUN
    if held.predecessor is None:
        return _GIVEN
    return _WAITS if held.needed == held.start else _FIXED


def _said(words: Words, spoken: Language, **given: str | None) -> str:
    return words[spoken is not Language.KOREAN].format(**given)
