"""Projects and members as JSON."""

from collections.abc import Collection
from typing import Any

from core.domain.clock import utc_now
from projects.application.create_project import StartedProject
from projects.application.life_read_models import TrashedRow
from projects.application.read_models import MemberRow, ProjectRow
from projects.domain.default_plan import DefaultPlan
from projects.domain.project import Member
from projects.domain.roles import ROLES
from projects.presentation.invitation_rendering import result_body
from projects.presentation.thumbnail_rendering import thumbnail_bodies


def project_body(row: ProjectRow) -> dict[str, Any]:
    (body,) = project_bodies([row])
    return body


def project_bodies(rows: Collection[ProjectRow]) -> list[dict[str, Any]]:
    """Their pictures' addresses are signed at once."""
    signed = thumbnail_bodies(rows)
    return [_body(row, signed.get(row.id)) for row in rows]


def described(row: ProjectRow | TrashedRow) -> dict[str, Any]:
    """What a project tells of itself wherever it lies."""
    return {
        "id": row.id,
        "name": row.title,
        "description": row.description,
        "client_name": row.client_name,
        "colour": row.colour,
        "tags": row.tags,
        "status": row.status,
        "stage": row.stage,
    }


def _body(row: ProjectRow, thumbnail: dict[str, str] | None) -> dict[str, Any]:
    return described(row) | {
        "settings": row.settings.plain(),
        "thumbnail": thumbnail,
        "owner": {"id": row.owner_id, "name": row.owner_name},
        "transfer": _transfer(row),
        "start_date": row.start_date,
        "end_date": row.end_date,
        "schedule_progress": row.schedule_progress,
        "member_count": row.member_count,
        "last_activity_at": row.last_activity_at,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "version": row.version,
        "my_role": row.my_role,
        "my_capabilities": ROLES.listed(row.my_role),
        "is_favourite": row.is_favourite,
        "unread": row.unread,
        "feedback_count": row.feedback_count,
        "open_feedback_count": row.open_feedback_count,
    }


def _transfer(row: ProjectRow) -> dict[str, Any] | None:
    """An offer that has run out is none."""
    offer = row.offer if row.offer and row.offer.is_open(utc_now()) else None
    return {"to_id": offer.to_id, "expires_at": offer.expires_at} if offer else None


def started_body(started: StartedProject) -> dict[str, Any]:
    """What only the answer to its making tells of a project."""
    more: dict[str, Any] = {"schedule_preview": plan_body(started.plan)} if started.plan else {}
    if started.invitations:
        more["invitations"] = [result_body(result) for result in started.invitations]
    return more


def plan_body(plan: DefaultPlan) -> dict[str, Any]:
    return {
        "start_date": plan.start_date,
        "end_date": plan.end_date,
        "days": plan.days,
        "phases": [
            {
                "group": phase.group,
                "start_date": phase.start_date,
                "end_date": phase.end_date,
                "days": phase.days,
                "colour": phase.colour,
            }
            for phase in plan.phases
        ],
    }


def member_body(row: MemberRow | Member) -> dict[str, Any]:
    return {"user_id": row.user_id, "name": row.name, "role": row.role, "joined_at": row.joined_at}
