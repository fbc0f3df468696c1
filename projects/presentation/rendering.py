"""Projects and members as JSON."""

from typing import Any

from projects.application.read_models import MemberRow, ProjectRow
from projects.domain.project import Member
from projects.domain.roles import ROLES


def project_body(row: ProjectRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.title,
        "description": row.description,
        "client_name": row.client_name,
        "colour": row.colour,
        "tags": row.tags,
        "status": row.status,
        "stage": row.stage,
        "owner": {"id": row.owner_id, "name": row.owner_name},
        "member_count": row.member_count,
        "last_activity_at": row.last_activity_at,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "version": row.version,
        "my_role": row.my_role,
        "my_capabilities": ROLES.listed(row.my_role),
    }


def member_body(row: MemberRow | Member) -> dict[str, Any]:
    return {"user_id": row.user_id, "name": row.name, "role": row.role, "joined_at": row.joined_at}
