"""Review rounds: asking, deciding and closing."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import DecisionRecord
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.reviewing import APPROVED, CHANGES, Cut, RoundList

Join = Callable[[str], Review]
WorkOff = Callable[[], None]


@pytest.fixture
def cut(review: Review, video_id: str) -> Cut:
    """A version that is ready, seen by the owner."""
    return Cut(review, video_id)


def test_a_round_tells_whom_it_waits_for_and_the_version_that_it_is_in_review(cut: Cut, join: Join) -> None:
    reviewer = join("reviewer")
    answer = cut.open(reviewer_ids=[str(reviewer.actor.user_id)], rule="any", due_date="2026-03-09")
    row = made(answer)
    assert answer.headers["Location"] == f"{cut.path}/rounds/{row['id']}"
    assert row["reviewers"] == [
        {
            "reviewer": {"id": str(reviewer.actor.user_id), "name": "이심사", "is_guest": False},
            "is_asked": True,
            "is_waited_for": True,
            "decision": None,
            "note": "",
            "decided_at": None,
        }
    ]
    assert (row["state"], row["decision"], row["rule"], row["due_date"]) == ("open", "in_review", "any", "2026-03-09")
    assert cut.read(row["id"]) == row
    assert cut.rounds()["results"] == [row]
    assert cut.state() == "in_review"
    assert cut.review.video(cut.video_id)["review"] == "in_review"


def test_all_who_may_decide_are_asked_where_nobody_is_named(cut: Cut, join: Join) -> None:
    admin, reviewer = join("admin"), join("reviewer")
    join("editor")
    row = cut.opened()
    assert {each["reviewer"]["id"] for each in row["reviewers"]} == {
        str(admin.actor.user_id),
        str(reviewer.actor.user_id),
    }


def test_a_round_goes_from_review_to_approval_and_every_decision_is_kept(cut: Cut, join: Join) -> None:
    first, second = join("reviewer"), join("admin")
    round_id = cut.opened(first, second)["id"]
    assert cut.as_(first).decided(round_id, CHANGES, note="색이 어두워요")["decision"] == CHANGES
    assert cut.state() == CHANGES
    assert cut.as_(second).decided(round_id, APPROVED)["decision"] == CHANGES
    row = cut.as_(first).decided(round_id, APPROVED, note="이제 좋아요")
    assert (row["decision"], row["version"], cut.state()) == (APPROVED, 4, APPROVED)
    assert [(each["reviewer"]["id"], each["decision"], each["note"]) for each in cut.history(round_id)] == [
        (str(first.actor.user_id), APPROVED, "이제 좋아요"),
        (str(second.actor.user_id), APPROVED, ""),
        (str(first.actor.user_id), CHANGES, "색이 어두워요"),
    ]


def test_repeating_a_decision_changes_nothing(cut: Cut, join: Join) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    once = cut.as_(reviewer).decided(round_id, APPROVED, note="좋아요")
    screen = RoundList(cut)
    assert cut.as_(reviewer).decided(round_id, APPROVED, note="좋아요") == once
    assert screen.catch_up() == []
    assert DecisionRecord.objects.filter(round_id=round_id).count() == 1


def test_a_closed_round_is_a_record(cut: Cut, join: Join) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    cut.as_(reviewer).decide(round_id, APPROVED)
    closed = cut.close(round_id).json()
    assert (closed["state"], closed["decision"], closed["closed_by"]["id"]) == (
        "closed",
        APPROVED,
        str(cut.review.actor.user_id),
    )
    for answer in (
        cut.as_(reviewer).decide(round_id, CHANGES),
        cut.change(round_id, due_date="2026-03-09"),
        cut.close(round_id),
    ):
        assert (answer.status_code, answer.code) == (409, "review.over")
    assert cut.read(round_id) == closed
    assert cut.state() == APPROVED


def test_a_version_has_one_open_round(cut: Cut, join: Join) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    again = cut.open(reviewer_ids=[str(reviewer.actor.user_id)])
    assert (again.status_code, again.code) == (409, "review.already_open")
    cut.close(round_id)
    assert cut.state() == "none"
    cut.opened(reviewer)
    assert [row["state"] for row in cut.rounds()["results"]] == ["open", "closed"]


def test_a_decision_nobody_asked_for_opens_a_round_of_its_own(cut: Cut, join: Join) -> None:
    reviewer = join("reviewer")
    answer = cut.as_(reviewer).decide_unasked(APPROVED, note="좋아요")
    row = answer.json()
    assert (answer.status_code, row["rule"], row["decision"], row["state"]) == (200, "any", APPROVED, "open")
    assert [(each["is_asked"], each["decision"]) for each in row["reviewers"]] == [(False, APPROVED)]
    assert cut.state() == APPROVED
    assert cut.as_(join("admin")).decide_unasked(CHANGES).json()["id"] == row["id"]
    assert cut.as_(reviewer).close(row["id"]).status_code == 200


@pytest.mark.parametrize(
    ("terms", "pointer", "code"),
    [
        ({"reviewer_ids": []}, "/reviewer_ids", "list.too_short"),
        ({"reviewer_ids": [str(new_id())]}, "/reviewer_ids/0", "review.not_a_reviewer"),
        ({"rule": "most"}, "/rule", "field.not_a_choice"),
        ({"rule": "quorum"}, "/quorum", "field.required"),
        ({"rule": "all", "quorum": 1}, "/quorum", "review.quorum_needless"),
        ({"rule": "quorum", "quorum": 9}, "/quorum", "review.quorum_too_large"),
        ({"due_date": "2026-02-30"}, "/due_date", None),
        ({"deadline": "2026-02-27"}, "/deadline", "field.unknown"),
    ],
)
def test_bad_terms_open_nothing(cut: Cut, join: Join, terms: dict[str, Any], pointer: str, code: str | None) -> None:
    join("reviewer")
    screen = RoundList(cut)
    answer = cut.open(**terms)
    (fault,) = answer.json()["errors"]
    assert (answer.status_code, fault["pointer"]) == (422, pointer)
    assert code in (None, fault["code"])
    assert screen.catch_up() == []
    screen.is_true()


def test_an_editor_is_nobody_to_ask(cut: Cut, join: Join) -> None:
    answer = cut.open(reviewer_ids=[str(join("editor").actor.user_id)])
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "review.not_a_reviewer")


def test_where_nobody_may_decide_there_is_nobody_to_ask(cut: Cut) -> None:
    answer = cut.open()
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "review.no_reviewers")


def test_only_an_admin_and_who_opened_it_change_a_round(cut: Cut, join: Join) -> None:
    editor, other, admin, reviewer = join("editor"), join("editor"), join("admin"), join("reviewer")
    round_id = cut.as_(editor).opened(reviewer)["id"]
    for answer in (cut.as_(other).change(round_id, rule="any"), cut.as_(other).close(round_id)):
        assert (answer.status_code, answer.code) == (403, "review.not_yours")
    assert cut.as_(editor).change(round_id, rule="any").json()["rule"] == "any"
    assert cut.as_(admin).close(round_id).status_code == 200


def test_a_stale_change_is_refused_with_what_is_there(cut: Cut, join: Join) -> None:
    reviewer = join("reviewer")
    row = cut.opened(reviewer)
    path = f"{cut.path}/rounds/{row['id']}"
    seen = cut.review.api.get(path).headers["ETag"]
    decided = cut.as_(reviewer).decided(row["id"], APPROVED)
    stale = cut.review.api.with_(If_Match=seen)
    for answer in (stale.patch(path, {"rule": "any"}), stale.post(f"{path}/close", {})):
        assert (answer.status_code, answer.code, answer.json()["current"]) == (412, "precondition.failed", decided)
    fresh = cut.review.api.with_(If_Match=cut.review.api.get(path).headers["ETag"])
    assert fresh.patch(path, {"rule": "any"}).status_code == 200
    assert cut.review.api.with_(If_None_Match=cut.review.api.get(path).headers["ETag"]).get(path).status_code == 304


def test_rounds_of_another_version_are_not_there(cut: Cut, join: Join, review: Review, film: bytes) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    other = Cut(review, review.uploaded(film)["video_id"])
    for answer in (
        review.api.get(f"{other.path}/rounds/{round_id}"),
        other.as_(reviewer).decide(round_id, APPROVED),
        other.close(round_id),
        review.api.get(f"{other.path}/rounds/{round_id}/decisions"),
    ):
        assert (answer.status_code, answer.code) == (404, "review.not_found")


def test_reading_and_writing_stay_within_their_statements(
    cut: Cut, join: Join, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    people = [join("reviewer") for _ in range(3)]
    with django_assert_max_num_queries(15):
        row = cut.opened(*people)
    with django_assert_num_queries(3):
        cut.rounds()
    with django_assert_num_queries(2):
        cut.read(row["id"])
    with django_assert_max_num_queries(14):
        cut.as_(people[0]).decided(row["id"], CHANGES)
    with django_assert_num_queries(4):
        cut.history(row["id"])
