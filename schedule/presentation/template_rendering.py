"""Templates as the wire has them."""

from typing import Any

from core.domain.language import Language
from schedule.application.template_read_models import TemplateRow
from schedule.domain.blueprint import PlannedLink, PlannedPhase, PlannedTask
from schedule.domain.plan_template import PlanTemplate


def summary_body(row: TemplateRow, language: Language) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name.text(language),
        "is_own": row.is_own,
        "phase_count": len(row.blueprint.phases),
        "task_count": len(row.blueprint.tasks),
        "version": row.version,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
    }


def template_body(row: TemplateRow, language: Language) -> dict[str, Any]:
    return summary_body(row, language) | {
        "phases": [_phase(each, language) for each in row.blueprint.phases],
        "tasks": [_task(each, language) for each in row.blueprint.tasks],
        "links": [_link(each) for each in row.blueprint.links],
    }


def current_body(template: PlanTemplate) -> dict[str, Any]:
    """One's own has the same name in any language."""
    return template_body(TemplateRow.of(template), Language.KOREAN)


def _phase(phase: PlannedPhase, language: Language) -> dict[str, Any]:
    return {
        "key": phase.key,
        "kind": phase.kind.value,
        "group": phase.group.value,
        "name": phase.name.text(language),
        "colour": phase.colour,
    }


def _task(task: PlannedTask, language: Language) -> dict[str, Any]:
    return {
        "key": task.key,
        "phase": task.phase,
        "kind": task.kind.value,
        "name": task.name.text(language),
        "duration_days": task.length.days,
        "duration_minutes": task.length.minutes,
        "calendar": task.calendar.value,
        "after_days": task.after_days,
        "place": task.place,
        "notes": task.notes,
    }


def _link(link: PlannedLink) -> dict[str, Any]:
    return {
        "predecessor": link.predecessor,
        "successor": link.successor,
        "type": link.type.value,
        "lag_days": link.lag.days,
        "lag_minutes": link.lag.minutes,
    }
