"""Plans, as the wire has them."""

from typing import Any

from core.domain.language import Language
from core.presentation.language import spoken
from schedule.application.plan_schedule import PlannedSchedule
from schedule.domain.call_sheet import ShotCall
from schedule.domain.kept_tasks import Kept, KeptBecause
from schedule.presentation.schedule_rendering import task_body
from schedule.presentation.shift_rendering import rearranged_body

_WHY = {
    KeptBecause.BEGUN: ("이미 시작해서 그대로 둠", "stays: it has begun"),
    KeptBecause.FIXED: ("고정되어 있어 그대로 둠", "stays: it is fixed"),
    KeptBecause.PLACED_BY_HAND: ("직접 옮긴 작업이라 그대로 둠", "stays: somebody has placed it by hand"),
    KeptBecause.TOUCHED: ("누군가 손댄 작업이라 남겨 둠", "stays: somebody has worked on it"),
}


def planned_body(planned: PlannedSchedule) -> dict[str, Any]:
    return {
        "phases": [each.wire() for each in planned.phases],
        "tasks": [task_body(each) for each in planned.tasks],
        "links": [each.wire() for each in planned.links],
        **rearranged_body(planned.told.rearranged),
        "kept": [_kept(each, spoken()) for each in planned.told.kept],
        "removed": [{"id": str(each.task_id), "name": each.name} for each in planned.told.removed],
        "applied": planned.applied,
        "version": planned.version,
    }


def call_body(call: ShotCall) -> dict[str, Any]:
    return {
        "date": call.day.isoformat(),
        "time": call.time,
        "place": call.place,
        "task_id": str(call.task_id),
        "task": call.task,
        "plan_id": str(call.plan_id),
        "shot_id": str(call.shot_id),
        "position": call.position,
        "title": call.title,
        "seconds": call.seconds,
    }


def _kept(kept: Kept, language: Language) -> dict[str, Any]:
    korean, english = _WHY[kept.reason]
    return {
        "task_id": str(kept.task_id),
        "name": kept.name,
        "start_date": kept.start_date.isoformat(),
        "end_date": kept.end_date.isoformat(),
        "reason": {"code": kept.reason.value, "text": korean if language is Language.KOREAN else english},
    }
