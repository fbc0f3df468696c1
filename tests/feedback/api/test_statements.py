"""How many statements a write may take, the numbers of its events and what is owed to subscribers included."""

from collections.abc import Callable
from typing import Any

from tests.feedback.api.conftest import Review

SAVEPOINT = 2


def test_writes_stay_within_their_statements(
    review: Review, film: bytes, work_off: Callable[[], None], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(16 + 2 * SAVEPOINT):
        video_id = review.uploaded(film)["video_id"]
    work_off()
    with django_assert_max_num_queries(7 + SAVEPOINT):
        note = review.noted(video_id, timestamp=0.5)
    with django_assert_max_num_queries(8 + SAVEPOINT):
        review.patch(note["id"], status="in_progress")
    with django_assert_max_num_queries(7 + SAVEPOINT):
        comment = review.comment(note["id"]).json()
    with django_assert_max_num_queries(8 + SAVEPOINT):
        review.comment(note["id"], parent_id=comment["id"])
    path = f"{review.path}/{note['id']}/comments/{comment['id']}"
    with django_assert_max_num_queries(8 + SAVEPOINT):
        review.api.patch(path, {"text": "아니요"})
    for kind in ("like", "question", "question"):
        with django_assert_max_num_queries(7 + SAVEPOINT):
            review.api.put(f"{path}/reaction", {"kind": kind})
    with django_assert_max_num_queries(8 + SAVEPOINT):
        review.api.delete(path)
    with django_assert_max_num_queries(7 + SAVEPOINT):
        review.api.delete(f"{review.path}/{note['id']}")


def test_writes_on_videos_take_no_more_statements_for_more_versions_or_more_videos(
    review: Review, film: bytes, django_assert_max_num_queries: Any
) -> None:
    videos = [review.uploaded(film)["video_id"] for _ in range(4)]
    for _ in range(3):
        review.further(videos[0], film)
    path = f"{review.path}/videos"
    with django_assert_max_num_queries(7 + SAVEPOINT):
        assert review.api.patch(f"{path}/{videos[0]}", {"title": "여름 캠페인"}).status_code == 200
    with django_assert_max_num_queries(7 + SAVEPOINT):
        assert review.api.put(f"{path}/order", {"video_ids": videos}).status_code == 204
    with django_assert_max_num_queries(10 + SAVEPOINT):
        assert review.api.delete(f"{path}/{videos[0]}").status_code == 204
