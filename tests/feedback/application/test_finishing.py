"""Reviewers finish: one summary of what they wrote, told once, with pictures drawn once."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.application.tell_finish import MOST_NOTES, no_pictures
from feedback.contracts import Author, ReviewDecision, ShapeKind
from feedback.domain.drawing import Shape
from feedback.domain.refusals import VersionNotFound
from feedback.domain.review_finish import Closing
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from notifications.contracts import NotificationType
from projects.contracts import Role
from tests.feedback import examples
from tests.feedback.application.review_world import EDITOR, MINA, ReviewWorld
from tests.feedback.examples import JIMIN, LATER
from tests.feedback.fakes import Refused

APPROVED, CHANGES = ReviewDecision.APPROVED, ReviewDecision.CHANGES_REQUESTED
PLAIN = replace(examples.NOTE, title="로고", text="두 배로", drawing=())


@pytest.fixture
def world(tmp_path: Path) -> ReviewWorld:
    return ReviewWorld(DirectoryWorkspaces(tmp_path / "tmp"))


def test_who_may_not_comment_finishes_nothing(world: ReviewWorld) -> None:
    with pytest.raises(Refused):
        world.finish(MINA, role=Role.VIEWER)
    assert (world.finishes.rows, world.jobs.queued) == ({}, {})


def test_a_finish_counts_what_was_written_since_the_one_before(world: ReviewWorld) -> None:
    world.note(MINA, 30)
    world.note(EDITOR, 60)
    first = world.finish(MINA, "여기까지")
    assert (first.note_count, first.comment_count, first.summary) == (1, 0, "여기까지")
    world.tell(first.id)
    world.pass_(60)
    world.note(MINA, 90)
    world.note(MINA, 120)
    second = world.finish(MINA)
    assert (second.id != first.id, second.note_count) == (True, 2)


def test_where_nothing_is_new_the_last_summary_is_all(world: ReviewWorld) -> None:
    first = world.finish(MINA, "여기까지")
    world.tell(first.id)
    world.pass_(60)
    assert world.finish(MINA) == first
    assert len(world.jobs.queued) == 1


def test_a_decision_after_all_was_told_is_told_again(world: ReviewWorld) -> None:
    first = world.finish(MINA, "여기까지")
    world.tell(first.id)
    world.pass_(60)
    world.finish_by(MINA, Closing(round_id=new_id(), decision=APPROVED))
    assert len(world.finishes.rows) == 2


def test_a_decision_joins_a_finish_that_nobody_heard_of(world: ReviewWorld) -> None:
    world.note(MINA, 30)
    finish_id = world.finish(MINA, "여기까지").id
    world.pass_(1)
    world.finish_by(MINA, Closing(round_id=new_id(), decision=CHANGES))
    world.tell(finish_id)
    (news,) = world.herald.heard.values()
    assert (news.what, news.text.splitlines()[0]) == ("changes_requested", "여기까지")
    assert len(world.finishes.rows) == len(world.jobs.queued) == 1


@pytest.mark.parametrize("said", ["마지막 말", ""])
def test_what_is_said_after_a_decision_stands_and_names_it(world: ReviewWorld, said: str) -> None:
    row = world.open(reviewer_ids=[MINA.id])
    decided = world.decide(row.id, MINA, CHANGES, note="결정의 말")
    world.pass_(1)
    finish = world.finish(MINA, said)
    assert (finish.decision, finish.round_id, finish.summary) == (CHANGES, row.id, said or "결정의 말")
    world.pass_(1)
    late = Closing(note="결정의 말", round_id=row.id, decision=CHANGES, decided_at=decided.updated_at)
    told = len(world.finishes.told)
    world.finish_by(MINA, late)
    assert world.finishes.rows[finish.id].row() == finish
    assert len(world.finishes.told) == told
    world.tell(finish.id)
    world.finish_by(MINA, late)
    assert (world.finish(MINA), len(world.finishes.rows)) == (finish, 1)


def test_a_decision_after_a_finish_brings_its_own_words(world: ReviewWorld) -> None:
    finish_id = world.finish(MINA, "여기까지").id
    world.pass_(1)
    late = Closing(note="결정의 말", round_id=new_id(), decision=APPROVED, decided_at=world.now())
    world.finish_by(MINA, late)
    assert (world.finishes.rows[finish_id].summary, world.finishes.rows[finish_id].decision) == ("결정의 말", APPROVED)


def test_those_who_go_on_with_the_cut_are_told_with_pictures_in_the_order_of_the_film(world: ReviewWorld) -> None:
    world.note(MINA, 900, note=replace(PLAIN, title="", text="여기\n어두워요"))
    world.note(MINA, None, note=replace(PLAIN, title="전체", text="좋아요"))
    world.note(MINA, 30, note=PLAIN)
    finish_id = world.finish(MINA, "색만 고쳐 주세요").id
    world.tell(finish_id)
    (news,) = world.herald.heard.values()
    assert (news.kind, news.what, set(news.recipients)) == (NotificationType.REVIEW, "finished", {JIMIN.id, EDITOR.id})
    assert news.text.splitlines() == [
        "색만 고쳐 주세요",
        "01:00:01;00  로고 — 두 배로",
        "01:00:30;00  여기 어두워요",
        "전체 — 좋아요",
    ]
    prefix = f"videos/{world.project_id}/{world.cut.id}/frames"
    assert news.pictures == (f"{prefix}/30.jpg", f"{prefix}/900.jpg")
    assert (news.subject, news.actor_id, news.subject_id) == ("봄 캠페인 v1", MINA.id, finish_id)
    assert world.frames() == {"30.jpg": b"frame 30 at 01:00:01;00", "900.jpg": b"frame 900 at 01:00:30;00"}


def test_a_reviewer_who_goes_on_with_the_cut_hears_nothing_of_themselves(world: ReviewWorld) -> None:
    world.tell(world.finish(EDITOR, "끝").id)
    (news,) = world.herald.heard.values()
    assert news.recipients == (JIMIN.id,)


def test_twenty_notes_are_told_and_how_many_more_there_are(world: ReviewWorld) -> None:
    for frame in range(25):
        world.note(MINA, frame * 2, note=PLAIN)
    row = world.finish(MINA)
    world.tell(row.id)
    (news,) = world.herald.heard.values()
    *told, left_out = news.text.splitlines()
    assert (row.note_count, len(told), len(news.pictures), left_out) == (25, MOST_NOTES, MOST_NOTES, "… +5")


def test_telling_twice_tells_once(world: ReviewWorld) -> None:
    world.note(MINA, 30, note=PLAIN)
    finish_id = world.finish(MINA).id
    world.tell(finish_id)
    world.tell(finish_id)
    assert (world.herald.calls, len(world.drawer.asked)) == (1, 1)


class Killed(BaseException):
    """As if the worker had been."""


def test_a_worker_that_dies_after_drawing_leaves_the_pictures_to_the_next(world: ReviewWorld) -> None:
    world.note(MINA, 30, note=PLAIN)
    finish_id = world.finish(MINA).id

    def drawn_and_dead(*args: Any) -> Any:
        world.pictures.of(*args)
        raise Killed

    with pytest.raises(Killed):
        world.tell(finish_id, drawn_and_dead)
    assert world.herald.calls == 0
    world.tell(finish_id)
    assert (world.herald.calls, world.drawer.asked) == (1, [[30]])


def test_what_joins_while_pictures_are_drawn_is_told_too(world: ReviewWorld) -> None:
    world.note(MINA, 30, note=PLAIN)
    finish_id, drawn = world.finish(MINA).id, []

    def draw(*args: Any) -> Any:
        if not drawn:
            world.pass_(1)
            world.note(MINA, 60, note=PLAIN)
            world.finish(MINA, "하나 더")
        drawn.append(args)
        return world.pictures.of(*args)

    world.tell(finish_id, draw)
    (news,) = world.herald.heard.values()
    assert (len(drawn), len(news.pictures), news.text.splitlines()[0]) == (2, 2, "하나 더")


def test_a_picture_is_drawn_once_whoever_notes_the_frame(world: ReviewWorld) -> None:
    world.note(MINA, 30, note=PLAIN)
    world.note(EDITOR, 30, note=PLAIN)
    world.note(EDITOR, 60, note=PLAIN)
    for person in (MINA, EDITOR):
        world.tell(world.finish(person).id)
    assert world.drawer.asked == [[30], [60]]


def test_a_drawing_is_painted_on_a_picture_of_its_own(world: ReviewWorld) -> None:
    shape = Shape(kind=ShapeKind.POINT, points=((0.5, 0.5),))
    world.note(MINA, 30, note=PLAIN)
    world.note(MINA, 30, note=replace(PLAIN, drawing=(shape,)))
    world.tell(world.finish(MINA).id)
    assert world.drawer.asked == [[30]]
    assert sorted(world.frames().values()) == [b"frame 30 at 01:00:01;00", b"frame 30 with 1 shapes at 01:00:01;00"]
    (news,) = world.herald.heard.values()
    assert len(news.pictures) == 2


@pytest.mark.parametrize("trouble", ["unreadable", "no frame", "source gone", "not read", "given up"])
def test_a_summary_does_without_pictures_that_cannot_be_drawn(world: ReviewWorld, trouble: str) -> None:
    world.note(MINA, 30, note=PLAIN)
    finish_id = world.finish(MINA, "끝").id
    if trouble == "unreadable":
        world.drawer.trouble = MediaUnreadable(UnreadableReason.DAMAGED)
    elif trouble == "no frame":
        world.drawer.missing = (30,)
    elif trouble == "source gone":
        world.store.objects.clear()
    elif trouble == "not read":
        world.versions.rows[world.cut.id].facts = None
    world.tell(finish_id, no_pictures if trouble == "given up" else None)
    (news,) = world.herald.heard.values()
    assert (news.pictures, news.text.startswith("끝")) == ((), True)


def test_trouble_that_may_pass_leaves_the_summary_untold(world: ReviewWorld) -> None:
    world.note(MINA, 30, note=PLAIN)
    finish_id = world.finish(MINA).id
    world.drawer.trouble = OSError("no room")
    with pytest.raises(OSError, match="no room"):
        world.tell(finish_id)
    assert world.finishes.rows[finish_id].told_at is None
    world.drawer.trouble = None
    world.tell(finish_id)
    assert world.herald.calls == 1


def test_nobody_is_told_of_what_lies_in_the_trash(world: ReviewWorld) -> None:
    finish_id = world.finish(MINA, "끝").id
    world.versions.rows[world.cut.id].deleted_at = LATER
    world.tell(finish_id)
    assert (world.herald.calls, world.finishes.rows[finish_id].told_at) == (0, LATER)
    with pytest.raises(VersionNotFound):
        world.finish(MINA)


def test_a_guest_is_told_as_one(world: ReviewWorld) -> None:
    guest = Author(new_id(), "손님", is_guest=True)
    world.finish_by(guest, Closing(summary="좋아요", round_id=new_id(), decision=APPROVED))
    (finish,) = world.finishes.rows.values()
    world.tell(finish.id)
    (news,) = world.herald.heard.values()
    assert (news.actor_is_guest, news.actor_name, news.what) == (True, "손님", "approved")
