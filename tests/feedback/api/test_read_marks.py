"""How far people have read."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.events import project_channel, user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.outbox import relay
from feedback.bootstrap import forget_author
from feedback.bootstrap.private import forget_person
from identity.contracts import WITHDRAWN_NAME
from tests.feedback.api.conftest import Review


@pytest.fixture
def feedback_id(review: Review, film: bytes) -> str:
    return str(review.uploaded(film)["id"])


@pytest.fixture
def other(join: Callable[[str], Review]) -> Review:
    return join("reviewer")


def unread(review: Review, **query: Any) -> dict[str, Any]:
    answer = review.api.get(f"{review.path}/read-marks", query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def read(review: Review, feedback_id: str, **body: Any) -> dict[str, Any]:
    answer = review.api.put(f"{review.path}/{feedback_id}/read", body)
    assert answer.status_code == 200, answer.content
    mark: dict[str, Any] = answer.json()
    return mark


def own_events(review: Review) -> list[dict[str, Any]]:
    events = streams.read(user_channel(review.actor.user_id), 0)
    return [event.data for event in events if event.type == "read.changed"]


def test_comments_of_others_are_unread_until_they_are_marked(review: Review, feedback_id: str, other: Review) -> None:
    review.comment(feedback_id, "제 것")
    assert unread(review) | {"seq": 0, "epoch": ""} == {
        "count": 0, "unread": 0, "results": [], "next": None, "previous": None, "seq": 0, "epoch": "",
        "page_info": {"current_page": 1, "total_pages": 1, "has_next": False, "has_previous": False},
    }  # fmt: skip
    said = [other.comment(feedback_id, f"{number}").json() for number in range(3)]
    page = unread(review)
    assert (page["count"], page["unread"]) == (1, 3)
    expected = {"feedback_id": feedback_id, "unread": 3, "read_at": None, "last_unread_at": said[2]["created_at"]}
    assert page["results"] == [expected]
    assert read(review, feedback_id, comment_id=said[1]["id"]) == expected | {
        "unread": 1, "read_at": said[1]["created_at"],
    }  # fmt: skip
    assert read(review, feedback_id)["unread"] == unread(review)["unread"] == 0
    assert [event["unread"] for event in own_events(review)] == [1, 0]
    assert unread(other)["unread"] == 1


def test_what_was_read_is_not_made_unread(review: Review, feedback_id: str, other: Review) -> None:
    said = [other.comment(feedback_id, f"{number}").json() for number in range(2)]
    first = read(review, feedback_id)
    for _ in range(2):
        assert read(review, feedback_id, comment_id=said[0]["id"]) == first
    assert len(own_events(review)) == 1


def test_a_deleted_comment_is_not_unread(review: Review, feedback_id: str, other: Review) -> None:
    top = other.comment(feedback_id).json()
    other.comment(feedback_id, parent_id=top["id"])
    assert other.api.delete(f"{review.path}/{feedback_id}/comments/{top['id']}").status_code == 204
    assert unread(review)["unread"] == 1


def test_a_mark_names_a_comment_of_the_item(review: Review, feedback_id: str, film: bytes) -> None:
    elsewhere = review.comment(review.uploaded(film)["id"]).json()
    for comment_id in (elsewhere["id"], str(new_id())):
        answer = review.api.put(f"{review.path}/{feedback_id}/read", {"comment_id": comment_id})
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "comment.unknown")
    assert own_events(review) == []


def test_an_item_without_comments_is_read_up_to_itself(review: Review, feedback_id: str) -> None:
    item = review.api.get(f"{review.path}/{feedback_id}").json()
    assert read(review, feedback_id)["read_at"] == item["created_at"]


def test_named_items_are_told_whether_there_is_anything_or_not(
    review: Review, feedback_id: str, other: Review, film: bytes
) -> None:
    quiet, hidden = (review.uploaded(film) for _ in range(2))
    other.comment(feedback_id)
    review.api.delete(f"{review.path}/videos/{hidden['video_id']}")
    asked = ",".join([quiet["id"], feedback_id, hidden["id"], str(new_id())])
    page = unread(review, feedback_ids=asked)
    assert [(row["feedback_id"], row["unread"]) for row in page["results"]] == [(feedback_id, 1), (quiet["id"], 0)]
    assert (page["count"], page["unread"]) == (2, 1)
    for wrong in ("x", feedback_id + ",", ",".join([feedback_id] * 101)):
        assert review.api.get(f"{review.path}/read-marks", {"feedback_ids": wrong}).status_code == 400


def test_pages_go_from_the_last_spoken_of_and_take_three_statements(
    review: Review, feedback_id: str, other: Review, film: bytes, django_assert_max_num_queries: Any
) -> None:
    items = [feedback_id, *(review.uploaded(film)["id"] for _ in range(4))]
    for each in items:
        other.comment(each)
    for size in (2, 100):
        with django_assert_max_num_queries(3):
            page = unread(review, page_size=size)
        assert [row["feedback_id"] for row in page["results"]] == items[::-1][:size]
        assert (page["count"], page["unread"]) == (5, 5)
    assert unread(review, page=4, page_size=2)["count"] == 5
    assert page["seq"] == streams.head(project_channel(review.project_id)).seq


def test_to_mark_is_no_news_of_the_project(review: Review, feedback_id: str, other: Review) -> None:
    other.comment(feedback_id)
    before = streams.head(project_channel(review.project_id)).seq
    read(review, feedback_id)
    assert streams.head(project_channel(review.project_id)).seq == before
    project = review.api.get(f"/v2/projects/{review.project_id}").json()
    review.api.put(f"/v2/projects/{review.project_id}/read", {"seq": before})
    other.comment(feedback_id)
    assert unread(review)["unread"] == 1
    assert review.api.get(f"/v2/projects/{review.project_id}").json()["unread"] < project["unread"] + 1


def test_marks_and_drafts_go_with_the_member(review: Review, feedback_id: str, other: Review) -> None:
    from feedback.infrastructure.models import DraftRecord, ReadMarkRecord

    for each in (review, other):
        read(each, feedback_id)
        assert each.api.put(f"{each.path}/drafts/item:{feedback_id}", {"text": "아직"}).status_code == 200
    assert other.api.post(f"/v2/projects/{review.project_id}/leave").status_code == 204
    relay()
    for record in (DraftRecord, ReadMarkRecord):
        assert {row.user_id for row in record.objects.all()} == {review.actor.user_id}


def test_of_who_withdraws_reactions_stay_and_what_was_private_goes(
    review: Review, feedback_id: str, other: Review
) -> None:
    from feedback.infrastructure.models import DraftRecord, ReactionRecord, ReadMarkRecord

    said = review.comment(feedback_id, mentions=[str(other.actor.user_id)]).json()
    path = f"{review.path}/{feedback_id}/comments/{said['id']}"
    other.api.put(f"{path}/reaction", {"kind": "like"})
    read(other, feedback_id)
    other.api.put(f"{other.path}/drafts/item:{feedback_id}", {"text": "아직"})
    forget_author({"user_id": str(other.actor.user_id)}, new_id())
    forget_person({"user_id": str(other.actor.user_id)}, new_id())
    assert not DraftRecord.objects.exists()
    assert not ReadMarkRecord.objects.exists()
    assert ReactionRecord.objects.get().user_name == WITHDRAWN_NAME
    shown = review.api.get(path).json()
    assert (shown["mentions"][0]["name"], shown["reactions"]["like"]) == (WITHDRAWN_NAME, 1)
