"""What is done about plans behind the scenes: what is due leaves the trash for good."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ai_planning.application import purge_plan as purging
from ai_planning.application import purge_plans as ending
from ai_planning.application import sweep_plans as sweeping
from ai_planning.infrastructure.plan_remains import DjangoPlanRemains
from ai_planning.infrastructure.plan_trash import DjangoPlanTrash
from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.unit_of_work import unit_of_work


def purge_plan(payload: dict[str, Any]) -> None:
    """Job `ai_planning.purge_plan` {project_id, plan_id}."""
    purging.purge_plan(
        UUID(payload["project_id"]),
        UUID(payload["plan_id"]),
        unit_of_work=unit_of_work,
        trash=DjangoPlanTrash(),
        store=object_store(),
        clock=utc_now,
    )


def sweep_plans() -> int:
    """Orders a purge of every plan whose time in the trash is over; how many."""
    return sweeping.sweep_plans(
        unit_of_work=unit_of_work, trash=DjangoPlanTrash(), jobs=DatabaseJobQueue(), clock=utc_now
    )


def begin_purging(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `project.purged` {project_id}."""
    ending.begin_purging(UUID(payload["project_id"]), unit_of_work=unit_of_work, jobs=DatabaseJobQueue())


def purge_plans(payload: dict[str, Any]) -> None:
    """Job `ai_planning.purge_plans` {project_id}."""
    ending.purge_plans(
        UUID(payload["project_id"]), unit_of_work=unit_of_work, remains=DjangoPlanRemains(), store=object_store()
    )
