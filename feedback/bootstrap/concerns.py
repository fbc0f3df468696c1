"""Whom what concerns: subscribers that have people told, and the clock that reminds them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import remind_of_items as reminding
from feedback.application import tell_of_film as of_film
from feedback.application import tell_of_item as of_item
from feedback.application import tell_of_talk as of_talk
from feedback.application.concern_ports import Heralds, Team
from feedback.contracts import Author, FeedbackStatus
from feedback.infrastructure.concerns import PostgresConcerns
from notifications import api as notifications
from projects import api as projects

Payload = Mapping[str, Any]
_HERALDS: Heralds = notifications
_TEAM: Team = projects
_TELLING: dict[str, Any] = {"unit_of_work": unit_of_work, "heralds": _HERALDS}
_ASKING = _TELLING | {"reads": PostgresConcerns()}


def tell_of_new_item(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `feedback.created`, the whole row."""
    of_item.tell_of_new_item(_item(payload), delivery_id, **_ASKING, team=_TEAM)


def tell_of_revision(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `feedback.updated`, the whole row."""
    of_item.tell_of_revision(_item(payload), delivery_id, **_ASKING)


def tell_of_move(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `status.changed` {project_id, feedback_id, status, updated_at}."""
    of_item.tell_of_move(_item(payload), FeedbackStatus(payload["status"]), delivery_id, **_ASKING)


def tell_of_comment(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `comment.added`, the whole row."""
    of_talk.tell_of_comment(_said(payload, "id"), delivery_id, **_ASKING)


def tell_of_edit(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `comment.updated`, the whole row."""
    of_talk.tell_of_edit(_said(payload, "id"), **_ASKING)


def tell_of_reaction(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `reaction.changed` {project_id, feedback_id, comment_id, user, kind, previous}."""
    user = payload["user"]
    reacted = of_talk.Reacted(
        said=_said(payload, "comment_id"),
        by=Author(UUID(user["id"]), user["name"], user["is_guest"]),
        is_first=payload["previous"] is None,
    )
    of_talk.tell_of_reaction(reacted, delivery_id, **_ASKING)


def take_back(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `feedback.deleted` {id} and `comment.deleted` {id, removed}."""
    ids = {UUID(each) for each in (payload["id"], *payload.get("removed", ()))}
    of_talk.take_back(ids, **_TELLING)


def tell_of_ready_film(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `video.ready`, the whole row."""
    of_film.tell_of_ready_film(_film(payload), **_ASKING, team=_TEAM)


def tell_of_failed_film(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `video.failed`, the whole row."""
    of_film.tell_of_failed_film(_film(payload), delivery_id, **_TELLING)


def remind_of_items() -> int:
    """Of those that are due soon; how many."""
    return reminding.remind_of_items(**_ASKING, zones=projects.time_zones, clock=utc_now)


def _item(payload: Payload) -> of_item.ItemHappened:
    project_id, feedback_id = UUID(payload["project_id"]), UUID(payload["feedback_id"])
    at = datetime.fromisoformat(payload["updated_at"])
    return of_item.ItemHappened(project_id=project_id, feedback_id=feedback_id, at=at)


def _said(payload: Payload, name: str) -> of_talk.Said:
    project_id, feedback_id = UUID(payload["project_id"]), UUID(payload["feedback_id"])
    return of_talk.Said(project_id=project_id, feedback_id=feedback_id, comment_id=UUID(payload[name]))


def _film(payload: Payload) -> of_film.FilmHappened:
    ids = {name: UUID(payload[name]) for name in ("project_id", "video_id", "version_id")}
    person = payload["uploaded_by"]
    by = Author(UUID(person["id"]), person["name"])
    return of_film.FilmHappened(**ids, title=payload["title"], number=payload["version_number"], uploaded_by=by)
