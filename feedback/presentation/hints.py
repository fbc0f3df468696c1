"""What people at a film's sockets tell each other, and nobody keeps: `typing` and `playhead`."""

import time
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from core.domain.ids import parse_id
from core.presentation.live.frames import FrameRefused
from core.presentation.live.limits import HINTS_A_SECOND, TYPING_SECONDS, Allowance
from core.presentation.live.person import Hint
from feedback.application.whereabouts import Whereabouts

KNOWN_SECONDS = 30.0
MOST_KNOWN = 64

Locate = Callable[[UUID], Awaitable[Whereabouts | None]]


class Hints:
    """Of one socket; `find_item` and `find_version` ask with its right, and what they found is known for a while."""

    def __init__(self, find_item: Locate, find_version: Locate) -> None:
        self._find_item, self._find_version = find_item, find_version
        self._known: dict[UUID, tuple[float, Whereabouts]] = {}
        self._allowance = Allowance(HINTS_A_SECOND)

    async def typing(self, body: dict[str, Any]) -> Hint | None:
        """`{feedback_id, active}`; too frequent ones are dropped."""
        feedback_id, active = _id(body, "feedback_id"), body.get("active")
        if not isinstance(active, bool):
            raise FrameRefused("socket.malformed", "active")
        if not self._allowance.take():
            return None
        place = await self._place(feedback_id, self._find_item, "socket.unknown_item")
        told = {"feedback_id": str(feedback_id), **_wire(place)}
        ended = told | {"active": False}
        data = told | {"active": True} if active else None
        return Hint("user.typing", f"typing:{feedback_id}", data, ended, TYPING_SECONDS)

    async def playhead(self, body: dict[str, Any]) -> Hint:
        """`{version_id, frame, playing}`."""
        version_id, frame, playing = _id(body, "version_id"), body.get("frame"), body.get("playing")
        if type(frame) is not int or not 0 <= frame < 2**63:
            raise FrameRefused("socket.malformed", "frame")
        if not isinstance(playing, bool):
            raise FrameRefused("socket.malformed", "playing")
        place = await self._place(version_id, self._find_version, "socket.unknown_version")
        return Hint("playhead", "playhead", {**_wire(place), "frame": frame, "playing": playing})

    async def _place(self, wanted: UUID, find: Locate, unknown: str) -> Whereabouts:
        found_at, place = self._known.get(wanted, (0.0, None))
        if place is None or time.monotonic() - found_at > KNOWN_SECONDS:
            place = await find(wanted)
            self._known.pop(wanted, None)
            if place is None:
                raise FrameRefused(unknown)
            self._known[wanted] = (time.monotonic(), place)
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]
        return place


def _id(body: dict[str, Any], name: str) -> UUID:
    value = body.get(name)
    found = parse_id(value) if isinstance(value, str) else None
    if found is None:
        raise FrameRefused("socket.malformed", name)
    return found


def _wire(place: Whereabouts) -> dict[str, str]:
    return {"video_id": str(place.video_id), "version_id": str(place.version_id)}
