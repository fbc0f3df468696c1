"""A thread of a thousand comments is read as a short one is."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from core.domain.clock import utc_now
from core.domain.ids import new_id
from feedback.infrastructure.models import CommentRecord, FeedbackRecord, ReactionRecord
from tests.feedback.api.conftest import Review

LENGTH = 1000


@pytest.fixture
def feedback_id(review: Review, film: bytes) -> UUID:
    """An item with a thousand comments, on which the caller thinks something of each."""
    item, began = UUID(review.uploaded(film)["id"]), utc_now()
    whose = {"project_id": review.project_id, "feedback_id": item}
    by = {"author_id": new_id(), "author_name": "이심사", "text": "네"}
    moments = [began + timedelta(milliseconds=number) for number in range(LENGTH)]
    said = [CommentRecord(**whose, **by, likes=1, created_at=at, updated_at=at) for at in moments]
    CommentRecord.objects.bulk_create(said)
    ReactionRecord.objects.bulk_create(
        ReactionRecord(**whose, comment_id=each.id, user_id=review.actor.user_id, kind="like", at=began)
        for each in said
    )
    FeedbackRecord.objects.filter(id=item).update(comment_count=LENGTH, reaction_count=LENGTH)
    return item


def test_every_page_of_a_long_thread_takes_three_statements(
    review: Review, feedback_id: UUID, django_assert_max_num_queries: Any
) -> None:
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(LENGTH // 100):
        query = {"page_size": 100} | ({"cursor": cursor} if cursor else {})
        with django_assert_max_num_queries(3):
            page = review.api.get(f"{review.path}/{feedback_id}/comments", query).json()
        assert {row["my_reaction"] for row in page["results"]} == {"like"}
        seen += [row["id"] for row in page["results"]]
        cursor = page["next_cursor"]
    assert (len(set(seen)), cursor) == (LENGTH, None)


def test_a_page_is_found_along_the_index_wherever_it_lies(review: Review, feedback_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE feedback_comment")
        # In a table of one thread alone a sort is as cheap; it is to be shown that none is needed.
        cursor.execute("SET LOCAL enable_sort = off")
    middle = CommentRecord.objects.filter(feedback_id=feedback_id).order_by("created_at")[LENGTH // 2]
    rows = CommentRecord.objects.filter(feedback_id=feedback_id, created_at__gt=middle.created_at)
    plan = rows.order_by("created_at", "id")[:21].explain()
    assert "feedback_comment_time" in plan
    assert "Sort" not in plan


def test_writes_in_a_long_thread_take_as_many_statements_as_in_a_short_one(
    review: Review, feedback_id: UUID, django_assert_max_num_queries: Any
) -> None:
    path = f"{review.path}/{feedback_id}"
    with django_assert_max_num_queries(8 + 2):
        said = review.comment(str(feedback_id)).json()
    with django_assert_max_num_queries(7 + 2):
        review.api.put(f"{path}/comments/{said['id']}/reaction", {"kind": "like"})
    with django_assert_max_num_queries(7 + 2):
        assert review.api.put(f"{path}/read", {}).json()["unread"] == 0
    with django_assert_max_num_queries(7 + 2):
        assert review.api.delete(f"{path}/comments/{said['id']}").status_code == 204
