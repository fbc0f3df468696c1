"""Removing all that a guest wrote, on ports in memory."""

from dataclasses import replace
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.language import Language
from feedback.application.block_guest import GuestTarget
from feedback.application.silence_guest import Silencing
from feedback.contracts import ReactionKind
from feedback.domain.guest import Guest
from feedback.domain.sharing_refusals import GuestNotFound
from projects.contracts import Capability
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import ACTOR, JIMIN, LATER, NOON
from tests.feedback.fake_sharing import FakeGuests, FakeGuestWriting
from tests.feedback.fakes import Refused
from tests.feedback.round_fakes import FakeFinishes, FakeRounds


class Room:
    """A guest among others, and all that silencing takes."""

    def __init__(self) -> None:
        self.world = world = World()
        self.guests, self.rounds, self.finishes = FakeGuests(), FakeRounds(), FakeFinishes()
        ids = (new_id(), new_id(), world.project_id)
        self.guest = Guest.came(ids, "손님", Language.KOREAN, NOON)
        self.guests.add(self.guest)
        self.silencing = Silencing(
            unit_of_work=world.work,
            access=world.access,
            guests=self.guests,
            writing=FakeGuestWriting(world.items, world.comments, self.rounds, self.finishes),
            items=world.items,
            conversations=world.conversations,
            comments=world.comments,
            rounds=self.rounds,
            ledger=world.ledger,
            jobs=world.jobs,
            clock=world.now,
        )

    def silence(self, guest_id: UUID | None = None) -> None:
        place = {"project_id": self.world.project_id, "link_id": self.guest.link_id}
        self.silencing.silence(GuestTarget(actor=ACTOR, **place, guest_id=guest_id or self.guest.id))

    def hide(self, item_id: UUID) -> None:
        self.world.items.hidden.add(item_id)

    def told(self) -> list[str]:
        return [event.name for event in (*self.world.items.told, *self.rounds.told, *self.guests.told)]


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.mark.parametrize("is_in_trash", [False, True])
def test_a_note_goes_with_its_files_and_nobody_hears_of_what_lay_in_the_trash(room: Room, is_in_trash: bool) -> None:
    world = room.world
    own, other = world.stored_item(author=room.guest.author), world.stored_item()
    (file,) = world.items.rows[own].attachments
    if is_in_trash:
        room.hide(own)
    world.items.told.clear()
    room.silence()
    assert world.items.rows.keys() == {other}
    assert world.ledger.bytes == {(world.project_id, file.sent_by): -file.size}
    ((kind, _),) = world.jobs.queued.values()
    assert kind == "feedback.delete_attachments"
    assert room.told() == [*([] if is_in_trash else ["feedback.deleted"]), "guest.silenced"]


@pytest.mark.parametrize("is_in_trash", [False, True])
def test_what_was_said_and_thought_goes_and_what_others_said_stays(room: Room, is_in_trash: bool) -> None:
    world = room.world
    item = world.items.rows[world.stored_item(comment_count=2, reaction_count=1)]
    own = examples.comment(item, author=room.guest.author, parent_id=None, depth=0)
    theirs = examples.comment(item, author=JIMIN, parent_id=None, depth=0)
    theirs.reactions = replace(theirs.reactions, like=1, dislike=0, question=0)
    own.reactions = replace(own.reactions, like=0, dislike=0, question=0)
    for comment in (own, theirs):
        world.comments.add(comment)
    world.comments.kept_reactions[theirs.id, room.guest.id] = (room.guest.author, ReactionKind.LIKE)
    if is_in_trash:
        room.hide(item.id)
    world.items.told.clear()
    room.silence()
    assert (world.comments.rows.keys(), world.comments.kept_reactions) == ({theirs.id}, {})
    kept = world.items.rows[item.id]
    assert (kept.comment_count, kept.reaction_count) == (1, 0)
    assert room.told() == [*([] if is_in_trash else ["reaction.changed", "comment.deleted"]), "guest.silenced"]


def test_a_decision_stays_without_its_reason_and_a_finish_without_its_summary(room: Room) -> None:
    version = examples.version(room.world.project_id)
    review = examples.review_round(version)
    own = next(each for each in review.reviewers if each.person.is_guest)
    people = tuple(replace(each, person=room.guest.author) if each is own else each for each in review.reviewers)
    room.rounds.add(replace(review, reviewers=people))
    room.finishes.add(examples.finish(version, reviewer=room.guest.author))
    room.silence()
    kept = room.rounds.rows[review.id]
    assert [(each.decision, each.note) for each in kept.reviewers] == [
        (each.decision, "" if each.person.is_guest else each.note) for each in people
    ]
    assert (kept.state, kept.version, kept.updated_at) == (review.state, review.version + 1, LATER)
    assert [finish.summary for finish in room.finishes.rows.values()] == [""]
    assert room.told() == ["review.updated", "guest.silenced"]


def test_once_more_it_changes_nothing_that_is_shown(room: Room) -> None:
    room.world.stored_item(author=room.guest.author)
    room.silence()
    before = room.told()
    room.silence()
    assert room.told() == [*before, "guest.silenced"]


def test_only_who_may_invite_removes_it_and_only_of_guests_who_are_there(room: Room) -> None:
    own = room.world.stored_item(author=room.guest.author)
    with pytest.raises(GuestNotFound):
        room.silence(new_id())
    assert room.world.access.asked == [Capability.INVITE]
    room.world.access.role = None
    with pytest.raises(Refused):
        room.silence()
    assert room.world.items.rows.keys() == {own}
