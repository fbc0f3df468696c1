"""The socket protocol as an AsyncAPI 3 document, made from the event classes that are published."""

from dataclasses import fields
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from core.domain.events import ProjectEvent
from feedback import contracts as feedback
from projects import contracts as projects

_FEEDBACK = {"author", "video", "feedback_id"} | {
    field.name for field in fields(feedback.FeedbackRow) if field.name not in ("video_title", "video_status")
}
_COMMENT = {field.name for field in fields(feedback.CommentRow)} | {"project_id", "comment_count"}
_VIDEO = {"failure", "video_id"} | {field.name for field in fields(feedback.VideoRow) if field.name != "failure_code"}
_WHOLE: dict[type[ProjectEvent], set[str]] = {
    feedback.FeedbackCreated: _FEEDBACK,
    feedback.FeedbackUpdated: _FEEDBACK,
    feedback.CommentAdded: _COMMENT,
    feedback.VideoUploaded: _VIDEO,
    feedback.VideoReady: _VIDEO,
    feedback.VideoFailed: _VIDEO,
    feedback.AuthorRenamed: {"project_id", "author"},
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
    durable = {event.name: _durable(event) for event in event_classes()}
    received = durable | {kind: _message(kind, parts) for kind, parts in _ANSWERED.items()}
    sent = {kind: _message(kind, parts) for kind, parts in _SENT.items()}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "VideoPlanet live events", "version": "2.0.0"},
        "servers": {"this": {"host": settings.PUBLIC_URL.split("://")[-1], "protocol": "ws"}},
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
