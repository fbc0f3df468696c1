"""The status of many items at once: each by itself, told once each, in few statements."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from tests.client import Answer
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_notes import refused

Join = Callable[[str], Review]


def moved(review: Review, ids: list[str], status: str = "in_progress", **more: Any) -> Answer:
    return review.api.post(f"{review.path}/bulk-status", {"feedback_ids": ids, "status": status, **more})


def results(answer: Answer) -> list[tuple[Any, ...]]:
    assert answer.status_code == 200, answer.content
    return [(row["result"], row["status"], row["version"], row["code"]) for row in answer.json()["results"]]


def events(review: Review) -> list[str]:
    frames = review.api.get(f"/v2/events/{review.project_id}", {"since": 0}).json()["results"]
    return [frame["type"] for frame in frames]


def test_each_item_moves_by_itself(review: Review, video_id: str) -> None:
    first, second, third = (review.noted(video_id)["id"] for _ in range(3))
    review.patch(second, status="in_progress")
    for status in ("in_progress", "resolved"):
        review.patch(third, status=status)
    before, gone = events(review).count("status.changed"), str(new_id())
    answer = moved(review, [third, first, second, gone, first])
    assert results(answer) == [
        ("refused", "resolved", 3, "feedback.transition_refused"),
        ("moved", "in_progress", 2, None),
        ("unchanged", "in_progress", 2, None),
        ("refused", None, None, "feedback.not_found"),
    ]
    assert [row["feedback_id"] for row in answer.json()["results"]] == [third, first, second, gone]
    assert events(review).count("status.changed") == before + 1
    page = review.list()
    assert page["stats"] | {"total": 4} == {"total": 4, "open": 1, "in_progress": 2, "resolved": 1, "closed": 0}
    assert {row["id"]: row["status"] for row in page["results"]}[first] == "in_progress"


def test_many_are_closed_with_one_resolution(review: Review, video_id: str) -> None:
    ids = [review.noted(video_id)["id"] for _ in range(3)]
    for status in ("in_progress", "resolved"):
        moved(review, ids, status)
    assert {row[:2] for row in results(moved(review, ids, "closed", resolution="done"))} == {("moved", "closed")}
    assert [row["resolution"] for row in review.list(status="closed")["results"]] == ["done"] * 3
    newest = review.api.get(f"{review.path}/{ids[0]}/history").json()["results"][0]
    assert (newest["value"], newest["resolution"]) == ("closed", "done")


def test_reviewers_move_their_own(review: Review, join: Join, video_id: str) -> None:
    reviewer = join("reviewer")
    own, others = reviewer.noted(video_id)["id"], review.noted(video_id)["id"]
    assert [row[0::3] for row in results(moved(reviewer, [others, own]))] == [
        ("refused", "feedback.not_yours"),
        ("moved", None),
    ]
    assert refused(moved(join("viewer"), [own]))[0] == 403


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"feedback_ids": []}, "/feedback_ids"),
        ({"feedback_ids": [str(new_id()) for _ in range(101)]}, "/feedback_ids"),
        ({"feedback_ids": ["x"]}, "/feedback_ids/0"),
        ({"feedback_ids": "x"}, "/feedback_ids"),
        ({"status": "done"}, "/status"),
        ({"resolution": "lost"}, "/resolution"),
        ({"priority": "high"}, "/priority"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(review: Review, changes: dict[str, Any], pointer: str) -> None:
    body = {"feedback_ids": [str(new_id())], "status": "closed"} | changes
    assert refused(review.api.post(f"{review.path}/bulk-status", body)) == (422, "invalid", [pointer])


def test_a_hundred_take_no_more_statements_than_one(
    review: Review, video_id: str, django_assert_max_num_queries: Any
) -> None:
    few, many = ([review.noted(video_id)["id"] for _ in range(number)] for number in (1, 20))
    with django_assert_max_num_queries(10):
        moved(review, few)
    with django_assert_max_num_queries(10):
        moved(review, many)
