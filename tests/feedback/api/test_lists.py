"""Lists: filters, orders, totals, statements, and who may see them."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from tests.feedback.api.conftest import Review


def texts(page: dict[str, Any]) -> list[str]:
    return [row["text"] for row in page["results"]]


@pytest.fixture
def five(review: Review, video_id: str) -> list[dict[str, Any]]:
    """The one that came with the video, and four more."""
    notes = [
        review.noted(video_id, "나중", timestamp=0.9, priority="low"),
        review.noted(video_id, "먼저", timestamp=0, priority="critical"),
        review.noted(video_id, "어디도", priority="high"),
        review.noted(video_id, "가운데", timestamp=0.6, priority="critical"),
    ]
    review.patch(notes[0]["id"], status="in_progress")
    return notes


@pytest.mark.usefixtures("five")
def test_items_are_sorted(review: Review) -> None:
    assert texts(review.list()) == ["가운데", "어디도", "먼저", "나중", ""]
    assert texts(review.list(sort="oldest")) == ["", "나중", "먼저", "어디도", "가운데"]
    assert texts(review.list(sort="timecode")) == ["먼저", "", "가운데", "나중", "어디도"]
    assert texts(review.list(sort="priority")) == ["가운데", "먼저", "어디도", "", "나중"]


@pytest.mark.usefixtures("five")
def test_filters_narrow_the_count_but_not_the_totals(review: Review, video_id: str, film: bytes) -> None:
    other = review.uploaded(film)
    stats = {"total": 6, "open": 5, "in_progress": 1, "resolved": 0, "closed": 0}
    questions: list[tuple[dict[str, Any], int]] = [
        ({}, 6),
        ({"status": "open"}, 5),
        ({"priority": "critical"}, 2),
        ({"status": "in_progress", "priority": "low"}, 1),
        ({"status": "in_progress", "priority": "high"}, 0),
        ({"video_id": video_id}, 5),
        ({"video_id": video_id, "status": "in_progress"}, 1),
        ({"version_id": other["version_id"]}, 1),
        ({"version_id": other["version_id"], "priority": "low"}, 0),
        ({"version_id": str(new_id())}, 0),
    ]
    for question, count in questions:
        page = review.list(**question)
        assert (page["count"], len(page["results"]), page["stats"]) == (count, count, stats), question


@pytest.mark.usefixtures("five")
def test_pages_are_cut(review: Review) -> None:
    page = review.list(page=2, page_size=2)
    assert texts(page) == ["먼저", "나중"]
    assert page["page_info"] == {"current_page": 2, "total_pages": 3, "has_next": True, "has_previous": True}
    assert texts(review.list(page=9)) == []


def test_fields_may_be_picked(review: Review, video_id: str) -> None:
    answer = review.api.get(review.path, {"fields": "id,status"})
    assert [set(row) for row in answer.json()["results"]] == [{"id", "status"}]
    assert review.api.get(review.path, {"fields": "id,secret"}).status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        {"status": "lost"},
        {"priority": "urgent"},
        {"sort": "random"},
        {"page": 0},
        {"page_size": 101},
        {"video_id": "nonsense"},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(review: Review, query: dict[str, Any]) -> None:
    answer = review.api.get(review.path, query)
    assert (answer.status_code, answer.code) == (400, "request.bad_query")


def test_a_project_where_nothing_happened_has_an_empty_list(review: Review) -> None:
    page = review.list()
    assert (page["count"], page["results"], page["stats"]["total"]) == (0, [], 0)
    assert len(page["epoch"]) == 36


def test_a_stranger_sees_no_list(review: Review, make_person: Callable[..., Any]) -> None:
    stranger = review.api.as_(make_person())
    for path in ("", "/videos", f"/videos/{new_id()}", f"/{new_id()}", f"/{new_id()}/comments"):
        answer = stranger.get(review.path + path)
        assert (answer.status_code, answer.code) == (404, "project.not_found")


@pytest.mark.parametrize("size", [1, 20])
def test_lists_take_three_statements_whatever_their_size(
    review: Review, video_id: str, film: bytes, size: int, django_assert_max_num_queries: Any
) -> None:
    item = review.uploaded(film)
    for number in range(size):
        review.noted(video_id, f"{number}")
        review.comment(item["id"], f"{number}")
    for query in ({}, {"status": "open"}, {"video_id": video_id}, {"sort": "timecode"}):
        with django_assert_max_num_queries(3):
            review.list(**query)
    with django_assert_max_num_queries(3):
        review.api.get(f"{review.path}/{item['id']}/comments")
    with django_assert_max_num_queries(3):
        review.api.get(f"{review.path}/videos")
    with django_assert_max_num_queries(2):
        review.api.get(f"{review.path}/{item['id']}")
    with django_assert_max_num_queries(2):
        review.video(video_id)


def test_a_list_that_did_not_change_is_not_sent_again(review: Review, video_id: str) -> None:
    first = review.api.get(review.path)
    again = review.api.with_(If_None_Match=first.headers["ETag"]).get(review.path)
    assert (again.status_code, again.content) == (304, b"")
    videos = review.api.get(f"{review.path}/videos")
    assert review.api.with_(If_None_Match=videos.headers["ETag"]).get(f"{review.path}/videos").status_code == 304
