"""What becomes of jobs, and of what was answered, when plans and people go."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from ai_planning.application import drop_jobs as dropping
from ai_planning.application import forget_answers as forgetting
from ai_planning.infrastructure.job_metrics import count_job
from ai_planning.infrastructure.planning_jobs import PostgresPlanningJobs
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.remembered import PostgresRemembered
from ai_planning.infrastructure.usages import PostgresUsages
from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects


def drop_jobs_of_plan(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `plan.deleted` {project_id, plan_id}."""
    ids = UUID(payload["project_id"]), UUID(payload["plan_id"])
    dropping.drop_jobs_of_plan(*ids, plans=DjangoPlans(publish), **_dropping())


def drop_jobs_of_project(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `project.deleted` {project_id}."""
    dropping.drop_jobs_of_project(UUID(payload["project_id"]), living=projects.living, **_dropping())


def drop_jobs_of_member(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.left` {project_id, user_id}."""
    dropping.drop_jobs_of_member(UUID(payload["user_id"]), UUID(payload["project_id"]), members=projects, **_dropping())


def drop_jobs_of_person(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    dropping.drop_jobs_of_person(UUID(payload["user_id"]), **_dropping())


def forget_answers(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    user_id = UUID(payload["user_id"])
    parts: dict[str, Any] = {"remembered": PostgresRemembered(), "usages": PostgresUsages()}
    forgetting.forget_answers(user_id, unit_of_work=unit_of_work, **parts)


def _dropping() -> dict[str, Any]:
    jobs = PostgresPlanningJobs(publish)
    return {"unit_of_work": unit_of_work, "jobs": jobs, "clock": utc_now, "count": count_job}
