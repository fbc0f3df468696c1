"""What guests send is held to the rules that members' is held to; what is refused changes nothing."""

from typing import Any

import pytest

from tests.feedback.api.conftest import Review, made
from tests.feedback.sharing.conftest import Come

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
ARROW = {"kind": "arrow", "points": [[0.1, 0.2], [0.3, 0.4]]}
HUGE = "가" * (2**20 // 3)


@pytest.mark.parametrize(
    ("given", "code", "pointer"),
    [
        ({"frame": 31}, "feedback.past_the_end", "/frame"),
        ({"timestamp": 1.1}, "feedback.past_the_end", "/timestamp"),
        ({"frame": 3, "out_frame": 2}, "feedback.out_before_in", "/out_frame"),
        ({"frame": 3, "frame_rate": "25"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"text": HUGE}, "text.too_long", "/text"),
        ({"text": "\u0000"}, "text.forbidden_character", "/text"),
        ({"author": {"id": "x", "name": "감독"}}, "field.unknown", "/author"),
    ],
)
def test_a_guests_note_is_refused_as_a_members_is(
    review: Review, come: Come, video_id: str, given: dict[str, Any], code: str, pointer: str
) -> None:
    guest = come()
    before = guest.items()
    theirs = guest.api.post("/v2/shared/feedback", {"text": "자막", **given})
    assert theirs.status_code == 422, theirs.content
    assert pointer in [error["pointer"] for error in theirs.json()["errors"]]
    assert guest.items() == before
    if pointer != "/author":
        ours = review.api.post(review.path, {"video_id": video_id, "text": "자막", **given})
        assert (ours.status_code, ours.json()["errors"], ours.code) == (422, theirs.json()["errors"], theirs.code)


@pytest.mark.parametrize(
    ("drawing", "pointer"),
    [
        ([ARROW] * 51, "/drawing"),
        ([ARROW | {"points": [[0, 0], [1.01, 0]]}], "/drawing/0/points/1/0"),
        ([ARROW | {"kind": "star"}], "/drawing/0/kind"),
    ],
)
def test_a_guest_draws_inside_the_frame(come: Come, drawing: list[Any], pointer: str) -> None:
    guest = come()
    before = guest.items()
    answer = guest.note(drawing=drawing)
    assert (answer.status_code, [error["pointer"] for error in answer.json()["errors"]]) == (422, [pointer])
    assert guest.items() == before


def test_a_guest_replies_where_there_is_something_to_reply_to(review: Review, come: Come, video_id: str) -> None:
    guest = come()
    item, other = guest.noted(), guest.noted("다른 것")
    elsewhere = made(guest.comment(other["id"]))
    assert guest.comment(item["id"], parent_id=elsewhere["id"]).status_code == 422
    top = made(guest.comment(item["id"]))
    reply = made(review.comment(item["id"], "둘", parent_id=top["id"]))
    place = f"/v2/shared/feedback/{item['id']}/comments/{top['id']}"
    assert guest.api.delete(place).status_code == 204
    refused = [
        guest.comment(item["id"], parent_id=top["id"]),
        guest.api.put(f"{place}/reaction", {"kind": "like"}),
        guest.api.patch(place, {"text": "다시"}),
    ]
    assert [(answer.status_code, answer.code) for answer in refused] == [(409, "comment.deleted")] * 3
    path = f"/v2/shared/feedback/{item['id']}/comments/{reply['id']}/reaction"
    for kind in ("love", ["like"], None):
        assert guest.api.put(path, {"kind": kind}).status_code == 422
    assert guest.comment(item["id"], HUGE).status_code == 422
    rows = guest.api.get(f"/v2/shared/feedback/{item['id']}/comments").json()["results"]
    assert [(row["id"], sum(row["reactions"].values())) for row in rows] == [(top["id"], 0), (reply["id"], 0)]


@pytest.mark.parametrize(
    ("query", "status"),
    [({"since": -1}, 400), ({"since": "x"}, 400), ({"since": 2**62}, 200), ({"since": 0, "epoch": "another"}, 200)],
)
def test_a_guest_who_polls_from_no_place_is_told_to_load_anew(come: Come, query: dict[str, Any], status: int) -> None:
    answer = come().api.get("/v2/shared/events", query)
    assert answer.status_code == status, answer.content
    if status == 200:
        assert (answer.json()["resync"], answer.json()["results"]) == (True, [])
