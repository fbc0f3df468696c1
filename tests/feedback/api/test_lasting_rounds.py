"""What becomes of review rounds: with a newer version, in the trash, when people leave or get another name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from core.domain.actor import SYSTEM
from core.infrastructure.unit_of_work import unit_of_work
from feedback.infrastructure.models import DecisionRecord, FinishRecord, ReviewerRecord, RoundRecord, VersionRecord
from feedback.infrastructure.remains import PostgresRemains
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.reviewing import APPROVED, CHANGES, Cut, RoundList
from tests.feedback.api.test_events import Screen

Join = Callable[[str], Review]
WorkOff = Callable[[], None]


@pytest.fixture
def cut(review: Review, video_id: str) -> Cut:
    """A version that is ready, seen by the owner."""
    return Cut(review, video_id)


def test_the_list_of_rounds_and_of_videos_follow_by_events(
    cut: Cut, join: Join, film: bytes, work_off: WorkOff
) -> None:
    reviewer, admin = join("reviewer"), join("admin")
    listed, screen = RoundList(cut), Screen(cut.review)
    round_id = cut.opened(reviewer)["id"]
    assert listed.catch_up() == ["review.requested", "version.updated"]
    listed.is_true()
    cut.change(round_id, reviewer_ids=[str(reviewer.actor.user_id), str(admin.actor.user_id)])
    cut.as_(reviewer).decide(round_id, APPROVED)
    assert listed.catch_up() == ["review.updated", "review.decided"]
    listed.is_true()
    cut.as_(admin).decide(round_id, CHANGES, note="더 밝게")
    assert listed.catch_up() == ["review.decided", "version.updated"]
    listed.is_true()
    screen.catch_up()
    screen.is_true()
    made(cut.review.further(cut.video_id, film))
    work_off()
    told = listed.catch_up()
    assert [kind for kind in told if kind.startswith("review.")] == ["review.finished"] * 2 + [
        "review.closed",
        "review.reopened",
    ]
    listed.is_true()
    screen.catch_up()
    screen.is_true()


def test_a_newer_version_reopens_the_review(cut: Cut, join: Join, film: bytes, work_off: WorkOff) -> None:
    reviewer, admin = join("reviewer"), join("admin")
    round_id = cut.opened(reviewer, admin, rule="quorum", quorum=2, due_date="2026-03-09")["id"]
    cut.as_(reviewer).decide(round_id, CHANGES)
    made(cut.review.further(cut.video_id, film))
    assert cut.read(round_id)["state"] == "open"
    work_off()
    over = cut.read(round_id)
    assert (over["state"], over["closed_by"], cut.state()) == ("superseded", None, CHANGES)
    newer = Cut(cut.review, cut.video_id)
    assert newer.version_id != cut.version_id
    (again,) = newer.rounds()["results"]
    assert (again["state"], again["decision"], again["rule"], again["quorum"], again["due_date"]) == (
        "open",
        "in_review",
        "quorum",
        2,
        "2026-03-09",
    )
    assert [each["is_waited_for"] for each in again["reviewers"]] == [True, True]
    assert newer.state() == "in_review"
    refused = cut.open(reviewer_ids=[str(reviewer.actor.user_id)])
    assert (refused.status_code, refused.code) == (409, "review.newer_version")


def test_where_a_version_stands_is_compared_with_its_rounds_and_set_right(
    cut: Cut, join: Join, film: bytes, work_off: WorkOff
) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    call_command("check_counters")
    cut.as_(reviewer).decide(round_id, CHANGES)
    made(cut.review.further(cut.video_id, film))
    work_off()
    call_command("check_counters")
    VersionRecord.objects.update(review="approved")
    with pytest.raises(CommandError):
        call_command("check_counters")
    call_command("check_counters", "--mend")
    assert (cut.state(), Cut(cut.review, cut.video_id).state()) == (CHANGES, "in_review")


def test_nothing_reopens_what_was_closed(cut: Cut, join: Join, film: bytes, work_off: WorkOff) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    cut.as_(reviewer).decide(round_id, APPROVED)
    cut.close(round_id)
    made(cut.review.further(cut.video_id, film))
    work_off()
    assert Cut(cut.review, cut.video_id).rounds()["results"] == []
    assert Cut(cut.review, cut.video_id).state() == "none"


def test_a_round_comes_back_from_the_trash_with_its_version(
    cut: Cut, join: Join, film: bytes, work_off: WorkOff
) -> None:
    reviewer, other = join("reviewer"), join("reviewer")
    round_id = cut.opened(reviewer, other)["id"]
    video = f"{cut.review.path}/videos/{cut.video_id}"
    assert cut.review.api.delete(video).status_code == 204
    assert cut.as_(reviewer).decide(round_id, APPROVED).status_code == 404
    assert cut.review.api.get(f"{cut.path}/rounds").status_code == 404
    members = f"/v2/projects/{cut.review.project_id}/members"
    assert cut.review.api.delete(f"{members}/{other.actor.user_id}").status_code == 204
    work_off()
    assert cut.review.api.post(f"{video}/restore").status_code == 200
    work_off()
    row = cut.read(round_id)
    assert [each["is_waited_for"] for each in row["reviewers"]] == [True, False]
    assert (row["state"], cut.state()) == ("open", "in_review")


@pytest.mark.parametrize("leaving", ["removed", "viewer"])
def test_nobody_waits_for_who_may_decide_no_more(cut: Cut, join: Join, work_off: WorkOff, leaving: str) -> None:
    staying, other = join("reviewer"), join("reviewer")
    round_id = cut.opened(staying, other)["id"]
    cut.as_(staying).decide(round_id, APPROVED)
    assert cut.state() == "in_review"
    path = f"/v2/projects/{cut.review.project_id}/members/{other.actor.user_id}"
    if leaving == "removed":
        assert cut.review.api.delete(path).status_code == 204
    else:
        assert cut.review.api.patch(path, {"role": "viewer"}).status_code == 200
    work_off()
    assert (cut.read(round_id)["decision"], cut.state()) == (APPROVED, APPROVED)


def test_a_failed_version_is_nothing_to_review(
    review: Review, video_id: str, samples: Any, join: Join, work_off: WorkOff
) -> None:
    reviewer = join("reviewer")
    failed = made(review.further(video_id, samples.named("tone.mp4").read_bytes()))
    work_off()
    cut = Cut(review, video_id, failed["version_id"])
    for answer in (cut.open(reviewer_ids=[str(reviewer.actor.user_id)]), cut.as_(reviewer).decide_unasked(APPROVED)):
        assert (answer.status_code, answer.code) == (409, "review.version_failed")


def test_a_new_name_shows_in_rounds_and_a_person_who_withdrew_leaves_none(
    cut: Cut, join: Join, work_off: WorkOff
) -> None:
    reviewer = join("reviewer")
    round_id = cut.opened(reviewer)["id"]
    cut.as_(reviewer).decide(round_id, APPROVED)
    assert reviewer.api.patch("/v2/me", {"name": "이새봄"}).status_code == 200
    work_off()
    assert cut.read(round_id)["reviewers"][0]["reviewer"]["name"] == "이새봄"
    assert cut.history(round_id)[0]["reviewer"]["name"] == "이새봄"


def test_what_a_person_decided_is_handed_out_with_their_data(cut: Cut, join: Join, work_off: WorkOff) -> None:
    reviewer = join("reviewer")
    round_id = cut.as_(reviewer).decide_unasked(CHANGES, note="더 밝게").json()["id"]
    work_off()
    data = reviewer.api.get("/v2/me/export").json()
    assert [row["id"] for row in data["review_rounds"]] == [round_id]
    assert [(row["decision"], row["note"]) for row in data["review_decisions"]] == [(CHANGES, "더 밝게")]
    assert [row["summary"] for row in data["review_summaries"]] == ["더 밝게"]


def test_a_project_that_is_purged_leaves_no_rounds(cut: Cut, join: Join, work_off: WorkOff) -> None:
    reviewer = join("reviewer")
    cut.as_(reviewer).decide(cut.opened(reviewer)["id"], APPROVED)
    work_off()
    with unit_of_work(by=SYSTEM):
        while PostgresRemains().drop_some(cut.review.project_id):
            pass
    for record in (RoundRecord, ReviewerRecord, DecisionRecord, FinishRecord):
        assert record.objects.count() == 0
