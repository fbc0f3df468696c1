"""What is said about plans."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ai_planning.contracts.comment_events import PlanCommentAdded, PlanCommentDeleted, PlanCommentUpdated
from ai_planning.domain.comment_refusals import PlanCommentDeletedBefore, ReplyIsNotResolved
from ai_planning.domain.plan_comment import LONGEST_TEXT, PlanComment, Words, gone_with
from ai_planning.domain.plan_talk import PlanTalk
from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from tests.ai_planning.examples import AT, KIM, LEE, PROJECT

LATER = AT + timedelta(minutes=5)
PLAN = new_id()


def said(text: str = "좋아요", part: str | None = "brief", parent: PlanComment | None = None) -> PlanComment:
    return PlanComment.written(Words(text, (LEE,)), place=(PROJECT, PLAN), part=part, parent=parent, author=KIM, now=AT)


def talk() -> PlanTalk:
    return PlanTalk(PROJECT, PLAN, ("brief", "shot:1"), 0)


def test_a_reply_to_a_reply_joins_the_thread_and_its_part() -> None:
    comment = said()
    reply = said("네", None, comment)
    deeper = said("네네", None, reply)
    assert [each.parent_id for each in (comment, reply, deeper)] == [None, comment.id, comment.id]
    assert [each.part for each in (reply, deeper)] == ["brief", "brief"]
    with pytest.raises(InvalidField) as refused:
        said("다른 곳", "shot:1", comment)
    assert refused.value.faults[0].pointer == "/part"


@pytest.mark.parametrize("text", ["", " \n", "\u3164", "가" * (LONGEST_TEXT + 1), "숨은\u202e글"], ids=ascii)
def test_words_are_readable_and_not_too_long(text: str) -> None:
    with pytest.raises(InvalidField) as refused:
        Words(text)
    assert refused.value.faults[0].pointer == "/text"


def test_an_edit_is_a_version_and_the_same_again_is_none() -> None:
    comment = said()
    assert not comment.revise(Words(" 좋아요 ", (LEE,)), LATER)
    assert comment.revise(Words("다시 봤어요"), LATER)
    assert (comment.version, comment.mentions, comment.edited_at) == (2, (), LATER)


def test_a_thread_is_resolved_and_opened_again_once() -> None:
    comment = said()
    assert not comment.settle(None, LATER)
    assert comment.settle(LEE, LATER)
    assert (comment.resolved_by, comment.resolved_at, comment.version) == (LEE, LATER, 2)
    assert not comment.settle(KIM, LATER)
    assert comment.settle(None, LATER)
    assert (comment.resolved_by, comment.resolved_at, comment.version) == (None, None, 3)
    with pytest.raises(ReplyIsNotResolved):
        said("네", None, comment).settle(KIM, LATER)


def test_what_was_deleted_takes_nothing() -> None:
    comment = said()
    comment.delete(LATER)
    assert (comment.text, comment.mentions, comment.deleted_at) == ("", (), LATER)
    for act in (
        lambda: comment.revise(Words("다시"), LATER),
        lambda: comment.settle(KIM, LATER),
        lambda: comment.delete(LATER),
        lambda: said("답글", None, comment),
    ):
        with pytest.raises(PlanCommentDeletedBefore):
            act()


def test_whoever_saw_another_version_is_refused() -> None:
    comment = said()
    comment.expect(None)
    comment.expect(1)
    with pytest.raises(Stale) as refused:
        comment.expect(2)
    assert refused.value.current == comment.row()


def test_what_goes_with_a_comment() -> None:
    parent = replace(said(), reply_count=1)
    reply, place = said("네", None, parent), replace(parent, deleted_at=AT)
    assert gone_with((replace(parent, reply_count=0),)) == (parent.id,)
    assert gone_with((parent,)) == ()
    assert gone_with((reply, parent)) == (reply.id,)
    assert gone_with((reply, place)) == (reply.id, parent.id)
    assert gone_with((reply, replace(place, reply_count=2))) == (reply.id,)


def test_a_plan_counts_what_is_said_and_tells_it() -> None:
    comment, plan = said(), talk()
    plan.take(comment)
    plan.tell_of(comment)
    row = comment.row()
    plan.lose(comment, (comment.id,), LATER)
    assert plan.facts == [
        PlanCommentAdded(project_id=PROJECT, comment=row, comment_count=1),
        PlanCommentUpdated(project_id=PROJECT, comment=row, comment_count=1),
        PlanCommentDeleted(
            project_id=PROJECT, plan_id=PLAN, id=comment.id, removed=(comment.id,), comment=None, comment_count=0
        ),
    ]


def test_a_place_that_stays_is_told_whole() -> None:
    comment, plan = said(), talk()
    plan.take(comment)
    plan.lose(comment, (), LATER)
    event = plan.facts[-1]
    assert isinstance(event, PlanCommentDeleted)
    assert (event.removed, event.comment) == ((), comment.row())


def test_nothing_is_said_about_a_part_that_is_not_there() -> None:
    plan = talk()
    with pytest.raises(InvalidField) as refused:
        plan.take(said(part="shot:2"))
    assert (refused.value.faults[0].pointer, plan.facts) == ("/part", [])
