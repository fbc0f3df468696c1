"""What is found by whoever had to wait for it: as it is now, beside what it now lies on."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

import pytest

from feedback.domain.video_version import VideoVersion
from tests.core.waiting import DEADLINE_SECONDS, aside, eventually, someone_waits_for_a_lock
from tests.feedback import examples
from tests.feedback.adapters.conftest import PostgresShelves
from tests.feedback.adapters.test_videos import added, further
from tests.feedback.examples import JIMIN, LATER

pytestmark = pytest.mark.django_db(transaction=True)
Found = TypeVar("Found")


@pytest.fixture
def shelves(transactional_db: None) -> PostgresShelves:
    return PostgresShelves()


@pytest.fixture
def second(shelves: PostgresShelves, version: VideoVersion) -> VideoVersion:
    """A further version, like the first."""
    number_two = added(shelves, further(version))
    ready = replace(examples.version(version.project_id), id=number_two.id, video_id=version.video_id, number=2)
    with shelves.work():
        shelves.versions.save(ready)
    return ready


@contextmanager
def meanwhile(shelves: PostgresShelves, look: Callable[[], Found]) -> Iterator["Future[Found]"]:
    """Somebody looks before what is done in the block is kept, and waits for it."""
    looking: Future[Found] = Future()

    def looked() -> Found:
        with shelves.work():
            return look()

    with shelves.work():
        yield looking
        waiting = aside(looked)
        eventually(lambda: aside(someone_waits_for_a_lock).result(DEADLINE_SECONDS))
    looking.set_result(waiting.result(DEADLINE_SECONDS))


def carry(shelves: PostgresShelves, item_id: UUID, version: VideoVersion) -> None:
    item = shelves.items.get(version.project_id, item_id)
    assert item is not None
    item.carry_to(version.footage(), LATER)
    shelves.items.save_all([item])


def test_an_item_that_is_carried_on_is_found_on_its_new_version(
    shelves: PostgresShelves, version: VideoVersion, second: VideoVersion, item: Any
) -> None:
    with meanwhile(shelves, lambda: shelves.items.get(version.project_id, item.id)) as looking:
        carry(shelves, item.id, second)
    found = looking.result()
    assert found is not None
    assert found.footage == second.footage()


def test_an_item_that_is_carried_on_is_among_the_open_ones_of_both_versions(
    shelves: PostgresShelves, version: VideoVersion, second: VideoVersion, item: Any
) -> None:
    with meanwhile(shelves, lambda: shelves.items.unresolved_on([version.id, second.id])) as looking:
        carry(shelves, item.id, second)
    assert [(each.id, each.footage.version_id) for each in looking.result()] == [(item.id, second.id)]


def test_an_item_that_has_left_a_version_is_not_on_it(
    shelves: PostgresShelves, version: VideoVersion, second: VideoVersion, item: Any
) -> None:
    with meanwhile(shelves, lambda: shelves.items.on_version(version.id)) as looking:
        carry(shelves, item.id, second)
    assert looking.result() == []


def rename(shelves: PostgresShelves, version: VideoVersion) -> None:
    video = shelves.videos.get(version.project_id, version.video_id)
    assert video is not None
    video.rename("여름 캠페인")
    video.stand_at(3)
    shelves.videos.save(video)


def test_a_version_knows_the_title_the_place_and_the_revision_that_its_video_was_just_given(
    shelves: PostgresShelves, version: VideoVersion
) -> None:
    with meanwhile(shelves, lambda: shelves.versions.get(version.id)) as looking:
        rename(shelves, version)
    row = looking.result().row()
    assert (row.title, row.position, row.revision) == ("여름 캠페인", 3, version.video_revision + 1)


def test_a_note_is_written_under_the_title_that_the_video_was_just_given(
    shelves: PostgresShelves, version: VideoVersion
) -> None:
    with meanwhile(shelves, lambda: shelves.footages.find(version.project_id, version.video_id, None)) as looking:
        rename(shelves, version)
    assert looking.result().video_title == "여름 캠페인"


def test_a_note_on_a_video_whose_newest_version_just_went_is_one_on_the_version_before(
    shelves: PostgresShelves, version: VideoVersion, second: VideoVersion
) -> None:
    def go() -> None:
        video = shelves.videos.get(version.project_id, version.video_id)
        assert video is not None
        video.delete_version(second.id, JIMIN.id, LATER)
        shelves.videos.save(video)

    with meanwhile(shelves, lambda: shelves.footages.find(version.project_id, version.video_id, None)) as looking:
        go()
    found = looking.result()
    assert found is not None
    assert found.version_id == version.id
