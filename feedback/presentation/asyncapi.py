"""The socket protocol as an AsyncAPI 3 document, made from the event classes that are published."""

from dataclasses import fields
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from core.domain.events import ProjectEvent
from core.presentation.rated import rated
from feedback import contracts as feedback
from projects import contracts as projects

_FEEDBACK = {"author", "video", "feedback_id"} | {
    field.name for field in fields(feedback.FeedbackRow) if field.name not in ("video_title", "video_status")
}
_COMMENT = {field.name for field in fields(feedback.CommentRow)} | {"project_id", "video_id", "version_id"}
_VIDEO = {"failure", "video_id"} | {field.name for field in fields(feedback.VideoRow) if field.name != "failure_code"}
_ROUND = {"round_id"} | {field.name for field in fields(feedback.RoundRow)}
_FINISH = {"finish_id"} | {field.name for field in fields(feedback.FinishRow)}
_PROJECT = {"name"} | {field.name for field in fields(projects.ProjectUpdated) if field.name != "title"}
_WHOLE: dict[type[ProjectEvent], set[str]] = {
    feedback.FeedbackCreated: _FEEDBACK,
    feedback.FeedbackUpdated: _FEEDBACK,
    feedback.CommentAdded: _COMMENT | {"comment_count"},
    feedback.CommentUpdated: _COMMENT,
    feedback.ReactionChanged: {"user_id"} | {field.name for field in fields(feedback.ReactionChanged)},
    feedback.VideoUploaded: _VIDEO,
    feedback.VideoUpdated: _VIDEO,
    feedback.VideoReady: _VIDEO,
    feedback.VideoFailed: _VIDEO,
    feedback.VideoRestored: _VIDEO,
    feedback.VersionAdded: _VIDEO,
    feedback.VersionUpdated: _VIDEO,
    feedback.VersionDeleted: _VIDEO | {"changed_version_id"},
    feedback.VersionRestored: _VIDEO | {"changed_version_id"},
    feedback.ReviewRequested: _ROUND,
    feedback.ReviewUpdated: _ROUND,
    feedback.ReviewDecided: _ROUND | {"decided"},
    feedback.ReviewClosed: _ROUND,
    feedback.ReviewReopened: _ROUND,
    feedback.ReviewFinished: _FINISH,
    feedback.AuthorRenamed: {"project_id", "author"},
    projects.ProjectUpdated: _PROJECT,
}
_TEXT, _NUMBER = {"type": "string"}, {"type": "integer", "minimum": 0}
_SENT: dict[str, dict[str, Any]] = {
    "subscribe": {"since": _NUMBER, "epoch": _TEXT},
    "typing": {"feedback_id": {"type": "string", "format": "uuid"}, "active": {"type": "boolean"}},
    "ping": {},
}
_ANSWERED: dict[str, dict[str, Any]] = {
    "subscribed": {"seq": _NUMBER, "epoch": _TEXT},
    "resync": {"seq": _NUMBER, "epoch": _TEXT},
    "user.typing": {"at": _TEXT, "actor": {"type": "object"}, "data": {"type": "object"}},
    "pong": {},
    "error": {"code": _TEXT, "detail": _TEXT},
}


_DESCRIPTION = """Connect with `Authorization: Bearer <access token>`, or from a browser with `?ticket=` from
`POST /v2/auth/ws-ticket` (30 s, once). Then send `subscribe`: with `since` and `epoch` of the last event seen, every
event after it comes, in order, each once; without `since`, what happens from now on. `resync` means that this cannot be
kept: load over REST and go on after its `seq`. Both may stand in the address: `?ticket=…&since=41&epoch=…`. Who sends
nothing within a second is subscribed from the moment of connecting.

An access token counts when the socket is opened; that it expires later closes nothing. When its session ends or the
account is closed, the socket is closed within five seconds (4401, reason `auth.session_ended`).

Close codes: 4401 bad or expired credentials or an ended session, 4403 no right, 4408 no pong, 4429 too many (5 sockets
a person, 30 frames a second), 1012 the server restarts, 1013 too slow or try again later."""


def event_classes() -> list[type[ProjectEvent]]:
    """Every event that a project's socket hands out."""
    words = [*vars(feedback).values(), *vars(projects).values()]
    return [
        word for word in words if isinstance(word, type) and issubclass(word, ProjectEvent) and hasattr(word, "name")
    ]


def data_fields(event: type[ProjectEvent]) -> set[str]:
    """What stands under `data`."""
    return _WHOLE.get(event) or {field.name for field in fields(event)}


def document() -> dict[str, Any]:
    scheme, _, host = settings.PUBLIC_URL.partition("://")
    durable = {event.name: _durable(event) for event in event_classes()}
    received = durable | {kind: _message(kind, parts) for kind, parts in _ANSWERED.items()}
    sent = {kind: _message(kind, parts) for kind, parts in _SENT.items()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "VideoPlanet live events", "version": "2.0.0", "description": _DESCRIPTION},
        "servers": {"this": {"host": host, "protocol": "wss" if scheme == "https" else "ws"}},
        "channels": {
            "project": {
                "address": "/ws/feedback/{projectId}",
                "parameters": {"projectId": {"description": "A project that the caller is a member of."}},
                "messages": received | sent,
            }
        },
        "operations": {
            "hear": _operation("send", received),
            "say": _operation("receive", sent),
        },
    }


@rated
def asyncapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(document())


def _operation(action: str, messages: dict[str, Any]) -> dict[str, Any]:
    references = [{"$ref": f"#/channels/project/messages/{name}"} for name in messages]
    return {"action": action, "channel": {"$ref": "#/channels/project"}, "messages": references}


def _durable(event: type[ProjectEvent]) -> dict[str, Any]:
    data = {"type": "object", "properties": {name: {} for name in sorted(data_fields(event))}}
    actor = {"type": "object", "properties": {"id": _TEXT, "name": _TEXT}}
    parts = {"seq": _NUMBER, "epoch": _TEXT, "at": _TEXT, "actor": actor, "client_id": _TEXT, "data": data}
    return _message(event.name, parts)


def _message(kind: str, parts: dict[str, Any]) -> dict[str, Any]:
    properties = {"type": {"const": kind}, **parts}
    return {"name": kind, "payload": {"type": "object", "required": ["type"], "properties": properties}}
