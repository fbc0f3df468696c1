"""Scenarios as the wire has them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.presentation.language import spoken
from schedule.application.apply_scenario import AppliedScenario
from schedule.application.changed import Changed
from schedule.application.read_scenarios import ScenarioDifference
from schedule.contracts.rows import ScheduleRow
from schedule.contracts.scenarios import ScenarioRow
from schedule.domain.scenario_edits import Edits
from schedule.domain.variance import Difference
from schedule.presentation.baseline_answers import outline_body, variance_body
from schedule.presentation.shift_rendering import rearranged_body

_SHOWN = ("start_date", "end_date", "time_zone", "phases", "links")


def scenario_body(row: ScenarioRow) -> dict[str, Any]:
    return row.wire()


def whole_body(row: ScenarioRow, schedule: ScheduleRow) -> dict[str, Any]:
    whole, asked = schedule.wire(), spoken()
    shown = {name: whole[name] for name in _SHOWN}
    tasks = [task.wire() | {"status_label": task.status.label(asked)} for task in schedule.tasks]
    for task in tasks:
        task.pop("notes")
    return row.wire() | {"schedule": shown | {"tasks": tasks}}


def changed_body(changed: Changed[ScenarioRow]) -> dict[str, Any]:
    return changed.row.wire() | rearranged_body(changed.rearranged)


def difference_body(found: ScenarioDifference) -> dict[str, Any]:
    comparison = found.comparison
    return {
        "scenario": found.scenario.wire(),
        "schedule_version": found.version,
        "before": outline_body(comparison.before),
        "after": outline_body(comparison.after),
        "finish_variance_days": comparison.finish_days,
        "tasks": [variance_body(each) for each in comparison.tasks if each.difference is not Difference.SAME],
        "edits": edits_body(found.edits, found.names),
        "outdated": [{"task_id": str(each), "name": name} for each, name in found.outdated.items()],
    }


def applied_body(found: AppliedScenario) -> dict[str, Any]:
    return {
        "applied": found.is_applied,
        "schedule_version": found.schedule.version,
        "scenario": found.scenario.wire(),
        "edits": edits_body(found.edits, {each.id: each.name for each in found.schedule.tasks.values()}),
        **rearranged_body(found.rearranged),
    }


def edits_body(edits: Edits, names: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "changed_tasks": [
            {"task_id": str(task_id), "name": names.get(task_id, ""), "changed": sorted(fields)}
            for task_id, fields in edits.tasks.items()
        ],
        "added_tasks": [str(each.id) for each in edits.added],
        "removed_tasks": sorted(map(str, edits.removed)),
        "added_links": [str(each.id) for each in edits.linked],
        "removed_links": sorted(map(str, edits.unlinked)),
    }
