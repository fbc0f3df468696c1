"""Conversations."""

import pytest

from core.domain.ids import new_id
from tests.feedback.api.conftest import Review


@pytest.fixture
def feedback_id(review: Review, film: bytes) -> str:
    return str(review.uploaded(film)["id"])


def test_replies_go_two_levels_deep_and_deeper_ones_join_the_second(review: Review, feedback_id: str) -> None:
    first = review.comment(feedback_id, "하나").json()
    second = review.comment(feedback_id, "둘", parent_id=first["id"]).json()
    third = review.comment(feedback_id, "셋", parent_id=second["id"]).json()
    fourth = review.comment(feedback_id, "넷", parent_id=third["id"]).json()
    parents = [each["parent_id"] for each in (first, second, third, fourth)]
    assert parents == [None, first["id"], second["id"], second["id"]]
    assert review.api.get(f"{review.path}/{feedback_id}").json()["comment_count"] == 4


def test_a_conversation_is_read_oldest_first_page_by_page(review: Review, feedback_id: str) -> None:
    written = [review.comment(feedback_id, f"{number}").json() for number in range(5)]
    seen, cursor = [], None
    while True:
        query = {"page_size": 2} | ({"cursor": cursor} if cursor else {})
        page = review.api.get(f"{review.path}/{feedback_id}/comments", query).json()
        seen += page["results"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == written
    assert (page["seq"], len(page["epoch"])) == (7, 36)


@pytest.mark.parametrize("text", ["", "  ", "가" * 5001, "겉\u202e속"])
def test_a_comment_needs_a_text(review: Review, feedback_id: str, text: str) -> None:
    answer = review.comment(feedback_id, text)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/text")
    assert review.api.get(f"{review.path}/{feedback_id}").json()["comment_count"] == 0


def test_a_reply_needs_a_comment_of_the_same_item(review: Review, feedback_id: str, film: bytes) -> None:
    elsewhere = review.comment(review.uploaded(film)["id"]).json()
    for parent_id in (elsewhere["id"], str(new_id())):
        answer = review.comment(feedback_id, "?", parent_id=parent_id)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "comment.parent_unknown")


def test_a_cursor_of_another_make_is_refused(review: Review, feedback_id: str) -> None:
    for cursor in ("nonsense", "WyJhIiwiYiJd", "W10"):
        answer = review.api.get(f"{review.path}/{feedback_id}/comments", {"cursor": cursor})
        assert answer.status_code == 400
        assert answer.code == "request.bad_query"
