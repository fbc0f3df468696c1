"""Use cases on fakes: who is asked first, what is stored, and that a refusal stores nothing."""

from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from core.application.refusals import StorageUnavailable
from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from feedback.application.add_comment import AddComment, add_comment
from feedback.application.delete_feedback import DeleteFeedback, delete_feedback
from feedback.application.submit_note import SubmitNote, submit_note
from feedback.contracts import Author, FeedbackStatus
from feedback.domain.note import Draft, Note
from feedback.domain.position import Position
from feedback.domain.refusals import FeedbackNotFound, NotYourFeedback, VideoNotFound
from projects.contracts import Capability, Role
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import ACTOR, JIMIN
from tests.feedback.fakes import (
    Refused,
)


@pytest.fixture
def world() -> World:
    return World()


def test_a_film_is_stored_with_its_item_and_its_job(world: World) -> None:
    row = world.submit_film()
    (key,) = world.store.objects
    assert key == f"videos/{world.project_id}/{row.version_id}/source"
    assert (list(world.items.rows), list(world.versions.rows)) == ([row.id], [row.version_id])
    assert list(world.jobs.queued.values()) == [("feedback.process_video", {"version_id": str(row.version_id)})]
    assert world.access.asked == [Capability.CREATE] * 2


def test_without_the_right_nothing_is_opened(world: World) -> None:
    world.access.role = Role.REVIEWER
    with pytest.raises(Refused):
        world.submit_film()
    assert (world.store.open, world.store.objects) == ({}, {})


def test_a_right_that_goes_during_the_upload_takes_the_object_with_it(world: World) -> None:
    @contextmanager
    def losing(*, by: Any) -> Any:
        world.access.role = None
        yield

    world.work = losing  # type: ignore[assignment]
    with pytest.raises(Refused):
        world.submit_film()
    assert (world.store.objects, world.items.rows, world.versions.rows) == ({}, {}, {})


def test_a_store_that_refuses_leaves_no_rows(world: World) -> None:
    world.store.refuses = True
    with pytest.raises(StorageUnavailable):
        world.submit_film()
    assert (world.items.rows, world.versions.rows, world.jobs.queued) == ({}, {}, {})


def note(world: World, video_id: UUID | None, position: Position | None = None, **words: Any) -> Any:
    draft = Draft(Note(**words), position or Position())
    command = SubmitNote(actor=ACTOR, project_id=world.project_id, video_id=video_id, version_id=None, draft=draft)
    return submit_note(command, footages=world.versions, members=world.members, **world.dated())


def test_a_note_is_stored_on_its_version(world: World) -> None:
    version = examples.version(world.project_id)
    world.versions.add(version)
    row = note(world, version.video_id, text="로고", position=Position(frame=30))
    assert (row.version_id, row.timecode, world.access.asked) == (version.id, "01:00:01;00", [Capability.COMMENT])
    with pytest.raises(VideoNotFound):
        note(world, new_id(), text="로고")
    assert list(world.items.rows) == [row.id]


def test_a_change_of_everything_is_told_in_order(world: World) -> None:
    feedback_id = world.stored_item(author=JIMIN)
    row = world.revise(feedback_id, {"title": "새"}, status=FeedbackStatus.RESOLVED, expected_version=4)
    assert (row.version, row.status, world.items.rows[feedback_id].note.title) == (6, FeedbackStatus.RESOLVED, "새")
    assert [event.name for event in world.items.told] == ["feedback.updated", "status.changed"]


def test_an_old_version_and_others_items_are_left_alone(world: World) -> None:
    own, others = world.stored_item(author=JIMIN), world.stored_item(author=Author(new_id(), "남"))
    with pytest.raises(Stale) as stale:
        world.revise(own, {"title": "새"}, expected_version=3)
    assert stale.value.current == world.items.rows[own].row().wire()
    world.access.role = Role.REVIEWER
    with pytest.raises(NotYourFeedback):
        world.revise(others, {"title": "새"})
    with pytest.raises(FeedbackNotFound):
        world.revise(new_id(), {"title": "새"})
    assert (world.items.told, world.work.committed) == ([], 0)


def test_editors_do_not_delete_what_others_wrote(world: World) -> None:
    own, others = world.stored_item(author=JIMIN), world.stored_item(author=Author(new_id(), "남"))
    world.access.role = Role.EDITOR

    def delete(feedback_id: UUID) -> None:
        command = DeleteFeedback(actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id)
        delete_feedback(command, ledger=world.ledger, jobs=world.jobs, **world.writing())

    with pytest.raises(NotYourFeedback):
        delete(others)
    delete(own)
    assert list(world.items.rows) == [others]
    world.access.role = Role.ADMIN
    delete(others)
    assert [event.name for event in world.items.told] == ["feedback.deleted"] * 2


def test_a_comment_is_counted_and_told_with_the_count(world: World) -> None:
    feedback_id = world.stored_item(author=JIMIN)

    def say(text: str, parent_id: UUID | None = None) -> Any:
        command = AddComment(
            actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id, text=text, parent_id=parent_id
        )
        return add_comment(command, members=world.members, **world.talking()).row

    first = say("하나")
    reply = say("둘", first.id)
    assert (reply.parent_id, world.items.rows[feedback_id].comment_count) == (first.id, 5)
    assert [event.payload()["comment_count"] for event in world.items.told] == [4, 5]
    with pytest.raises(InvalidField):
        say("셋", new_id())
    assert len(world.comments.rows) == 2
