"""Invitations as JSON."""

from typing import Any

from projects.application.create_invite_link import NewInviteLink
from projects.application.invitation_rows import InvitationPreview, InvitationRow, InviteLinkRow, ReceivedInvitation
from projects.application.issue_invitations import InvitationResult
from projects.presentation.thumbnail_rendering import thumbnail_body


def invitation_body(row: InvitationRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "email": row.email,
        "role": row.role,
        "message": row.message,
        "status": row.status,
        "inviter": {"id": row.inviter_id, "name": row.inviter_name},
        "created_at": row.created_at,
        "expires_at": row.expires_at,
        "last_sent_at": row.last_sent_at,
        "viewed_at": row.viewed_at,
        "reminded_at": row.reminded_at,
        "ended_at": row.ended_at,
        "accepted_by_id": row.accepted_by_id,
        "reason": row.reason,
    }


def result_body(result: InvitationResult) -> dict[str, Any]:
    invitation = invitation_body(result.invitation) if result.invitation else None
    body = {"email": result.email, "outcome": result.outcome, "invitation": invitation}
    return body if result.retry_after is None else body | {"retry_after": result.retry_after}


def link_body(row: InviteLinkRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "role": row.role,
        "creator": {"id": row.creator_id, "name": row.creator_name},
        "created_at": row.created_at,
        "expires_at": row.expires_at,
        "max_uses": row.max_uses,
        "uses": row.uses,
        "revoked_at": row.revoked_at,
    }


def new_link_body(link: NewInviteLink, site: str) -> dict[str, Any]:
    return link_body(link.row) | {"token": link.token, "url": f"{site}/invitations?token={link.token}"}


def preview_body(preview: InvitationPreview) -> dict[str, Any]:
    return {
        "kind": preview.kind,
        "project": {"name": preview.project.name, "thumbnail": thumbnail_body(preview.project)},
        "inviter": {"name": preview.inviter_name},
        "project_status": preview.project.status,
        "role": preview.role,
        "message": preview.message,
        "expires_at": preview.expires_at,
        "status": preview.status,
        "email": preview.email,
        "has_account": preview.has_account,
    }


def received_body(row: ReceivedInvitation) -> dict[str, Any]:
    return {
        "id": row.id,
        "project": {"id": row.project_id, "name": row.project_name},
        "inviter": {"name": row.inviter_name},
        "role": row.role,
        "message": row.message,
        "status": row.status,
        "created_at": row.created_at,
        "expires_at": row.expires_at,
    }
