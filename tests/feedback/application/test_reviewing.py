"""Rounds are opened, decided, reopened and reminded of."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.application.ask_reviewers import AskReviewers, ask_reviewers
from feedback.application.follow_reviewers import FollowReviewers, follow_reviewers
from feedback.application.remind_reviewers import remind_reviewers
from feedback.application.reopen_review import ReopenReview, reopen_review
from feedback.contracts import ReviewDecision, ReviewState, RoundRow, RoundState, VideoStatus
from feedback.domain.round_refusals import NewerVersionStands, NothingToWatch, RoundAlreadyOpen, RoundNotFound
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from notifications.contracts import NotificationType
from projects.contracts import Role
from tests.feedback import examples
from tests.feedback.application.review_world import DOYUN, EDITOR, MINA, ReviewWorld
from tests.feedback.examples import LATER
from tests.feedback.fakes import Refused
from tests.feedback.film_fakes import FakeVideos
from tests.feedback.round_fakes import FakeRoundReads

APPROVED, CHANGES = ReviewDecision.APPROVED, ReviewDecision.CHANGES_REQUESTED


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    return ReviewWorld(DirectoryWorkspaces(tmp_path / "tmp"))


def state(world: ReviewWorld, version_id: UUID | None = None) -> ReviewState:
    return world.versions.rows[version_id or world.cut.id].review


def further_cut(world: ReviewWorld, status: VideoStatus = VideoStatus.READY) -> UUID:
    """A second version of the film."""
    cut = examples.version(
        world.project_id, video_id=world.cut.video_id, number=2, status=status, review=ReviewState.NONE
    )
    world.versions.add(cut)
    return cut.id


def reopen(world: ReviewWorld, entitled: Mapping[UUID, str] | None = None) -> None:
    reopen_review(
        ReopenReview(project_id=world.project_id, video_id=world.cut.video_id),
        unit_of_work=world.work,
        approvers=world.approvers if entitled is None else lambda project_id: entitled,
        videos=FakeVideos(world.versions),
        versions=world.versions,
        rounds=world.rounds,
        clock=world.now,
    )


def follow(world: ReviewWorld, user_id: UUID, entitled: Mapping[UUID, str]) -> None:
    follow_reviewers(
        FollowReviewers(project_id=world.project_id, user_id=user_id),
        unit_of_work=world.work,
        approvers=lambda project_id: entitled,
        versions=world.versions,
        rounds=world.rounds,
        clock=world.now,
    )


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VIEWER])
def test_who_does_not_work_on_the_film_opens_no_round(world: ReviewWorld, role: Role) -> None:
    with pytest.raises(Refused):
        world.open(role=role)
    assert world.rounds.rows == {}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_who_may_not_approve_decides_nothing(world: ReviewWorld, role: Role) -> None:
    row = world.open()
    with pytest.raises(Refused):
        world.decide(row.id, MINA, APPROVED, role=role)
    assert world.rounds.given[row.id] == []


def test_the_version_stands_as_its_round(world: ReviewWorld) -> None:
    row = world.open()
    assert state(world) is ReviewState.IN_REVIEW
    world.decide(row.id, MINA, APPROVED)
    assert state(world) is ReviewState.IN_REVIEW
    world.decide(row.id, DOYUN, APPROVED)
    assert state(world) is ReviewState.APPROVED
    assert [event.name for event in world.versions.told].count("version.updated") == 2


def test_a_refused_round_leaves_the_version_as_it_was(world: ReviewWorld) -> None:
    with pytest.raises(InvalidField):
        world.open(reviewer_ids=[EDITOR.id])
    world.open()
    with pytest.raises(RoundAlreadyOpen):
        world.open()
    with pytest.raises(RoundNotFound):
        world.decide(new_id(), MINA, APPROVED)
    assert len(world.rounds.rows) == 1


def test_a_failed_version_is_nothing_to_watch(world: ReviewWorld) -> None:
    world.versions.rows[world.cut.id].status = VideoStatus.FAILED
    with pytest.raises(NothingToWatch):
        world.open()


def test_one_is_asked_for_a_film_that_is_processed_still_and_not_for_an_old_one(world: ReviewWorld) -> None:
    further_cut(world, VideoStatus.PROCESSING)
    world.open()
    further_cut(world)
    with pytest.raises(NewerVersionStands):
        world.open()


def test_review_goes_on_with_the_newest_ready_version_and_twice_is_once(world: ReviewWorld) -> None:
    row = world.open()
    newer = further_cut(world)
    for _ in range(2):
        reopen(world)
    assert world.rounds.rows[row.id].state is RoundState.SUPERSEDED
    (again,) = world.rounds.open_on([newer])
    assert ([each.person for each in again.reviewers], state(world, newer)) == ([MINA, DOYUN], ReviewState.IN_REVIEW)
    assert (len(world.rounds.rows), state(world)) == (2, ReviewState.NONE)


def test_review_waits_for_a_version_that_is_processed_still(world: ReviewWorld) -> None:
    row = world.open()
    further_cut(world, VideoStatus.PROCESSING)
    reopen(world)
    assert world.rounds.rows[row.id].is_open


def test_a_newer_version_that_was_reviewed_already_gets_no_other_round(world: ReviewWorld) -> None:
    row = world.open()
    newer = further_cut(world)
    done = examples.review_round(world.versions.rows[newer])
    world.rounds.add(done)
    reopen(world)
    assert world.rounds.rows[row.id].state is RoundState.SUPERSEDED
    assert world.rounds.open_on([newer]) == []


def test_who_lost_the_right_is_not_asked_again(world: ReviewWorld) -> None:
    world.open()
    newer = further_cut(world)
    reopen(world, {DOYUN.id: DOYUN.name})
    (again,) = world.rounds.open_on([newer])
    assert [each.person for each in again.reviewers] == [DOYUN]


def test_no_round_opens_again_that_would_ask_nobody(world: ReviewWorld) -> None:
    row = world.open()
    newer = further_cut(world)
    reopen(world, {})
    assert world.rounds.rows[row.id].state is RoundState.SUPERSEDED
    assert (world.rounds.open_on([newer]), state(world, newer)) == ([], ReviewState.NONE)


def test_nothing_happens_to_a_film_in_the_trash(world: ReviewWorld) -> None:
    row = world.open()
    further_cut(world)
    videos = FakeVideos(world.versions)
    video = videos.get(world.project_id, world.cut.video_id)
    assert video is not None
    video.delete(MINA.id, LATER)
    videos.save(video)
    reopen(world)
    assert world.rounds.rows[row.id].is_open


def test_the_round_of_a_version_in_the_trash_ends_with_no_word_of_the_version(world: ReviewWorld) -> None:
    row = world.open()
    further_cut(world)
    world.versions.rows[world.cut.id].deleted_at = LATER
    told = len([event for event in world.versions.told if event.payload()["version_id"] == str(world.cut.id)])
    reopen(world)
    assert world.rounds.rows[row.id].state is RoundState.SUPERSEDED
    after = [event for event in world.versions.told if event.payload()["version_id"] == str(world.cut.id)]
    assert (len(after), state(world)) == (told, ReviewState.NONE)


def test_a_round_follows_those_who_may_decide(world: ReviewWorld) -> None:
    row = world.open()
    world.decide(row.id, MINA, APPROVED)
    follow(world, DOYUN.id, {MINA.id: MINA.name})
    assert state(world) is ReviewState.APPROVED
    follow(world, DOYUN.id, world.approvers(world.project_id))
    assert state(world) is ReviewState.IN_REVIEW
    told = len(world.rounds.told)
    follow(world, DOYUN.id, world.approvers(world.project_id))
    follow(world, EDITOR.id, {})
    assert len(world.rounds.told) == told


def asked(world: ReviewWorld, row: RoundRow, **changes: Any) -> None:
    wanted = {
        "round_id": row.id,
        "place": world.rounds.rows[row.id].place,
        "by": row.opened_by,
        "reviewer_ids": [MINA.id, DOYUN.id],
        "is_again": False,
    }
    command = AskReviewers(**wanted | changes)
    ask_reviewers(command, new_id(), unit_of_work=world.work, versions=world.versions, tell=world.herald)


def test_those_who_are_asked_hear_who_asks(world: ReviewWorld) -> None:
    row = world.open()
    asked(world, row)
    asked(world, row, is_again=True)
    first, again = world.herald.heard.values()
    assert (first.what, first.recipients, first.actor_id, first.subject) == (
        "requested", (MINA.id, DOYUN.id), EDITOR.id, "봄 캠페인 v1",
    )  # fmt: skip
    assert (again.what, again.actor_id) == ("reopened", None)
    asked(world, row, reviewer_ids=[])
    world.versions.rows[world.cut.id].deleted_at = LATER
    asked(world, row)
    assert world.herald.calls == 2


def remind(world: ReviewWorld, now: datetime, zone: str | None = "Asia/Seoul") -> list[tuple[str, tuple[UUID, ...]]]:
    """What people heard now that they had not heard before."""
    before = set(world.herald.heard)
    remind_reviewers(
        unit_of_work=world.work,
        reads=FakeRoundReads(world.rounds, world.versions),
        zones=lambda projects: dict.fromkeys(projects, zone) if zone else {},
        tell=world.herald,
        clock=lambda: now,
    )
    new = [news for delivery, news in world.herald.heard.items() if delivery not in before]
    assert all(news.kind is NotificationType.DEADLINE for news in new)
    return [(news.what, news.recipients) for news in new]


def morning(day: int, hour: int = 1) -> datetime:
    """In March 2026; one o'clock is ten in Seoul."""
    return datetime(2026, 3, day, hour, 30, tzinfo=UTC)


