"""What of a project's events a guest hears: a row for every type of event that a project's channel has."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from feedback.application.guest_access import granted
from feedback.application.sharing_read_models import GuestStanding
from feedback.application.told_to_guests import ANEW, Told, is_doubtful, told
from feedback.contracts import SharedGrant, ShareRight
from feedback.presentation.asyncapi import document, event_classes, guest_classes

PROJECT, VIDEO, SEEN, OTHER, ITEM = (new_id() for _ in range(5))
SAME, DROPPED = "same", None
# Of an item or a film: where it lies on the version that is seen, on another one of the video.
TALK = {"feedback.created", "feedback.deleted", "status.changed", "reaction.changed"}
TALK |= {"comment.added", "comment.updated", "comment.deleted"}
TALK |= {f"review.{word}" for word in ("requested", "updated", "decided", "closed", "reopened", "finished")}
FILM = {"video.ready", "video.failed", "video.updated", "version.updated"}
# Another version may be the newest after these, and what is told of the video has changed.
TURNS = {"video.ready", "video.updated", "video.restored", "version.added", "version.deleted", "version.restored"}


def grant(*, is_newest: bool = True) -> SharedGrant:
    return granted(
        GuestStanding(
            project_id=PROJECT,
            link_id=new_id(),
            video_id=VIDEO,
            version_id=SEEN,
            is_newest=is_newest,
            guest_id=new_id(),
            name="손님",
            rights=frozenset(ShareRight),
        )
    )


def event(kind: str, **data: Any) -> StreamEvent:
    plain = {name: str(value) if isinstance(value, UUID) else value for name, value in data.items()}
    at, actor = datetime(2026, 3, 1, tzinfo=UTC), {"id": "x", "name": "박감독"}
    return StreamEvent(f"project:{PROJECT}", 7, kind, at, actor, "", plain)


def heard(kind: str, to: SharedGrant, **data: Any) -> Any:
    given = event(kind, **data)
    answer: Told = told(given, to)
    return SAME if answer is given else answer


def test_the_published_protocol_names_what_guests_hear_and_no_more() -> None:
    heard = {each.name for each in guest_classes()}
    assert heard == TALK | FILM | {"feedback.updated"}
    messages = document()["channels"]["shared"]["messages"].keys()
    assert heard <= messages
    assert not {"member.joined", "share_link.created", "presence.joined", "invitation.sent"} & messages


KINDS = sorted({each.name for each in event_classes()})


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_lie_on_the_video_is_nobodys_business(kind: str) -> None:
    wanted = ANEW if kind == "author.renamed" else None
    for place in ({}, {"video_id": new_id(), "version_id": SEEN}):
        assert heard(kind, grant(), **place) is wanted


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_newest", [True, False])
def test_what_lies_on_the_version_is_heard_if_it_is_talk_or_the_film(kind: str, is_newest: bool) -> None:
    wanted: Any = SAME if kind in TALK | FILM | {"feedback.updated"} else None
    if kind == "author.renamed" or kind in (TURNS if is_newest else TURNS - FILM):
        wanted = ANEW
    assert heard(kind, grant(is_newest=is_newest), video_id=VIDEO, version_id=SEEN) == wanted


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_newest", [True, False])
def test_what_lies_on_another_version_is_not_heard_but_may_turn_the_page(kind: str, is_newest: bool) -> None:
    # The revision of the video is everybody's, and has risen when another version was given a label.
    wanted = ANEW if kind in TURNS | {"version.updated", "author.renamed"} else None
    assert heard(kind, grant(is_newest=is_newest), video_id=VIDEO, version_id=OTHER) is wanted


def test_an_item_that_went_on_to_another_version_is_gone() -> None:
    to = grant(is_newest=False)
    row = {"id": ITEM, "feedback_id": ITEM, "project_id": PROJECT, "video_id": VIDEO, "version_id": OTHER}
    state = {"status": "open", "priority": "high", "title": "비밀", "text": "비밀"}
    came_from = {"version_id": str(SEEN), "number": 1}
    given = event("feedback.updated", **row, **state, carried_from=came_from)
    left = told(given, to)
    assert isinstance(left, StreamEvent)
    assert (left.type, left.seq) == ("feedback.deleted", 7)
    gone = {name: str(value) for name, value in row.items()} | {"version_id": str(SEEN)}
    assert left.data == gone | {"status": "open", "priority": "high"}
    assert told(replace(given, data=given.data | {"carried_from": None}), to) is None


def test_a_version_that_went_into_the_trash_turns_the_page() -> None:
    for kind in ("version.deleted", "version.restored"):
        place = {"video_id": VIDEO, "version_id": OTHER, "changed_version_id": SEEN}
        assert heard(kind, grant(is_newest=False), **place) is ANEW


def test_what_may_end_the_right_is_asked_again() -> None:
    to = grant()
    for kind, data in (
        ("project.deleted", {}),
        ("share_link.revoked", {"link_id": to.link_id}),
        ("share_link.updated", {"link_id": to.link_id}),
        ("guest.blocked", {"guest_id": to.user_id}),
        ("author.renamed", {"author": {"id": str(to.user_id), "name": "나간 게스트"}}),
        ("video.deleted", {"video_id": VIDEO}),
        ("version.deleted", {"video_id": VIDEO}),
        ("video.ready", {"video_id": VIDEO}),
    ):
        assert is_doubtful(event(kind, **data), to), kind
        others = {name: new_id() if not isinstance(value, dict) else {"id": "x"} for name, value in data.items()}
        assert is_doubtful(event(kind, **others), to) is (kind == "project.deleted"), kind
    for kind in ("feedback.created", "comment.added", "member.left", "share_link.created"):
        assert not is_doubtful(event(kind, video_id=VIDEO, version_id=SEEN, link_id=to.link_id), to)
