"""Contracts of conversations, on the fakes and on PostgreSQL."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.pages import Page, PageRequest
from feedback.contracts import Author, ReactionKind, Reactions
from feedback.domain.comment import Comment, Words
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.unsent import Place, PlaceKind, Unsent
from tests.feedback import examples
from tests.feedback.adapters.conftest import FakeShelves, Shelves
from tests.feedback.examples import GUEST, JIMIN, LATER
from tests.feedback.talk_fakes import FakeDrafts

THEN = LATER + timedelta(days=1)
NOTHING = Reactions()
PROJECT = new_id()
HERE, THERE = Place(PlaceKind.NEW, new_id()), Place(PlaceKind.REPLY, new_id())


@pytest.fixture
def drafts(shelves: Shelves) -> Any:
    if isinstance(shelves, FakeShelves):
        return FakeDrafts()
    from feedback.infrastructure.drafts import PostgresDrafts

    return PostgresDrafts()


def stored(shelves: Shelves, item: FeedbackItem, **changes: object) -> Comment:
    comment = examples.comment(item, **changes)
    shelves.comments.add(comment)
    return comment


def test_a_conversation_is_its_items(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        talk = shelves.conversations.get(item.project_id, item.id)
        assert (talk.video_id, talk.version_id) == (item.footage.video_id, item.footage.version_id)
        assert (talk.comment_count, talk.reaction_count) == (item.comment_count, item.reaction_count)
        assert shelves.conversations.get(new_id(), item.id) is None
        assert shelves.conversations.get(item.project_id, new_id()) is None


def test_a_saved_conversation_counts_and_tells(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        talk = shelves.conversations.get(item.project_id, item.id)
        comment = stored(shelves, item)
        talk.take(comment)
        talk.reaction_count = 77
        shelves.conversations.save(talk)
        kept = shelves.items.get(item.project_id, item.id)
    assert (kept.comment_count, kept.reaction_count) == (item.comment_count + 1, 77)
    assert kept == replace(item, comment_count=item.comment_count + 1, reaction_count=77, facts=[])
    assert [event.name for event in shelves.told] == ["comment.added"]


def test_the_conversation_on_what_lies_in_the_trash_is_not_there(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        shelves.items.hide(item.project_id, [item.footage.version_id])
        assert shelves.conversations.get(item.project_id, item.id) is None


def test_a_comment_comes_back_as_it_went(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        first = stored(shelves, item)
        reply = stored(shelves, item, parent_id=first.id, depth=1, deleted_at=LATER)
        assert shelves.comments.get(item.id, first.id) == first
        assert shelves.comments.get(item.id, reply.id) == reply
        assert shelves.comments.get(new_id(), reply.id) is None
        assert shelves.comments.get(item.id, new_id()) is None


def test_a_saved_comment_is_the_changed_one(shelves: Shelves, item: FeedbackItem, other_author: Author) -> None:
    with shelves.work():
        comment = stored(shelves, item)
        assert comment.revise(Words("모레요", (other_author, JIMIN)), THEN)
        shelves.comments.save(comment)
        again = shelves.comments.get(item.id, comment.id)
    assert again == replace(comment, edits=[])


def test_a_comment_is_seen_with_ones_own_reaction(shelves: Shelves, item: FeedbackItem, other_author: Author) -> None:
    with shelves.work():
        comment = stored(shelves, item, reactions=NOTHING)
        assert shelves.comments.seen_by(JIMIN.id, item.id, comment.id) == (comment, None)
        comment.react(None, ReactionKind.LIKE)
        shelves.comments.keep_reaction(comment, JIMIN, ReactionKind.LIKE, LATER)
        assert shelves.comments.seen_by(JIMIN.id, item.id, comment.id) == (comment, ReactionKind.LIKE)
        assert shelves.comments.seen_by(other_author.id, item.id, comment.id) == (comment, None)
        assert shelves.comments.seen_by(JIMIN.id, new_id(), comment.id) is None


def test_a_reaction_takes_the_place_of_the_one_before_and_goes(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        comment = stored(shelves, item, reactions=NOTHING)
        previous = None
        for kind in (ReactionKind.LIKE, ReactionKind.QUESTION, None, ReactionKind.DISLIKE):
            comment.react(previous, kind)
            shelves.comments.keep_reaction(comment, GUEST, kind, THEN)
            assert shelves.comments.seen_by(GUEST.id, item.id, comment.id) == (comment, kind)
            previous = kind


def test_a_line_leads_up_and_counts_replies(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        top = stored(shelves, item)
        middle, other = (stored(shelves, item, parent_id=top.id, depth=1) for _ in range(2))
        last = stored(shelves, item, parent_id=middle.id, depth=2)
        counted = (replace(last), replace(middle, reply_count=1), replace(top, reply_count=2))
        assert shelves.comments.line(item.id, last.id) == counted
        assert shelves.comments.line(item.id, other.id) == (other, counted[2])
        assert shelves.comments.line(item.id, top.id) == counted[2:]
        assert shelves.comments.line(new_id(), last.id) == ()


def test_what_is_removed_is_gone_with_what_hangs_on_it(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        top = stored(shelves, item, reactions=NOTHING)
        last = stored(shelves, item, parent_id=top.id, depth=1)
        top.react(None, ReactionKind.LIKE)
        shelves.comments.keep_reaction(top, JIMIN, ReactionKind.LIKE, LATER)
        top.revise(Words("모레요"), THEN)
        shelves.comments.save(top)
        shelves.comments.remove([last.id, top.id])
        assert shelves.comments.get(item.id, top.id) is None
        assert shelves.comments.get(item.id, last.id) is None


def test_a_place_that_stays_has_no_reactions(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        comment = stored(shelves, item, reactions=NOTHING)
        comment.react(None, ReactionKind.LIKE)
        shelves.comments.keep_reaction(comment, JIMIN, ReactionKind.LIKE, LATER)
        comment.delete(THEN)
        shelves.comments.save(comment)
        assert shelves.comments.seen_by(JIMIN.id, item.id, comment.id) == (comment, None)


def unsent(place: Place, text: str = "아직", **whose: UUID) -> Unsent:
    begun = {"user_id": JIMIN.id, "project_id": PROJECT} | whose
    return Unsent.begun(**begun, place=place, body={"text": text, "tags": ["로고"]}, now=LATER)


def test_a_draft_comes_back_as_it_went_and_another_takes_its_place(drafts: Any, shelves: Shelves) -> None:
    with shelves.work():
        drafts.hold(JIMIN.id, PROJECT)
        first, place = unsent(HERE), HERE
        drafts.keep(first)
        assert drafts.get(JIMIN.id, PROJECT, place) == first
        first.rewrite({"text": "더"}, THEN)
        drafts.keep(first)
        assert drafts.get(JIMIN.id, PROJECT, place) == first
        for whose in ((GUEST.id, PROJECT, place), (JIMIN.id, new_id(), place), (JIMIN.id, PROJECT, THERE)):
            assert drafts.get(*whose) is None


def test_drafts_are_counted_listed_and_removed_by_person_and_project(drafts: Any, shelves: Shelves) -> None:
    with shelves.work():
        old, new = unsent(HERE), unsent(THERE)
        new.rewrite(new.body, THEN)
        for each in (old, new, unsent(HERE, user_id=GUEST.id), unsent(HERE, project_id=new_id())):
            drafts.keep(each)
        assert drafts.count(JIMIN.id, PROJECT) == 2
        assert drafts.page(JIMIN.id, PROJECT, PageRequest(1, 10)) == Page((new.row(), old.row()), 2)
        assert drafts.page(JIMIN.id, PROJECT, PageRequest(2, 1)) == Page((old.row(),), 2)
        assert drafts.remove(JIMIN.id, PROJECT, HERE)
        assert not drafts.remove(JIMIN.id, PROJECT, HERE)
        assert drafts.get(GUEST.id, PROJECT, HERE) is not None


def test_old_drafts_are_removed_some_at_a_time(drafts: Any, shelves: Shelves) -> None:
    with shelves.work():
        kept = unsent(HERE)
        kept.rewrite(kept.body, THEN)
        for each in (kept, unsent(THERE), unsent(THERE, user_id=GUEST.id)):
            drafts.keep(each)
        assert [drafts.remove_old(THEN, 1) for _ in range(3)] == [1, 1, 0]
        assert drafts.get(JIMIN.id, PROJECT, HERE) == kept