def test_who_has_not_decided_is_reminded_three_days_and_one_day_before_and_on_the_day(world: ReviewWorld) -> None:
    row = world.open(due_date=date(2026, 3, 12))
    assert [remind(world, morning(day)) for day in (8, 10, 13)] == [[], [], []]
    assert remind(world, morning(9)) == [("in_3_days", (MINA.id, DOYUN.id))]
    assert remind(world, morning(9, 9)) == []
    world.decide(row.id, MINA, CHANGES)
    assert remind(world, morning(11)) == [("tomorrow", (DOYUN.id,))]
    assert remind(world, morning(12)) == [("today", (DOYUN.id,))]


def test_a_new_due_date_is_reminded_of_anew(world: ReviewWorld) -> None:
    row = world.open(due_date=date(2026, 3, 12))
    assert len(remind(world, morning(9))) == 1
    held = world.rounds.rows[row.id]
    held.terms = type(held.terms)(rule=held.terms.rule, due_date=date(2026, 3, 10))
    assert [what for what, _ in remind(world, morning(9))] == ["tomorrow"]


def test_the_day_is_the_projects_and_nobody_is_reminded_at_night(world: ReviewWorld) -> None:
    world.open(due_date=date(2026, 3, 12))
    assert remind(world, morning(8, 20)) == []
    assert remind(world, morning(9, 12), "Pacific/Honolulu") == []
    assert [what for what, _ in remind(world, morning(9, 20), "Pacific/Honolulu")] == ["in_3_days"]


def test_nobody_is_reminded_where_all_have_decided_or_the_project_is_gone(world: ReviewWorld) -> None:
    row = world.open(due_date=date(2026, 3, 12))
    assert remind(world, morning(9), None) == []
    for person in (MINA, DOYUN):
        world.decide(row.id, person, APPROVED)
    assert remind(world, morning(9)) == []
