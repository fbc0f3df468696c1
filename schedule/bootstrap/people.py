"""Subscribers: what becomes of schedules when people and projects go; and what is kept of a person."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects
from schedule.application import purge_schedule as purging
from schedule.application import release_tasks as releasing
from schedule.bootstrap.tasks import schedules
from schedule.infrastructure.assignments import has_tasks, tasks_of
from schedule.infrastructure.comparisons_of_person import comparisons_of
from schedule.infrastructure.remains import DjangoRemains


def release_tasks(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.left` {project_id, user_id}; who withdraws leaves all projects."""
    releasing.release_tasks(
        UUID(payload["project_id"]),
        UUID(payload["user_id"]),
        unit_of_work=unit_of_work,
        members=projects.members_named,
        assigned=has_tasks,
        schedules=schedules(),
    )


def purge_schedule(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `project.purged` {project_id}."""
    purging.purge_schedule(UUID(payload["project_id"]), unit_of_work=unit_of_work, remains=DjangoRemains())


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time."""
    return {"assigned_tasks": tasks_of(user_id)} | comparisons_of(user_id)
