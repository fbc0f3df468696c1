"""The frames of the sockets beside the durable events, as the AsyncAPI document describes them."""

from typing import Any

from core.presentation.live.schemas import IDENTITY, NUMBER, TEXT, TIME, Schema, object_of

Frames = dict[str, dict[str, Schema]]
_BOOLEAN: Schema = {"type": "boolean"}
_STATE: Schema = {"type": "string", "enum": ["idle", "active"]}
_PERSON = object_of({"id": IDENTITY, "name": TEXT, "is_guest": _BOOLEAN})
_PLACE: dict[str, Schema] = {"video_id": IDENTITY, "version_id": IDENTITY}
_TYPING = object_of({"feedback_id": IDENTITY, **_PLACE, "active": _BOOLEAN})
_PLAYHEAD = object_of({**_PLACE, "frame": NUMBER, "playing": _BOOLEAN})
_HOLD = object_of({"task_id": IDENTITY, "until": TIME})
_LET_GO = object_of({"task_id": IDENTITY})
_HINT: Schema = object_of({"type": TEXT, "data": {"anyOf": [_TYPING, _PLAYHEAD]}})
_ROW = object_of({"id": IDENTITY, "name": TEXT, "is_guest": _BOOLEAN, "state": _STATE})
_ROW["properties"]["hints"] = {"type": "array", "items": _HINT}

# On every socket.
SAID: Frames = {"subscribe": {"since": NUMBER, "epoch": TEXT}, "ping": {}}
ANSWERED: Frames = {
    "subscribed": {"seq": NUMBER, "epoch": TEXT},
    "resync": {"seq": NUMBER, "epoch": TEXT},
    "pong": {},
    "error": {"code": TEXT, "detail": TEXT},
}


def _news(data: Schema) -> dict[str, Schema]:
    return {"at": TIME, "actor": _PERSON, "data": data}


# Where people see each other.
HINTED: Frames = {
    "typing": {"feedback_id": IDENTITY, "active": _BOOLEAN},
    "playhead": {"version_id": IDENTITY, "frame": NUMBER, "playing": _BOOLEAN},
    "presence": {"state": _STATE},
}
TOLD: Frames = {
    "presence.state": {"at": TIME, "data": object_of({"people": {"type": "array", "items": _ROW}})},
    "presence.joined": _news(object_of({"state": _STATE})),
    "presence.idle": _news(object_of({"state": _STATE})),
    "presence.active": _news(object_of({"state": _STATE})),
    "presence.left": _news({"type": "object"}),
    "user.typing": _news(_TYPING),
    "playhead": _news(_PLAYHEAD),
    "task.held": _news(_HOLD),
    "task.released": _news(_LET_GO),
    "batch": {"frames": {"type": "array", "items": {"type": "object", "required": ["type", "at", "actor", "data"]}}},
}
# What need not stand in a frame.
_OPTIONAL = frozenset({"since", "epoch"})


def message(kind: str, parts: dict[str, Schema], *, is_said: bool = False) -> dict[str, Any]:
    """A message of the document."""
    required = ["type", *(name for name in parts if not (is_said and name in _OPTIONAL))]
    payload = {"type": "object", "required": required, "properties": {"type": {"const": kind}, **parts}}
    return {"name": kind, "payload": payload}


def durable(kind: str, data: Schema) -> dict[str, Any]:
    """A durable event as a message."""
    actor = object_of({"id": IDENTITY, "name": TEXT})
    parts = {"seq": NUMBER, "epoch": TEXT, "at": TIME, "actor": actor, "client_id": TEXT, "data": data}
    return message(kind, parts)
