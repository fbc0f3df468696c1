"""The contract of what telling people needs to know, on the fake and on PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.concern_ports import ConcernReads, ToldComment, ToldItem
from feedback.contracts import Author, FeedbackStatus, ReactionKind, RoundRule
from feedback.domain.comment import Comment
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.review_round import ReviewRound, RoundTerms
from feedback.domain.review_rule import ReviewRule
from feedback.domain.share_link import ShareTarget
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.concerns import PostgresConcerns
from tests.feedback import examples
from tests.feedback.adapters.conftest import FakeShelves, Shelves
from tests.feedback.adapters.test_sharing import FakeShelf, Shelf, came, film, shelf, stored
from tests.feedback.concern_fakes import FakeConcerns
from tests.feedback.examples import GUEST, JIMIN, LATER, NOON
from tests.feedback.fakes import FakeItems
from tests.feedback.talk_fakes import FakeComments

__all__ = ["film", "shelf"]

MINA, DOYUN = Author(new_id(), "최민아"), Author(new_id(), "박도윤")
MILLISECOND = timedelta(milliseconds=1)
THEN = LATER.replace(microsecond=654_000)


@pytest.fixture
def concerns(shelves: Shelves) -> ConcernReads:
    if isinstance(shelves, FakeShelves):
        return FakeConcerns(shelves.items, shelves.comments, shelves.rounds)
    return PostgresConcerns()


def said(shelves: Shelves, item: FeedbackItem, by: Author, minutes: int = 0, **changes: Any) -> Comment:
    comment = examples.comment(item, author=by, created_at=NOON + timedelta(minutes=minutes), deleted_at=None)
    comment = replace(comment, **changes)
    with shelves.work():
        shelves.comments.add(comment)
    return comment


def test_an_item_is_told_with_its_people(shelves: Shelves, concerns: ConcernReads, item: FeedbackItem) -> None:
    with shelves.work():
        assert concerns.item(item.project_id, item.id) == ToldItem(
            id=item.id,
            project_id=item.project_id,
            video_id=item.footage.video_id,
            version_id=item.footage.version_id,
            title="로고",
            text="두 배로 키워 주세요",
            author=GUEST,
            assignee=JIMIN,
            mentions=(JIMIN,),
        )
        assert concerns.item(new_id(), item.id) is None
        assert concerns.item(item.project_id, new_id()) is None
        shelves.items.hide(item.project_id, [item.footage.version_id])
        assert concerns.item(item.project_id, item.id) is None


def test_a_reply_is_told_with_those_who_spoke_before_in_its_thread(
    shelves: Shelves, concerns: ConcernReads, item: FeedbackItem
) -> None:
    first = said(shelves, item, MINA)
    second = said(shelves, item, DOYUN, 1, parent_id=first.id, depth=1)
    reply = said(shelves, item, GUEST, 2, parent_id=second.id, depth=2)
    said(shelves, item, JIMIN, 3, parent_id=first.id, depth=1)
    said(shelves, item, Author(new_id(), "딴 이야기"), 1)
    said(shelves, item, Author(new_id(), "지운 말"), 1, parent_id=first.id, depth=1, deleted_at=LATER, text="")
    expected = {"text": reply.text, "author": GUEST, "is_reply": True, "mentions": (JIMIN,)}
    people = frozenset({MINA.id, DOYUN.id})
    assert concerns.comment(item.id, reply.id) == ToldComment(id=reply.id, partners=people, **expected)
    root = concerns.comment(item.id, first.id)
    assert root is not None
    assert (root.is_reply, root.partners) == (False, frozenset())
    assert concerns.comment(new_id(), reply.id) is None


def test_a_deleted_comment_is_not_told(shelves: Shelves, concerns: ConcernReads, item: FeedbackItem) -> None:
    assert concerns.comment(item.id, said(shelves, item, MINA, deleted_at=LATER, text="").id) is None


def test_who_changed_what_is_known_to_the_millisecond(
    shelves: Shelves, concerns: ConcernReads, item: FeedbackItem
) -> None:
    with shelves.work():
        held = shelves.items.get(item.project_id, item.id)
        held.move_to(FeedbackStatus.RESOLVED, by=MINA, now=LATER)
        held.revise(held.note.changed(title="새 제목", mentions=()), by=DOYUN, now=LATER)
        shelves.items.save(held)
    assert concerns.mover(item.id, THEN) == MINA
    assert concerns.changers(item.id, THEN) == {"title": DOYUN, "mentions": DOYUN}
    for other in (THEN - MILLISECOND, THEN + MILLISECOND):
        assert concerns.mover(item.id, other) is None
        assert concerns.changers(item.id, other) == {}
    assert concerns.mover(new_id(), THEN) is None


def test_a_reaction_stands_until_it_is_taken_back(shelves: Shelves, concerns: ConcernReads, item: FeedbackItem) -> None:
    comment = said(shelves, item, MINA)
    for kind in (ReactionKind.LIKE, None):
        with shelves.work():
            shelves.comments.keep_reaction(comment, JIMIN, kind, LATER)
        assert concerns.has_reacted(comment.id, JIMIN.id) == (kind is not None)
        assert not concerns.has_reacted(comment.id, MINA.id)


def opened(shelves: Shelves, version: VideoVersion, *people: Author) -> None:
    terms = RoundTerms(rule=ReviewRule(RoundRule.ALL))
    with shelves.work():
        shelves.rounds.add(ReviewRound.requested(examples.review_round(version).place, terms, people, JIMIN, LATER))


def test_members_are_asked_in_the_round_that_is_open_on_a_version_or_goes_on_with_it(
    shelves: Shelves, concerns: ConcernReads, version: VideoVersion
) -> None:
    with shelves.work():
        shelves.rounds.add(examples.review_round(version))
    assert concerns.asked(version.video_id, version.number) == frozenset(), "it is closed"
    opened(shelves, version, MINA, DOYUN)
    both = frozenset({MINA.id, DOYUN.id})
    assert concerns.asked(version.video_id, version.number) == both
    assert concerns.asked(version.video_id, version.number + 1) == both
    assert concerns.asked(version.video_id, version.number - 1) == frozenset()
    assert concerns.asked(new_id(), version.number) == frozenset()


def test_what_is_due_on_a_day_is_not_done_nor_in_the_trash(
    shelves: Shelves, concerns: ConcernReads, version: VideoVersion
) -> None:
    day, other = date(2026, 3, 9), date(2026, 3, 10)
    wanted: list[UUID] = []
    for due, status in ((day, "open"), (other, "open"), (day, "resolved"), (None, "open")):
        item = examples.item(version.footage(), due_date=due, status=FeedbackStatus(status), resolution=None)
        wanted += [item.id] if (due, status) == (day, "open") else []
        with shelves.work():
            shelves.items.add(item)
    assert [(due.item.id, due.due_date) for due in concerns.due([day])] == [(wanted[0], day)]
    with shelves.work():
        shelves.items.hide(version.project_id, [version.id])
    assert list(concerns.due([day])) == []


def test_a_guest_is_called_as_they_are_now(shelf: Shelf, film: ShareTarget) -> None:
    guest, _ = came(shelf, stored(shelf, film))
    guest.rename("다른 이름")
    with shelf.work():
        shelf.guests.save(guest)
    reads: ConcernReads = PostgresConcerns()
    if isinstance(shelf, FakeShelf):
        reads = FakeConcerns(FakeItems(), FakeComments(), guests=shelf.guests)
    assert reads.guest(guest.id) == Author(guest.id, "다른 이름", is_guest=True)
    assert reads.guest(new_id()) is None
