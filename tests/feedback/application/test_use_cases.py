"""Use cases on fakes: who is asked first, what is stored, and that a refusal stores nothing."""

from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from core.application.refusals import StorageUnavailable
from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from feedback.application.add_comment import AddComment, add_comment
from feedback.application.delete_feedback import DeleteFeedback, delete_feedback
from feedback.application.give_up_on_video import GiveUpOnVideo, give_up_on_video
from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.application.process_video import ProcessVideo, process_video
from feedback.application.receive_video import receive_video
from feedback.application.rename_author import RenameAuthor, rename_author
from feedback.application.revise_feedback import ReviseFeedback, revise_feedback
from feedback.application.submit_note import SubmitNote, submit_note
from feedback.application.submit_video import SubmitVideo, submit_video
from feedback.application.sweep_uploads import sweep_uploads
from feedback.contracts import Author, FeedbackStatus, VideoStatus
from feedback.domain.feedback_item import Draft
from feedback.domain.position import Position
from feedback.domain.refusals import FeedbackNotFound, NotYourFeedback, VideoNotFound
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from projects.contracts import Capability, Role
from tests.feedback import examples
from tests.feedback.examples import ACTOR, JIMIN, LATER
from tests.feedback.fakes import (
    FakeAccess,
    FakeAuthors,
    FakeComments,
    FakeInspector,
    FakeItems,
    FakeJobs,
    FakeStore,
    FakeStrays,
    FakeVersions,
    FakeWork,
    Refused,
)

MINUTE_OF_FILM = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + b"\x00\x00\x00\x10moov" + bytes(8)
MINUTE_OF_FILM += b"\x00\x00\x00\x10mdat" + bytes(8)


class World:
    """All ports in memory."""

    def __init__(self) -> None:
        self.project_id = new_id()
        self.access, self.work, self.store = FakeAccess(), FakeWork(), FakeStore()
        self.items, self.versions, self.comments, self.jobs = FakeItems(), FakeVersions(), FakeComments(), FakeJobs()

    def now(self) -> datetime:
        return LATER

    def writing(self) -> dict[str, Any]:
        return {"unit_of_work": self.work, "access": self.access, "items": self.items}

    def dated(self) -> dict[str, Any]:
        return self.writing() | {"clock": self.now}

    def stored_item(self, **changes: Any) -> UUID:
        item = examples.item(examples.version(self.project_id).footage(), **changes)
        self.items.add(item)
        return item.id

    def submit_film(self) -> Any:
        intake = receive_video(ACTOR, self.project_id, access=self.access, store=self.store, limit=10**6)
        intake.write(MINUTE_OF_FILM)
        command = SubmitVideo(
            actor=ACTOR,
            project_id=self.project_id,
            intake=intake,
            source=intake.finish("1차.mp4"),
            draft=Draft(position=Position(Decimal(1))),
        )
        return submit_video(command, versions=self.versions, jobs=self.jobs, **self.dated())

    def revise(self, feedback_id: UUID, **changes: Any) -> Any:
        command = ReviseFeedback(actor=ACTOR, project_id=self.project_id, feedback_id=feedback_id, **changes)
        return revise_feedback(command, **self.dated())


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


def note(world: World, video_id: UUID | None, **draft: Any) -> Any:
    command = SubmitNote(
        actor=ACTOR, project_id=world.project_id, video_id=video_id, version_id=None, draft=Draft(**draft)
    )
    return submit_note(command, footages=world.versions, **world.dated())


def test_a_note_is_stored_on_its_version(world: World) -> None:
    version = examples.version(world.project_id)
    world.versions.add(version)
    row = note(world, version.video_id, text="로고", position=Position(frame=30))
    assert (row.version_id, row.timecode, world.access.asked) == (version.id, "01:00:01;00", [Capability.COMMENT])
    with pytest.raises(VideoNotFound):
        note(world, new_id(), text="로고")
    assert list(world.items.rows) == [row.id]


def test_a_change_of_everything_is_told_in_order(world: World) -> None:
    feedback_id = world.stored_item()
    row = world.revise(feedback_id, title="새", status=FeedbackStatus.RESOLVED, expected_version=4)
    assert (row.version, row.status, world.items.rows[feedback_id].title) == (6, FeedbackStatus.RESOLVED, "새")
    assert [event.name for event in world.items.told] == ["feedback.updated", "status.changed"]


def test_an_old_version_and_others_items_are_left_alone(world: World) -> None:
    own, others = world.stored_item(), world.stored_item(author=Author(new_id(), "남"))
    with pytest.raises(Stale) as stale:
        world.revise(own, title="새", expected_version=3)
    assert stale.value.current == world.items.rows[own].row().wire()
    world.access.role = Role.REVIEWER
    with pytest.raises(NotYourFeedback):
        world.revise(others, title="새")
    with pytest.raises(FeedbackNotFound):
        world.revise(new_id(), title="새")
    assert (world.items.told, world.work.committed) == ([], 0)


def test_editors_do_not_delete_what_others_wrote(world: World) -> None:
    own, others = world.stored_item(), world.stored_item(author=Author(new_id(), "남"))
    world.access.role = Role.EDITOR

    def delete(feedback_id: UUID) -> None:
        command = DeleteFeedback(actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id)
        delete_feedback(command, **world.writing())

    with pytest.raises(NotYourFeedback):
        delete(others)
    delete(own)
    assert list(world.items.rows) == [others]
    world.access.role = Role.ADMIN
    delete(others)
    assert [event.name for event in world.items.told] == ["feedback.deleted"] * 2


