"""The socket protocol as an AsyncAPI 3 document, made from the event classes that are published."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.module_loading import import_string

from core.domain.events import LiveEvent, ProjectEvent
from core.presentation.live.schemas import Schema, data_schema
from core.presentation.only_read import only_read
from core.presentation.rated import rated
from feedback.application.told_to_guests import HEARD
from feedback.presentation.live_frames import ANSWERED, HINTED, SAID, TOLD, Frames, durable, message

_DESCRIPTION = """Connect with `Authorization: Bearer <access token>`, or from a browser with `?ticket=` from
`POST /v2/auth/ws-ticket` (30 s, once). Then send `subscribe`: with `since` and `epoch` of the last event seen, every
event after it comes, in order, each once; without `since`, what happens from now on. `resync` means that this cannot be
kept: load over REST and go on after its `seq`. Both may stand in the address: `?ticket=…&since=41&epoch=…`. Who sends
nothing within a second is subscribed from the moment of connecting. `GET /v2/events/{projectId}` and
`GET /v2/me/events` serve the same logs to pollers, and wait for news with `wait=25`. Webhooks
(`POST /v2/projects/{projectId}/webhooks`) send the events of a project on to other systems, each with `project_id` and
`webhook_id` beside it; they begin anew with a message of type `resync`, too. An event about a version carries the video
as of it: its `title`, `position` and `revision` are those of the video, whichever version is shown.

Frames without `seq` are kept by nobody. After each subscription to a project `presence.state` tells who is there, then
news of people come as they happen: at most every 250 ms, up to three frames as they are, more of them as one `batch`;
of what one person did meanwhile only the last. Several tabs of a person are one presence. Say `presence` when your
person turns away and comes back (two minutes of silence say it too), `typing` every few seconds (it ends by itself
after six, and needs the right to comment), `playhead` as the film moves.

An access token counts when the socket is opened; that it expires later closes nothing. When its session ends or the
account is closed, the socket is closed within five seconds (4401, reason `auth.session_ended`). A frame that cannot be
understood, or a third subscription within a second, is answered by `error`; the socket stays.

Guests who came by a share link connect to `/ws/shared` with their guest token, or a ticket of
`POST /v2/shared/ws-ticket`. They hear what happens to the version that they see, so that numbers have gaps; `resync`
says that another version may be seen by now, or that people changed something of the video beside it.
`GET /v2/shared/events` serves the same. When the link, its password or the guest's session is over, the socket is
closed (4401); 4403 where the video or the project is gone.

Close codes: 4401 bad or expired credentials or an ended session, 4403 no right, 4408 no pong, 4429 too many (5 sockets
a person, 30 frames a second), 1009 a frame above 64 kB, 1012 the server restarts, 1013 too slow or try again later."""

_TOLD_TO_GUESTS = {kind: TOLD[kind] for kind in ("presence.state", "user.typing", "playhead", "batch")}


def event_classes() -> list[type[ProjectEvent]]:
    """Every event that a project's socket hands out."""
    return [event for event in _published() if issubclass(event, ProjectEvent)]


def guest_classes() -> list[type[ProjectEvent]]:
    """Every event that a guest's socket may hand out."""
    return [event for event in event_classes() if event.name in HEARD]


def personal_classes() -> list[type[LiveEvent]]:
    """Every event that a person's own socket hands out."""
    return [event for event in _published() if not issubclass(event, ProjectEvent)]


@cache
def document() -> dict[str, Any]:
    scheme, _, host = settings.PUBLIC_URL.partition("://")
    project = _channel(event_classes(), ANSWERED | TOLD, SAID | HINTED) | {
        "address": "/ws/feedback/{projectId}",
        "parameters": {"projectId": {"description": "A project that the caller is a member of."}},
    }
    own = _channel(personal_classes(), ANSWERED, SAID) | {"address": "/ws/notifications"}
    shared = _channel(guest_classes(), ANSWERED | _TOLD_TO_GUESTS, SAID | HINTED) | {"address": "/ws/shared"}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "VideoPlanet live events", "version": "2.0.0", "description": _DESCRIPTION},
        "servers": {"this": {"host": host, "protocol": "wss" if scheme == "https" else "ws"}},
        "channels": {"project": project, "own": own, "shared": shared},
        "operations": _operations("project", project, SAID | HINTED)
        | _operations("own", own, SAID)
        | _operations("shared", shared, SAID | HINTED),
    }


@rated
@only_read
def asyncapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(document())


def _published() -> list[type[LiveEvent]]:
    return list(import_string(settings.LIVE_EVENTS))


def _channel(events: Iterable[type[LiveEvent]], told: Frames, said: Frames) -> dict[str, Any]:
    """Messages are named by their type; one that goes both ways has two names."""
    told_as: dict[str, list[Schema]] = {}
    for event in events:
        told_as.setdefault(event.name, []).append(data_schema(event))
    messages = {name: durable(name, _one_of(schemas)) for name, schemas in told_as.items()}
    messages |= {kind: message(kind, parts) for kind, parts in told.items()}
    return {"messages": messages | {_said(kind): message(kind, parts, is_said=True) for kind, parts in said.items()}}


def _one_of(schemas: list[Schema]) -> Schema:
    """Contexts may tell of the same thing, each in its own words."""
    return {"oneOf": schemas} if len(schemas) > 1 else schemas[0]


def _operations(name: str, channel: dict[str, Any], said: Frames) -> dict[str, Any]:
    names = {_said(kind) for kind in said}
    return {
        f"{name}.hear": _operation("send", name, [each for each in channel["messages"] if each not in names]),
        f"{name}.say": _operation("receive", name, sorted(names)),
    }


def _operation(action: str, channel: str, messages: Iterable[str]) -> dict[str, Any]:
    references = [{"$ref": f"#/channels/{channel}/messages/{name}"} for name in messages]
    return {"action": action, "channel": {"$ref": f"#/channels/{channel}"}, "messages": references}


def _said(kind: str) -> str:
    return f"{kind}.said" if kind in TOLD else kind
