"""Reviewers at the same time, in real threads with connections of their own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.infrastructure import streams
from feedback.bootstrap.people import rename_author
from feedback.bootstrap.round_news import follow_reviewers, reopen_review
from feedback.infrastructure.models import FinishRecord, RoundRecord, VersionRecord
from tests.client import Answer, ApiClient
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.reviewing import APPROVED, CHANGES, Cut
from tests.feedback.api.test_at_once import threads
from tests.feedback.watching import make_ready

__all__ = ["threads"]

pytestmark = pytest.mark.django_db(transaction=True)
Join = Callable[[str], Review]


@pytest.fixture
def review(transactional_db: None, api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> Review:
    project_id, owner = make_project()
    return Review(api, project_id, owner)


@pytest.fixture
def cut(review: Review, film: bytes) -> Cut:
    """A version that is ready, seen by the owner."""
    item = review.uploaded(film)
    make_ready(item["version_id"])
    return Cut(review, item["video_id"])


def is_whole(cut: Cut) -> None:
    """No number of the project's stream is missing."""
    events = streams.read(project_channel(cut.review.project_id), 0)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))


def test_decisions_at_once_all_count(cut: Cut, join: Join, threads: Any) -> None:
    people = [join("reviewer") for _ in range(6)]
    round_id = cut.opened(*people)["id"]
    answers: list[Answer] = threads([lambda each=each: cut.as_(each).decide(round_id, APPROVED) for each in people])
    assert {answer.status_code for answer in answers} == {200}
    row = cut.read(round_id)
    assert (row["decision"], row["version"], cut.state()) == (APPROVED, 7, APPROVED)
    assert [each["decision"] for each in row["reviewers"]] == [APPROVED] * 6
    assert len(cut.history(round_id)) == 6
    is_whole(cut)


def test_of_many_rounds_at_once_one_opens(cut: Cut, join: Join, threads: Any) -> None:
    asked = [str(join("reviewer").actor.user_id)]
    answers: list[Answer] = threads([lambda: cut.open(reviewer_ids=asked)] * 5)
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert RoundRecord.objects.count() == 1


def test_decisions_that_nobody_asked_for_meet_in_one_round(cut: Cut, join: Join, threads: Any) -> None:
    people = [join("reviewer") for _ in range(4)]
    answers: list[Answer] = threads([lambda each=each: cut.as_(each).decide_unasked(CHANGES) for each in people])
    assert {answer.status_code for answer in answers} == {200}
    (row,) = cut.rounds()["results"]
    assert (len(row["reviewers"]), row["decision"], cut.state()) == (4, CHANGES, CHANGES)


def test_a_reviewer_who_finishes_several_times_at_once_has_finished_once(cut: Cut, join: Join, threads: Any) -> None:
    seen = cut.as_(join("reviewer"))
    answers: list[Answer] = threads([lambda: seen.finish(summary="끝")] * 5)
    assert {made(answer)["id"] for answer in answers} == {str(FinishRecord.objects.get().id)}


def test_decisions_and_a_newer_version_never_wait_in_a_circle(cut: Cut, join: Join, film: bytes, threads: Any) -> None:
    people = [join("reviewer") for _ in range(4)]
    round_id = cut.opened(*people)["id"]
    newer = made(cut.review.further(cut.video_id, film))
    make_ready(newer["version_id"])
    place = {"project_id": str(cut.review.project_id), "video_id": cut.video_id}
    member = {"project_id": place["project_id"], "user_id": str(people[0].actor.user_id)}
    calls: list[Callable[[], Any]] = [
        lambda each=each: cut.as_(each).decide(round_id, APPROVED).status_code  # type: ignore[misc]
        for each in people
    ]
    calls += [lambda: reopen_review(place, UUID(int=1))] * 2
    calls += [lambda: follow_reviewers(member, UUID(int=2))] * 2
    calls += [
        lambda name=name: rename_author(member | {"shown_name": name}, UUID(int=3))  # type: ignore[misc]
        for name in ("이봄", "이가을")
    ]
    assert set(threads(calls)) <= {200, 409, None}
    assert cut.read(round_id)["state"] == "superseded"
    (again,) = Cut(cut.review, cut.video_id, newer["version_id"]).rounds()["results"]
    assert (again["state"], len(again["reviewers"])) == ("open", 4)
    states = dict(VersionRecord.objects.filter(video_id=cut.video_id).values_list("number", "review"))
    assert states == {1: cut.read(round_id)["decision"].replace("in_review", "none"), 2: "in_review"}
    is_whole(cut)
