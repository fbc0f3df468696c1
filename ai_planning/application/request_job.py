"""Somebody wants something slow made of a plan."""

from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.asking import Asked, ask
from ai_planning.application.desk import Desk
from ai_planning.contracts.job_rows import JobRow
from ai_planning.domain.job_wish import JobWish
from core.domain.actor import Actor


@dataclass(frozen=True, kw_only=True)
class RequestJob:
    actor: Actor
    project_id: UUID
    plan_id: UUID
    wish: JobWish


def request_job(command: RequestJob, *, desk: Desk) -> JobRow:
    """As `ask` refuses."""
    place = {"project_id": command.project_id, "plan_id": command.plan_id}
    return ask(Asked(actor=command.actor, wish=command.wish, **place), desk)
