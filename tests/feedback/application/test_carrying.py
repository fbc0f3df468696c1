"""Open items go on with the newest ready version."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from feedback.application.carry_forward import CarryForward, carry_forward
from feedback.application.delete_version import DeleteVersion, delete_version
from feedback.application.delete_video import DeleteVideo, delete_video
from feedback.application.own_video import VideoTarget
from feedback.application.restore_version import RestoreVersion, restore_version
from feedback.application.restore_video import RestoreVideo, restore_video
from feedback.contracts import CarriedFrom, FeedbackStatus, VideoStatus
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.position import Position
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import FACTS, JIMIN, LATER
from tests.feedback.fake_processing import FakeVideoJobs
from tests.feedback.film_fakes import FakeVideos


class Film:
    """A video of three ready versions, with an item in progress on the first."""

    def __init__(self) -> None:
        self.world = World()
        first = examples.version(self.world.project_id)
        self.cuts = [first, *(replace(examples.version(first.project_id), video_id=first.video_id) for _ in range(2))]
        for number, cut in enumerate(self.cuts, 1):
            cut.number = number
            self.world.versions.add(cut)
        self.item = self.noted(first)
        self.world.items.told.clear()

    def noted(self, cut: VideoVersion, **changes: Any) -> UUID:
        item = examples.item(cut.footage(), **{"origin": None} | changes)
        self.world.items.add(item)
        return item.id

    def change(self, number: int, **changes: Any) -> None:
        cut = self.cuts[number - 1]
        self.world.versions.rows[cut.id] = replace(self.world.versions.rows[cut.id], **changes)

    def carry_to(self, number: int) -> None:
        world, cut = self.world, self.cuts[number - 1]
        command = CarryForward(project_id=world.project_id, video_id=cut.video_id, version_id=cut.id)
        parts = {"unit_of_work": world.work, "items": world.items, "clock": world.now}
        carry_forward(command, videos=FakeVideos(world.versions), **parts)

    def delete(self, number: int) -> None:
        command = DeleteVersion(**self._meant(), target=VideoTarget(self.cuts[0].video_id), version_id=self._id(number))
        delete_version(command, videos=FakeVideos(self.world.versions), **self.world.dated())

    def restore(self, number: int) -> None:
        command = RestoreVersion(**self._meant(), video_id=self.cuts[0].video_id, version_id=self._id(number))
        restore_version(command, videos=FakeVideos(self.world.versions), jobs=FakeVideoJobs(), **self.world.dated())

    def delete_all(self) -> None:
        command = DeleteVideo(**self._meant(), target=VideoTarget(self.cuts[0].video_id))
        delete_video(command, videos=FakeVideos(self.world.versions), **self.world.dated())

    def restore_all(self) -> None:
        command = RestoreVideo(**self._meant(), video_id=self.cuts[0].video_id)
        restore_video(command, videos=FakeVideos(self.world.versions), jobs=FakeVideoJobs(), **self.world.dated())

    def _meant(self) -> dict[str, Any]:
        return {"actor": examples.ACTOR, "project_id": self.world.project_id}

    def _id(self, number: int) -> UUID:
        return self.cuts[number - 1].id

    def kept(self, item_id: UUID) -> FeedbackItem:
        return self.world.items.rows[item_id]


@pytest.fixture
def film() -> Film:
    return Film()


def test_an_open_item_goes_on_with_the_newest_ready_version_and_remembers_its_own(film: Film) -> None:
    film.carry_to(3)
    row = film.kept(film.item).row()
    assert (row.version_id, row.version_number) == (film.cuts[2].id, 3)
    assert row.carried_from == CarriedFrom(film.cuts[0].id, 1)
    assert (row.timestamp, row.frame, row.updated_at) == (Decimal("10.010"), 300, LATER)
    assert [event.name for event in film.world.items.told] == ["feedback.updated"]


def test_what_is_done_stays_where_it_was_written(film: Film) -> None:
    done = [film.noted(film.cuts[0], status=status) for status in (FeedbackStatus.RESOLVED, FeedbackStatus.CLOSED)]
    film.carry_to(3)
    assert {film.kept(each).footage.version_id for each in done} == {film.cuts[0].id}


def test_only_the_newest_ready_version_takes_items_over(film: Film) -> None:
    film.carry_to(2)
    assert film.kept(film.item).footage.version_number == 1
    film.change(3, status=VideoStatus.PROCESSING)
    film.carry_to(3)
    assert film.kept(film.item).footage.version_number == 1
    film.carry_to(2)
    assert film.kept(film.item).footage.version_number == 2


def test_carrying_twice_is_carrying_once(film: Film) -> None:
    film.carry_to(3)
    film.carry_to(3)
    assert len(film.world.items.told) == 1


def test_an_item_that_is_carried_on_remembers_where_it_was_written(film: Film) -> None:
    film.change(3, status=VideoStatus.PROCESSING)
    film.carry_to(2)
    film.change(3, status=VideoStatus.READY)
    film.carry_to(3)
    assert film.kept(film.item).row().carried_from == CarriedFrom(film.cuts[0].id, 1)
    assert film.kept(film.item).footage.version_number == 3


def test_an_item_behind_the_end_lies_on_the_last_frame_and_keeps_its_time_for_a_longer_cut(film: Film) -> None:
    film.change(3, status=VideoStatus.PROCESSING)
    film.change(2, facts=replace(FACTS, frame_count=30, duration=Decimal("1.001")))
    film.carry_to(2)
    assert film.kept(film.item).position == Position(Decimal("0.968"), 29, Decimal("0.968"), 29)
    film.change(3, status=VideoStatus.READY)
    film.carry_to(3)
    assert film.kept(film.item).position == Position(Decimal("10.010"), 300, Decimal("11.011"), 330)


def test_another_frame_rate_keeps_the_time(film: Film) -> None:
    film.change(3, facts=replace(FACTS, frame_rate="25", frame_count=1500, duration=Decimal(60), start_timecode=None))
    film.carry_to(3)
    assert film.kept(film.item).position == Position(Decimal("10.010"), 250, Decimal("11.040"), 276)


def test_what_a_person_has_moved_goes_on_from_there_and_home_to_where_it_was(film: Film) -> None:
    film.change(3, status=VideoStatus.PROCESSING)
    film.carry_to(2)
    moved = film.kept(film.item)
    moved.revise(moved.note, Position(frame=60).on(moved.footage), by=JIMIN, now=LATER)
    film.world.items.save(moved)
    film.change(3, status=VideoStatus.READY)
    film.carry_to(3)
    assert film.kept(film.item).position == Position(Decimal("2.002"), 60)
    home = film.kept(film.item)
    home.carry_to(film.cuts[0].footage(), LATER)
    assert home.position == Position(Decimal("10.010"), 300, Decimal("11.011"), 330)


def test_an_item_without_a_time_stays_without_one(film: Film) -> None:
    untimed = film.noted(film.cuts[0], position=Position())
    film.carry_to(3)
    assert film.kept(untimed).position.is_nowhere
    assert film.kept(untimed).footage.version_number == 3


def test_nothing_is_carried_to_a_version_in_the_trash(film: Film) -> None:
    film.change(3, deleted_at=LATER)
    film.carry_to(3)
    assert film.kept(film.item).footage.version_number == 1


def test_open_items_of_a_version_that_comes_back_go_on_with_a_newer_one(film: Film) -> None:
    film.change(3, status=VideoStatus.PROCESSING)
    written, done = film.noted(film.cuts[1]), film.noted(film.cuts[1], status=FeedbackStatus.RESOLVED)
    film.delete(2)
    film.change(3, status=VideoStatus.READY)
    film.carry_to(3)
    film.world.items.told.clear()
    film.restore(2)
    assert film.kept(written).footage.version_number == 3
    assert film.kept(written).row().carried_from == CarriedFrom(film.cuts[1].id, 2)
    assert film.kept(done).footage.version_number == 2
    assert [(event.name, event.feedback.id) for event in film.world.items.told] == [
        ("feedback.updated", done),
        ("feedback.updated", written),
    ]


def test_open_items_go_on_with_a_version_that_comes_back_as_the_newest(film: Film) -> None:
    film.delete(3)
    film.carry_to(2)
    film.restore(3)
    assert film.kept(film.item).footage.version_number == 3


def test_a_video_that_comes_back_has_its_open_items_on_the_version_that_had_just_become_ready(film: Film) -> None:
    film.delete_all()
    film.carry_to(3)
    film.restore_all()
    assert film.kept(film.item).footage.version_number == 3
