"""Talking and keeping things for oneself, on ports in memory."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from feedback.application.add_comment import AddComment, add_comment
from feedback.application.conversing import CommentTarget
from feedback.application.delete_comment import DeleteComment, delete_comment
from feedback.application.drop_draft import DropDraft, drop_draft
from feedback.application.keep_draft import KeepDraft, keep_draft
from feedback.application.react import React, react
from feedback.application.revise_comment import ReviseComment, revise_comment
from feedback.contracts import ReactionKind
from feedback.domain.refusals import FeedbackNotFound
from feedback.domain.talk_refusals import CommentNotFound, DraftNotFound, NotYourComment
from feedback.domain.unsent import Place, PlaceKind
from projects.contracts import Role
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import ACTOR, JIMIN
from tests.feedback.fakes import Refused

HERE = Place(PlaceKind.ITEM, new_id())


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def comment_id(world: World) -> UUID:
    """What the actor said about an item."""
    item = world.items.rows[world.stored_item()]
    said = examples.comment(item, author=JIMIN)
    world.comments.add(said)
    return said.id


def asked(world: World, comment_id: UUID, version: int | None = None) -> dict[str, Any]:
    target = CommentTarget(next(iter(world.items.rows)), comment_id, version)
    return {"actor": ACTOR, "project_id": world.project_id, "target": target}


def without_desk(world: World) -> dict[str, Any]:
    return {name: port for name, port in world.talking().items() if name != "desk"}


def doings(world: World, comment_id: UUID, version: int | None = None) -> list[Callable[[], Any]]:
    """Everything that may be done to a comment."""
    command = asked(world, comment_id, version)
    revised = ReviseComment(**command, text="다시", sent=HERE)
    return [
        lambda: revise_comment(revised, members=world.members, **world.talking()),
        lambda: delete_comment(DeleteComment(**command), **without_desk(world)),
        lambda: react(React(**command, kind=ReactionKind.LIKE), **without_desk(world)),
    ]


def untouched(world: World, doing: Callable[[], Any], refusal: type[Exception]) -> None:
    before = (dict(world.comments.rows), dict(world.comments.kept_reactions), list(world.items.told))
    with pytest.raises(refusal):
        doing()
    assert (world.comments.rows, world.comments.kept_reactions, world.items.told) == before
    assert world.work.committed == 0


@pytest.mark.parametrize("number", range(3))
def test_who_may_only_look_does_nothing_to_comments(world: World, comment_id: UUID, number: int) -> None:
    world.access.role = Role.VIEWER
    untouched(world, doings(world, comment_id)[number], Refused)


@pytest.mark.parametrize("number", range(3))
def test_a_comment_that_is_not_there_or_in_the_trash_takes_nothing(world: World, comment_id: UUID, number: int) -> None:
    untouched(world, doings(world, new_id())[number], CommentNotFound)
    world.items.hidden |= set(world.items.rows)
    untouched(world, doings(world, comment_id)[number], FeedbackNotFound)


@pytest.mark.parametrize("number", range(2))
def test_who_saw_an_older_version_changes_nothing(world: World, comment_id: UUID, number: int) -> None:
    untouched(world, doings(world, comment_id, 1)[number], Stale)


def test_others_comments_are_deleted_by_a_further_right_and_edited_by_none(world: World) -> None:
    item = world.items.rows[world.stored_item()]
    for role in (Role.REVIEWER, Role.OWNER):
        others = examples.comment(item)
        world.comments.add(others)
        world.access.role, world.work.committed = role, 0
        edit, deletion, _ = doings(world, others.id)
        untouched(world, edit, NotYourComment)
        if role is Role.REVIEWER:
            untouched(world, deletion, NotYourComment)
        else:
            deletion()
            assert others.id not in world.comments.rows


def test_a_comment_that_is_refused_leaves_its_draft(world: World) -> None:
    feedback_id = world.stored_item()
    kept = {"actor": ACTOR, "project_id": world.project_id, "place": HERE}
    told = world.items.told.append
    keeping = {"unit_of_work": world.work, "access": world.access, "drafts": world.drafts, "publish": told}
    keep_draft(KeepDraft(**kept, body={"text": "네"}, expected_version=0), clock=world.now, **keeping)
    said = {"actor": ACTOR, "project_id": world.project_id, "feedback_id": feedback_id, "sent": HERE}
    with pytest.raises(InvalidField):
        add_comment(AddComment(**said, text=""), members=world.members, **world.talking())
    assert world.drafts.count(ACTOR.user_id, world.project_id) == 1
    add_comment(AddComment(**said, text="네"), members=world.members, **world.talking())
    assert world.drafts.count(ACTOR.user_id, world.project_id) == 0
    assert [event.name for event in world.items.told[-2:]] == ["draft.changed", "comment.added"]
    with pytest.raises(DraftNotFound):
        drop_draft(DropDraft(**kept), clock=world.now, **keeping)