def test_a_comment_is_counted_and_told_with_the_count(world: World) -> None:
    feedback_id = world.stored_item()

    def say(text: str, parent_id: UUID | None = None) -> Any:
        command = AddComment(
            actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id, text=text, parent_id=parent_id
        )
        return add_comment(command, comments=world.comments, **world.dated())

    first = say("하나")
    reply = say("둘", first.id)
    assert (reply.parent_id, world.items.rows[feedback_id].comment_count) == (first.id, 5)
    assert [event.payload()["comment_count"] for event in world.items.told] == [4, 5]
    with pytest.raises(InvalidField):
        say("셋", new_id())
    assert len(world.comments.rows) == 2


class Worker:
    """Processing with fakes around it."""

    def __init__(self, world: World, directory: Path) -> None:
        self.world, self.workspaces = world, DirectoryWorkspaces(directory)
        self.version = examples.processing(world.project_id)
        world.versions.add(self.version)
        world.store.objects[self.version.source.object_key] = b"film"
        world.items.add(examples.item(self.version.footage(), position=Position(Decimal(99))))
        self.inspector = FakeInspector(examples.READ)

    def ports(self) -> dict[str, Any]:
        world = self.world
        return {
            "unit_of_work": world.work,
            "versions": world.versions,
            "items": world.items,
            "workspaces": self.workspaces,
            "clock": world.now,
        }

    def run(self) -> VideoVersion:
        command = ProcessVideo(self.version.id)
        process_video(command, store=self.world.store, inspector=self.inspector, **self.ports())
        return self.world.versions.rows[self.version.id]

    def give_up(self) -> VideoVersion:
        give_up_on_video(GiveUpOnVideo(self.version.id), **self.ports())
        return self.world.versions.rows[self.version.id]

    def told(self) -> list[str]:
        return [event.name for event in (*self.world.versions.told, *self.world.items.told)]


@pytest.fixture
def worker(world: World, tmp_path: Path) -> Worker:
    return Worker(world, tmp_path / "tmp")


def test_a_film_becomes_ready_and_its_items_follow(worker: Worker, tmp_path: Path) -> None:
    ready = worker.run()
    assert (ready.status, ready.facts) == (VideoStatus.READY, examples.FACTS)
    assert ready.poster_key == f"videos/{ready.project_id}/{ready.id}/poster.jpg"
    assert [each.key in worker.world.store.objects for each in ready.thumbnails] == [True]
    (item,) = worker.world.items.rows.values()
    assert (item.position, item.footage.status) == (Position(Decimal(99), 1797), VideoStatus.READY)
    assert worker.told() == ["video.ready", "feedback.updated"]
    assert list((tmp_path / "tmp").iterdir()) == []


def test_running_twice_is_like_running_once(worker: Worker) -> None:
    assert worker.run() == worker.run() == worker.give_up()
    assert worker.told().count("video.ready") == 1


def test_a_file_that_cannot_be_read_fails_with_its_reason(worker: Worker) -> None:
    worker.inspector.trouble = MediaUnreadable(UnreadableReason.NO_VIDEO)
    failed = worker.run()
    assert (failed.status, failed.failure_code) == (VideoStatus.FAILED, "media.no_video")
    assert worker.told() == ["video.failed", "feedback.updated"]


def test_trouble_that_may_pass_leaves_all_as_it_was(worker: Worker, tmp_path: Path) -> None:
    worker.inspector.trouble = RuntimeError("the child died")
    with pytest.raises(RuntimeError):
        worker.run()
    assert worker.world.versions.rows[worker.version.id].is_processing
    assert (worker.told(), list((tmp_path / "tmp").iterdir())) == ([], [])


@pytest.mark.parametrize("meanwhile", ["given up", "gone"])
def test_a_result_that_is_no_longer_wanted_is_ignored(worker: Worker, meanwhile: str) -> None:
    def during() -> None:
        if meanwhile == "gone":
            del worker.world.versions.rows[worker.version.id]
        else:
            worker.world.versions.rows[worker.version.id].fail("video.processing_gave_up", LATER)

    worker.inspector.during = during
    before = worker.told()
    process_video(
        ProcessVideo(worker.version.id), store=worker.world.store, inspector=worker.inspector, **worker.ports()
    )
    assert worker.told() == before


def test_a_new_name_is_told_to_each_project_once(world: World) -> None:
    authors = FakeAuthors({(JIMIN.id, world.project_id): JIMIN.name, (JIMIN.id, new_id()): "김새이름"})
    told: list[Any] = []
    command = RenameAuthor(Author(JIMIN.id, "김새이름"))
    for _ in range(2):
        rename_author(command, unit_of_work=world.work, authors=authors, publish=told.append)
    assert [event.project_id for event in told] == [world.project_id]


def test_the_sweep_takes_only_what_no_row_knows(world: World) -> None:
    known = examples.version(world.project_id)
    world.versions.add(known)
    strays = FakeStrays({known.id, new_id()}, uploads=2)
    assert sweep_uploads(strays=strays, versions=world.versions) == (2, 1)
    assert strays.versions == {known.id}
