"""Comments, their edits, their end and what people think of them."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.contracts import Author, ReactionKind, Reactions
from feedback.domain.comment import Comment, Edit, Words, gone_with, toggled
from feedback.domain.conversation import Conversation
from feedback.domain.talk_refusals import CommentDeletedBefore
from tests.feedback import examples
from tests.feedback.examples import GUEST, JIMIN, LATER, NOON

ITEM = examples.item(examples.version(new_id()).footage())
THEN = LATER + timedelta(hours=1)
LIKE, DISLIKE, QUESTION = ReactionKind


def written(parent: Comment | None = None) -> Comment:
    place = {"project_id": ITEM.project_id, "feedback_id": ITEM.id}
    return Comment.written(Words("네"), **place, parent=parent, author=JIMIN, now=NOON)  # type: ignore[arg-type]


def standing(**changes: object) -> Comment:
    return examples.comment(ITEM, **changes)


def placeholder(**changes: object) -> Comment:
    comment = standing(**changes)
    comment.delete(LATER)
    return comment


def conversation() -> Conversation:
    lying = {"video_id": ITEM.footage.video_id, "version_id": ITEM.footage.version_id}
    return Conversation(feedback_id=ITEM.id, project_id=ITEM.project_id, **lying, comment_count=4, reaction_count=9)


def test_replies_go_two_levels_deep_and_deeper_ones_join_the_second() -> None:
    first = written()
    second = written(first)
    third = written(second)
    fourth = written(third)
    assert [each.depth for each in (first, second, third, fourth)] == [0, 1, 2, 2]
    assert [each.parent_id for each in (second, third, fourth)] == [first.id, second.id, second.id]


def test_what_was_deleted_takes_nothing_any_more() -> None:
    gone = placeholder()
    for attempt in (
        lambda: written(gone),
        lambda: gone.revise(Words("다시"), THEN),
        lambda: gone.delete(THEN),
        lambda: gone.react(None, LIKE),
        lambda: conversation().lose(gone, (), THEN),
        lambda: conversation().note(gone, by=JIMIN, previous=None, kind=LIKE, now=THEN),
    ):
        with pytest.raises(CommentDeletedBefore):
            attempt()
    assert (gone.version, gone.updated_at) == (3, LATER)


def test_an_edit_is_marked_and_keeps_what_was_said() -> None:
    comment = standing()
    before = comment.text
    assert comment.revise(Words("모레까지요", (JIMIN,)), THEN)
    assert (comment.text, comment.edited_at, comment.updated_at, comment.version) == ("모레까지요", THEN, THEN, 3)
    assert comment.edits == [Edit(THEN, before)]


def test_to_call_others_is_an_edit_of_no_text() -> None:
    comment = standing()
    assert comment.revise(Words(comment.text, (GUEST,)), THEN)
    assert (comment.mentions, comment.edited_at, comment.version, comment.edits) == ((GUEST,), THEN, 3, [])


def test_to_say_the_same_changes_nothing() -> None:
    comment = standing()
    assert not comment.revise(Words(f" {comment.text} ", comment.mentions), THEN)
    assert comment == replace(standing(), id=comment.id)


def test_a_deleted_comment_says_nothing_more() -> None:
    comment = standing()
    comment.delete(THEN)
    assert (comment.text, comment.mentions, comment.reactions) == ("", (), Reactions())
    assert (comment.deleted_at, comment.version, comment.author) == (THEN, 3, GUEST)


def test_a_comment_says_something_and_calls_twenty_at_most() -> None:
    people = tuple(Author(new_id(), "이") for _ in range(21))
    assert Words("네", people[:20]).mentions == people[:20]
    for text, mentions in (("", ()), ("가" * 5001, ()), ("네", people)):
        with pytest.raises(InvalidField):
            Words(text, mentions)


def test_a_comment_without_replies_goes_whole_and_one_with_replies_stays() -> None:
    assert gone_with([standing(reply_count=0)])
    assert gone_with([standing(reply_count=1)]) == ()


def test_a_place_goes_with_its_last_reply_and_so_does_the_one_above() -> None:
    top, middle = placeholder(reply_count=1), placeholder(reply_count=1)
    last = standing(depth=2)
    assert gone_with([last, middle, top]) == (last.id, middle.id, top.id)


@pytest.mark.parametrize("others", ["middle has another", "middle stands", "top has another", "top stands"])
def test_what_stands_or_has_another_reply_stays(others: str) -> None:
    where, why = others.split(" ", 1)
    make, replies = (standing, 1) if why == "stands" else (placeholder, 2)
    middle = make(reply_count=replies) if where == "middle" else placeholder(reply_count=1)
    top = make(reply_count=replies) if where == "top" else placeholder(reply_count=1)
    last = standing(depth=2)
    assert gone_with([last, middle, top]) == ((last.id,) if where == "middle" else (last.id, middle.id))


@pytest.mark.parametrize(("previous", "wanted"), list(product((None, *ReactionKind), ReactionKind)))
def test_the_same_again_takes_back_and_another_takes_its_place(
    previous: ReactionKind | None, wanted: ReactionKind
) -> None:
    assert toggled(previous, wanted) == (None if previous is wanted else wanted)


@pytest.mark.parametrize(("previous", "kind"), list(product((None, *ReactionKind), repeat=2)))
def test_each_reaction_counts_on_its_own_side(previous: ReactionKind | None, kind: ReactionKind | None) -> None:
    comment = standing(reactions=Reactions(5, 5, 5))
    comment.react(previous, kind)
    counts = comment.reactions.wire()
    for each in ReactionKind:
        assert counts[each.value] == 5 - (previous is each) + (kind is each)


def test_a_conversation_tells_all_that_changed() -> None:
    talk, comment = conversation(), standing(reactions=Reactions(1, 0, 1))
    talk.take(comment)
    talk.note(comment, by=JIMIN, previous=LIKE, kind=QUESTION, now=THEN)
    talk.tell_of(comment)
    talk.lose(comment, (comment.id,), THEN)
    added, reacted, updated, deleted = (fact.payload() for fact in talk.facts)
    assert [fact.name for fact in talk.facts] == [
        "comment.added", "reaction.changed", "comment.updated", "comment.deleted",
    ]  # fmt: skip
    for told in (added, reacted, updated, deleted):
        assert (told["video_id"], told["feedback_id"]) == (str(ITEM.footage.video_id), str(ITEM.id))
    assert (added["comment_count"], added["id"]) == (5, str(comment.id))
    assert (reacted["kind"], reacted["previous"], reacted["user_id"]) == ("question", "like", str(JIMIN.id))
    assert (reacted["reactions"], reacted["reaction_count"]) == ({"like": 0, "dislike": 0, "question": 2}, 9)
    assert (deleted["removed"], deleted["comment"]) == ([str(comment.id)], None)
    assert (deleted["comment_count"], deleted["reaction_count"]) == (4, 7)


def test_of_a_comment_with_replies_its_place_is_told() -> None:
    talk, comment = conversation(), standing()
    talk.lose(comment, (), THEN)
    (deleted,) = (fact.payload() for fact in talk.facts)
    assert (deleted["removed"], deleted["comment"]) == ([], comment.row().wire())
    assert (talk.comment_count, talk.reaction_count) == (3, 3)
