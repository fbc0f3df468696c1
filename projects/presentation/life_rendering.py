"""Trash, history and offers as JSON."""

from typing import Any

from projects.application.life_read_models import ChangeRow, OfferRow, TrashedRow
from projects.contracts import ProjectStatus
from projects.presentation.rendering import described


def trashed_body(row: TrashedRow) -> dict[str, Any]:
    return described(row) | {
        "status": ProjectStatus.DELETED,
        "previous_status": row.status,
        "member_count": row.member_count,
        "created_at": row.created_at,
        "deleted_at": row.deleted_at,
        "purge_at": row.purge_at,
        "days_left": row.days_left,
    }


def change_body(row: ChangeRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at,
        "by": {"id": row.by_id, "name": row.by_name},
        "what": row.what,
        "previous": row.previous,
        "current": row.current,
    }


def offer_body(row: OfferRow) -> dict[str, Any]:
    return {
        "to": {"id": row.to_id, "name": row.to_name},
        "offered_at": row.offered_at,
        "expires_at": row.expires_at,
    }
