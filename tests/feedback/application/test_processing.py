"""The worker's part on fakes: ready once, failed with a reason, untouched by trouble that passes."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.application.give_up_on_video import GiveUpOnVideo, give_up_on_video
from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.application.process_video import ProcessVideo, process_video
from feedback.application.rename_author import RenameAuthor, rename_author
from feedback.contracts import Author, VideoStatus
from feedback.domain.position import Position
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import JIMIN, LATER
from tests.feedback.fake_uploads import FakeParts, FakeUploads
from tests.feedback.fakes import (
    FakeAuthors,
    FakeInspector,
)


@pytest.fixture
def world() -> World:
    return World()


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
        self.run_on()
        return self.world.versions.rows[self.version.id]

    def run_on(self) -> None:
        command = ProcessVideo(self.version.id)
        uploads: dict[str, Any] = {"uploads": FakeUploads(), "parts": FakeParts()}
        process_video(command, store=self.world.store, inspector=self.inspector, **uploads, **self.ports())

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
    assert (item.position, item.footage.status) == (Position(Decimal("59.960"), 1797), VideoStatus.READY)
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
    worker.run_on()
    assert worker.told() == before


def test_a_new_name_is_told_to_each_project_once(world: World) -> None:
    authors = FakeAuthors({(JIMIN.id, world.project_id): JIMIN.name, (JIMIN.id, new_id()): "김새이름"})
    told: list[Any] = []
    command = RenameAuthor(Author(JIMIN.id, "김새이름"))
    for _ in range(2):
        rename_author(command, unit_of_work=world.work, authors=authors, publish=told.append)
    assert [event.project_id for event in told] == [world.project_id]
