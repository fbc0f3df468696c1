"""People who talk at the same time, in real threads with connections of their own."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from feedback.domain.unsent import MOST
from feedback.infrastructure.models import CommentRecord, DraftRecord, ReactionRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review

pytestmark = pytest.mark.django_db(transaction=True)
T = TypeVar("T")
CROWD = 20


@pytest.fixture
def at_once() -> Iterator[Callable[[list[Callable[[], T]]], list[T]]]:
    """Runs up to twenty calls at once, none before all are ready; each closes its own connection."""
    with ThreadPoolExecutor(CROWD) as pool:

        def together(calls: list[Callable[[], T]]) -> list[T]:
            ready = Barrier(len(calls))

            def run(call: Callable[[], T]) -> T:
                try:
                    ready.wait()
                    return call()
                finally:
                    connection.close()

            return list(pool.map(run, calls))

        yield together


@pytest.fixture
def review(transactional_db: None, api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> Review:
    project_id, owner = make_project()
    return Review(api, project_id, owner)


@pytest.fixture
def crowd(review: Review, join: Callable[[str], Review]) -> list[Review]:
    return [join("reviewer") for _ in range(CROWD)]


def path(review: Review, comment: dict[str, Any]) -> str:
    return f"{review.path}/{comment['feedback_id']}/comments/{comment['id']}"


def liking(person: Review, comment: dict[str, Any], kind: str = "like") -> Callable[[], int]:
    return lambda: person.api.put(f"{path(person, comment)}/reaction", {"kind": kind}).status_code


def shown(review: Review, comment: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = review.api.get(path(review, comment)).json()
    return body


def total(review: Review, comment: dict[str, Any]) -> int:
    return int(review.api.get(f"{review.path}/{comment['feedback_id']}").json()["reaction_count"])


def told(review: Review, kind: str) -> list[dict[str, Any]]:
    events = streams.read(project_channel(review.project_id), 0, limit=1000)
    return [event.data for event in events if event.type == kind]


def test_simultaneous_likes_all_count(review: Review, film: bytes, crowd: list[Review], at_once: Any) -> None:
    said = review.comment(review.uploaded(film)["id"]).json()
    assert at_once([liking(person, said) for person in crowd]) == [200] * CROWD
    assert (shown(review, said)["reactions"]["like"], total(review, said)) == (CROWD, CROWD)
    counts = [data["reactions"]["like"] for data in told(review, "reaction.changed")]
    assert counts == list(range(1, CROWD + 1))


def test_people_who_change_their_minds_at_once_count_on_the_right_side(
    review: Review, film: bytes, crowd: list[Review], at_once: Any
) -> None:
    said = review.comment(review.uploaded(film)["id"]).json()
    at_once([liking(person, said) for person in crowd])
    kinds = ["like", "dislike", "question", "dislike"] * (CROWD // 4)
    assert at_once([liking(*pair) for pair in zip(crowd, [said] * CROWD, kinds, strict=True)]) == [200] * CROWD
    left = Counter(ReactionRecord.objects.values_list("kind", flat=True))
    assert left == {"dislike": CROWD // 2, "question": CROWD // 4}
    assert shown(review, said)["reactions"] == {"like": 0, "dislike": CROWD // 2, "question": CROWD // 4}
    assert total(review, said) == 3 * CROWD // 4
    call_command("check_counters")


def test_one_person_in_many_windows_ends_with_one_reaction_or_none(review: Review, film: bytes, at_once: Any) -> None:
    said = review.comment(review.uploaded(film)["id"]).json()
    assert at_once([liking(review, said)] * 7) == [200] * 7
    assert (shown(review, said)["my_reaction"], total(review, said)) == ("like", 1)
    assert [data["kind"] for data in told(review, "reaction.changed")] == ["like", None] * 3 + ["like"]


def test_replies_reactions_edits_and_the_end_of_a_comment_at_once_leave_no_drift(
    review: Review, film: bytes, crowd: list[Review], at_once: Any
) -> None:
    item = review.uploaded(film)["id"]
    top = review.comment(item, "하나").json()
    calls: list[Callable[[], int]] = [liking(person, top) for person in crowd[:8]]
    calls += [lambda person=each: person.comment(item, "답", parent_id=top["id"]).status_code for each in crowd[8:13]]  # type: ignore[misc]
    calls += [lambda: review.api.patch(path(review, top), {"text": "고침"}).status_code] * 2
    calls += [lambda: review.api.delete(path(review, top)).status_code] * 3
    statuses = at_once(calls)
    assert statuses[-3:].count(204) == 1
    assert {*statuses} <= {200, 201, 204, 404, 409, 422}
    rows = review.api.get(f"{review.path}/{item}/comments", {"page_size": 100}).json()["results"]
    standing = [row for row in rows if row["deleted_at"] is None]
    assert review.api.get(f"{review.path}/{item}").json()["comment_count"] == len(standing) == statuses.count(201)
    assert (total(review, top), ReactionRecord.objects.count()) == (0, 0)
    assert bool(standing) == any(row["id"] == top["id"] for row in rows)
    call_command("check_counters")


def test_the_last_replies_go_at_once_and_take_their_places_with_them(review: Review, film: bytes, at_once: Any) -> None:
    item = review.uploaded(film)["id"]
    top = review.comment(item).json()
    middle = review.comment(item, parent_id=top["id"]).json()
    last = [review.comment(item, parent_id=middle["id"]).json() for _ in range(4)]
    for each in (top, middle):
        review.api.delete(path(review, each))
    calls = [lambda row=row: review.api.delete(path(review, row)).status_code for row in last]  # type: ignore[misc]
    assert at_once(calls) == [204] * 4
    assert not CommentRecord.objects.exists()
    gone = [each for data in told(review, "comment.deleted") for each in data["removed"]]
    assert sorted(gone) == sorted(row["id"] for row in (top, middle, *last))


def test_of_windows_that_keep_a_first_draft_at_once_one_does(review: Review, at_once: Any) -> None:
    address = f"{review.path}/drafts/new:{new_id()}"
    calls = [lambda text=text: review.api.put(address, {"text": text}).status_code for text in "가나다라마바"]  # type: ignore[misc]
    assert sorted(at_once(calls)) == [200, *[412] * 5]


def test_drafts_kept_at_once_are_never_too_many(review: Review, at_once: Any) -> None:
    whose, now = {"user_id": review.actor.user_id, "project_id": review.project_id}, "2026-03-01T00:00:00Z"
    DraftRecord.objects.bulk_create(
        DraftRecord(**whose, place=f"new:{new_id()}", body={}, updated_at=now) for _ in range(MOST - 2)
    )
    address = f"{review.path}/drafts/new:"
    calls = [lambda: review.api.put(f"{address}{new_id()}", {"text": "?"}).status_code] * 6
    assert sorted(at_once(calls)) == [200, 200, *[422] * 4]
    assert DraftRecord.objects.count() == MOST


def test_marks_at_once_end_with_the_furthest(
    review: Review, film: bytes, join: Callable[[str], Review], at_once: Any
) -> None:
    item, other = review.uploaded(film)["id"], join("reviewer")
    said = [other.comment(item, f"{number}").json() for number in range(6)]
    address = f"{review.path}/{item}/read"
    calls = [lambda row=row: review.api.put(address, {"comment_id": row["id"]}).json() for row in said]  # type: ignore[misc]
    at_once(calls)
    page = review.api.get(f"{review.path}/read-marks", {"feedback_ids": item}).json()
    assert page["results"][0]["read_at"] == said[-1]["created_at"]
    assert page["unread"] == 0
