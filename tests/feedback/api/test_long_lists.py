"""A list of five thousand notes is read as a short one is: three statements whatever is asked for, however deep."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tests.feedback.api.conftest import Review
from tests.notes import Notes

LENGTH, STATEMENTS, SIZE = 5_000, 3, 100
SORTS = ("newest", "oldest", "timecode", "priority", "reactions", "due_date", "updated")
FILTERS: list[dict[str, Any]] = [
    {"status": "open"},
    {"priority": "critical"},
    {"author": "me"},
    {"assignee": "me"},
    {"tag": "로고"},
    {"time_from": 0.2, "time_to": 0.4},
    {"text": "음악를"},
    {"unresolved": "true"},
    {"status": "open", "priority": "low", "sort": "timecode"},
]


@pytest.fixture
def many(review: Review, film: bytes) -> None:
    """With the one that came with the video: five thousand and one."""
    item, owner = review.uploaded(film), review.actor
    Notes(review.project_id, *_place(item), owner.user_id, owner.name).load(LENGTH)


def _place(item: dict[str, Any]) -> tuple[UUID, UUID]:
    return UUID(item["video_id"]), UUID(item["version_id"])


@pytest.mark.usefixtures("many")
def test_every_order_takes_three_statements_on_its_first_page_and_deep_down(
    review: Review, django_assert_max_num_queries: Any
) -> None:
    for sort in SORTS:
        with django_assert_max_num_queries(STATEMENTS):
            first = review.list(sort=sort, page_size=SIZE)
        with django_assert_max_num_queries(STATEMENTS):
            second = review.list(sort=sort, page_size=SIZE, cursor=first["next_cursor"])
        with django_assert_max_num_queries(STATEMENTS):
            deep = review.list(sort=sort, page_size=SIZE, page=45)
        assert (first["count"], second["count"], deep["count"]) == (LENGTH + 1,) * 3
        assert len({row["id"] for page in (first, second, deep) for row in page["results"]}) == 3 * SIZE


@pytest.mark.usefixtures("many")
def test_every_filter_takes_three_statements(review: Review, django_assert_max_num_queries: Any) -> None:
    for asked in FILTERS:
        with django_assert_max_num_queries(STATEMENTS):
            page = review.list(**asked, page_size=20)
        assert 20 == len(page["results"]) < page["count"], asked
        assert page["stats"]["total"] == LENGTH + 1


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("sort", ["newest", "timecode", "due_date"])
def test_a_walk_through_all_of_them_by_cursor_takes_three_statements_a_page_and_misses_none(
    review: Review, sort: str, django_assert_max_num_queries: Any
) -> None:
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        with django_assert_max_num_queries(STATEMENTS):
            page = review.list(sort=sort, page_size=SIZE, **after)
        seen += [row["id"] for row in page["results"]]
        if page["next_cursor"] is None:
            break
        after = {"cursor": page["next_cursor"]}
    assert len(seen) == len(set(seen)) == LENGTH + 1


@pytest.mark.usefixtures("many")
def test_one_of_them_is_read_and_written_in_as_many_statements_as_one_of_few(
    review: Review, django_assert_max_num_queries: Any
) -> None:
    note = review.list(sort="oldest", page_size=1)["results"][0]
    with django_assert_max_num_queries(4):
        assert review.api.get(f"{review.path}/{note['id']}").status_code == 200
    with django_assert_max_num_queries(8 + 2):
        assert review.patch(note["id"], title="로고").status_code == 200


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("sort", "index"),
    [
        ("newest", "feedback_item_time"),
        ("timecode", "feedback_item_timecode"),
        ("priority", "feedback_item_priority"),
        ("reactions", "feedback_item_reactions"),
        ("due_date", "feedback_item_due"),
        ("updated", "feedback_item_updated"),
    ],
)
def test_a_first_page_comes_along_an_index(review: Review, sort: str, index: str) -> None:
    from feedback.application.feedback_question import Filters, Sort
    from feedback.infrastructure.item_filters import matching
    from feedback.infrastructure.item_orders import in_order

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE feedback_item")
    plan = in_order(matching(review.project_id, Filters()), Sort(sort), ("id",), slice(0, 21)).explain()
    assert index in plan
    assert "Sort Key" not in plan
