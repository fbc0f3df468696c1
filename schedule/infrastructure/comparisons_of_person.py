"""What somebody has saved and copied, over schedules of all projects."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from schedule.infrastructure.models import BaselineRecord, ScenarioRecord

CHUNK = 500
_TOLD = ("project_id", "name", "created_at")


def comparisons_of(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time, as the person's data; nothing is read before it is asked for."""
    return {
        "schedule_baselines": _made_by(user_id, BaselineRecord),
        "schedule_scenarios": _made_by(user_id, ScenarioRecord),
    }


def _made_by(user_id: UUID, record: Any) -> Iterator[dict[str, Any]]:
    rows = record.objects.filter(created_by_id=user_id).order_by("created_at", "id")
    yield from rows.values(*_TOLD).iterator(CHUNK)
