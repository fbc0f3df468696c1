"""The dashboard as JSON."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from projects.application.dashboard_models import Dashboard, Due, Happening, Offered, OfferedProject, Totals
from projects.application.read_models import ProjectFacts, ProjectRow
from projects.presentation.invitation_rendering import received_body
from projects.presentation.overview_rendering import event_body
from projects.presentation.rendering import project_bodies


def dashboard_body(found: Dashboard) -> dict[str, Any]:
    """The sections that were read."""
    sections = ((name, getattr(found, name)) for name in _SECTIONS)
    return {name: _SECTIONS[name](section) for name, section in sections if section is not None}


def _projects(rows: tuple[ProjectRow, ...]) -> list[dict[str, Any]]:
    return [body | {"progress": _progress(row)} for row, body in zip(rows, project_bodies(rows), strict=True)]


def _progress(row: ProjectRow) -> dict[str, Any]:
    resolved = row.feedback_count - row.open_feedback_count
    notes = {"resolved": resolved, "total": row.feedback_count}
    return {"stage": row.stage, **notes, "schedule": row.schedule_progress, "end_date": row.end_date}


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "projects": totals.owned + totals.shared,
        "by_status": {status.value: number for status, number in totals.by_status.items()},
        "by_stage": {stage.value: number for stage, number in totals.by_stage.items()},
        "owned": totals.owned,
        "shared": totals.shared,
        "unresolved": totals.unresolved,
        "unread": totals.unread,
    }


def _offered(offered: Offered) -> dict[str, Any]:
    return {
        "count": offered.invitations.total,
        "newest": [received_body(row) for row in offered.invitations.rows],
        "transfers": [_transfer(row) for row in offered.transfers],
    }


def _transfer(offered: OfferedProject) -> dict[str, Any]:
    owner = {"id": offered.owner_id, "name": offered.owner_name}
    return {"project": _named(offered), "owner": owner, "expires_at": offered.expires_at}


def _activity(happenings: tuple[Happening, ...]) -> list[dict[str, Any]]:
    return [event_body(each.event) | {"project": _named(each.project)} for each in happenings]


def _deadlines(found: tuple[Due, ...]) -> list[dict[str, Any]]:
    return [asdict(due.deadline) | {"days_left": due.days_left, "project": _named(due.project)} for due in found]


def _named(row: ProjectFacts | OfferedProject) -> dict[str, Any]:
    return {"id": row.id, "name": row.title}


_SECTIONS: dict[str, Callable[[Any], Any]] = {
    "projects": _projects,
    "totals": _totals,
    "invitations": _offered,
    "activity": _activity,
    "deadlines": _deadlines,
}
