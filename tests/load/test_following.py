"""Whoever follows a project in a load sees what is missing, hears what is refused, and types."""

import json
from typing import Any

import pytest

from tests.load.following import Gap, Refused, heard

NOTE = "6f0c3a0e-6a5b-4a1e-8f5e-0c9a3d1f7b21"
SUBSCRIBED = {"type": "subscribed", "seq": 4}


class Socket:
    """Gives these frames, then nothing more."""

    def __init__(self, *frames: dict[str, Any]) -> None:
        self._frames, self.said = list(frames), list[dict[str, Any]]()

    def send(self, text: str) -> None:
        self.said.append(json.loads(text))

    def recv(self, seconds: float) -> str:
        if self._frames:
            return json.dumps(self._frames.pop(0))
        raise TimeoutError


def event(seq: int) -> dict[str, Any]:
    return {"type": "comment.added", "seq": seq}


def listened(socket: Socket) -> int:
    return heard(socket, NOTE, 0.1, types_every=0.03)


def test_events_are_counted_alone_and_in_batches() -> None:
    presence = {"type": "presence.joined"}
    assert listened(Socket(SUBSCRIBED, event(5), presence, {"type": "batch", "frames": [event(6), event(7)]})) == 3
    assert listened(Socket(SUBSCRIBED, presence)) == 0


@pytest.mark.parametrize("then", [6, 4])
def test_one_that_is_missing_or_comes_twice_is_a_gap(then: int) -> None:
    with pytest.raises(Gap):
        listened(Socket(SUBSCRIBED, event(then)))


def test_somebody_who_follows_types_and_takes_a_refusal_for_a_failure() -> None:
    socket = Socket(SUBSCRIBED)
    listened(socket)
    assert {"type": "typing", "feedback_id": NOTE, "active": True} in socket.said
    assert 2 <= len(socket.said) <= 3
    with pytest.raises(Refused, match=r"socket\.unknown_item"):
        listened(Socket(SUBSCRIBED, {"type": "error", "code": "socket.unknown_item", "detail": ""}))
