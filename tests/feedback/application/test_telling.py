"""Whom the review loop tells, on fakes: all inboxes at once, everybody once."""

from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.application.tell_of_film import FilmHappened, tell_of_ready_film
from feedback.application.tell_of_item import ItemHappened, tell_of_new_item, tell_of_revision
from feedback.application.tell_of_talk import Said, tell_of_comment
from feedback.contracts import Author
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.review_round import ReviewRound, RoundTerms
from identity.contracts import NotificationType
from tests.feedback import examples
from tests.feedback.concern_fakes import FakeConcerns, FakeHeralds, FakeTeam
from tests.feedback.examples import GUEST, JIMIN, LATER
from tests.feedback.fakes import FakeItems, FakeWork
from tests.feedback.round_fakes import FakeRounds
from tests.feedback.talk_fakes import FakeComments

MINA, DOYUN = Author(new_id(), "최민아"), Author(new_id(), "박도윤")
T = NotificationType


class Room:
    """A version with an item that mentions Mina and is Doyun's to deal with; all three and Jimin are members."""

    def __init__(self) -> None:
        self.items, self.comments, self.rounds = FakeItems(), FakeComments(), FakeRounds()
        self.reads = FakeConcerns(self.items, self.comments, self.rounds)
        self.heralds, people = FakeHeralds(), (MINA.id, DOYUN.id, JIMIN.id)
        self.team = FakeTeam(people, frozenset(people))
        self.cut = examples.version(new_id())
        self.item = self.kept(examples.item(self.cut.footage(), mentions=(MINA,), assignee=DOYUN))
        self.telling: dict[str, Any] = {"unit_of_work": FakeWork(), "reads": self.reads, "heralds": self.heralds}
        self.happened = ItemHappened(project_id=self.cut.project_id, feedback_id=self.item.id, at=LATER)

    def kept(self, item: FeedbackItem) -> FeedbackItem:
        self.items.add(item)
        return item


@pytest.fixture
def room() -> Room:
    return Room()


def test_of_an_item_everybody_hears_the_weightiest(room: Room) -> None:
    tell_of_new_item(room.happened, new_id(), **room.telling, team=room.team)
    assert room.heralds.told_to() == [
        (T.MENTION, {MINA.id}),
        (T.ASSIGNMENT, {DOYUN.id}),
        (T.FEEDBACK, {DOYUN.id, JIMIN.id}),
    ]
    assert room.heralds.held == {MINA.id, DOYUN.id, JIMIN.id}


def test_of_what_is_gone_nobody_hears(room: Room) -> None:
    room.items.hidden.add(room.item.id)
    tell_of_new_item(room.happened, new_id(), **room.telling, team=room.team)
    assert (room.heralds.news, room.heralds.held) == ([], None)


def test_of_a_revision_those_hear_whom_it_concerns_now(room: Room) -> None:
    held = room.items.get(room.cut.project_id, room.item.id)
    assert held is not None
    held.revise(held.note.changed(mentions=(MINA, JIMIN), assignee=MINA), by=DOYUN, now=LATER)
    room.items.save(held)
    tell_of_revision(room.happened, new_id(), **room.telling)
    assert room.heralds.told_to() == [(T.MENTION, {MINA.id, JIMIN.id}), (T.ASSIGNMENT, {MINA.id})]


def test_of_a_reply_the_mentioned_the_thread_and_the_author_hear(room: Room) -> None:
    first = examples.comment(room.item, author=DOYUN, mentions=())
    reply = examples.comment(room.item, author=JIMIN, parent_id=first.id, depth=1, mentions=(MINA,))
    room.comments.add(first)
    room.comments.add(reply)
    said = Said(project_id=room.cut.project_id, feedback_id=room.item.id, comment_id=reply.id)
    tell_of_comment(said, new_id(), **room.telling)
    assert room.heralds.told_to() == [(T.MENTION, {MINA.id}), (T.REPLY, {DOYUN.id}), (T.REPLY, {GUEST.id})]


def test_of_a_ready_version_those_who_are_asked_to_review_it_hear_by_that(room: Room) -> None:
    place = examples.review_round(room.cut).place
    terms = RoundTerms(rule=examples.review_round(room.cut).terms.rule)
    room.rounds.add(ReviewRound.requested(place, terms, [MINA, Author(new_id(), "게스트")], JIMIN, LATER))
    film = FilmHappened(
        project_id=place.project_id,
        video_id=place.video_id,
        version_id=new_id(),
        title="여름",
        number=place.version_number + 1,
        uploaded_by=JIMIN,
    )
    tell_of_ready_film(film, **room.telling, team=room.team)
    assert room.heralds.told_to() == [(T.JOB_FINISHED, {JIMIN.id}), (T.VERSION_READY, {DOYUN.id})]
