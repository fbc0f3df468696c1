"""A failed version gives its place back to the one before."""

from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.show_what_stands import ShowWhatStands, show_what_stands
from feedback.contracts import VideoStatus
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import JIMIN, LATER
from tests.feedback.film_fakes import FakeVideos


class Film:
    """A video whose first version is ready; of the second, which is shown, the work has just ended."""

    def __init__(self, ended: VideoStatus) -> None:
        self.world = World()
        self.first = examples.version(self.world.project_id)
        self.second = examples.version(
            self.world.project_id, video_id=self.first.video_id, number=2, status=VideoStatus.PROCESSING
        )
        for cut in (self.first, self.second):
            self.world.versions.add(cut)
        self.videos = FakeVideos(self.world.versions)
        self.end(ended)

    def end(self, ended: VideoStatus) -> None:
        cut = self.kept(self.second)
        cut.become_ready(LATER) if ended is VideoStatus.READY else cut.fail("media.truncated", LATER)
        self.world.versions.save(cut)
        self.world.versions.told.clear()

    def kept(self, cut: VideoVersion) -> VideoVersion:
        kept = self.world.versions.get(cut.id)
        assert kept is not None
        return kept

    def hear(self, video_id: UUID | None = None) -> list[str]:
        command = ShowWhatStands(project_id=self.world.project_id, video_id=video_id or self.first.video_id)
        show_what_stands(command, unit_of_work=self.world.work, videos=self.videos)
        return [event.name for event in self.world.versions.told]

    @property
    def shown(self) -> int:
        video = self.videos.get(self.world.project_id, self.first.video_id)
        assert video is not None
        return video.shown.number


@pytest.fixture
def film() -> Film:
    return Film(VideoStatus.FAILED)


def test_a_film_whose_new_version_has_failed_is_shown_as_the_one_before_and_told_whole(film: Film) -> None:
    assert film.hear() == ["video.updated"]
    assert (film.shown, film.world.versions.told[0].payload()["version_number"]) == (1, 1)


def test_hearing_it_twice_is_hearing_it_once(film: Film) -> None:
    film.hear()
    assert film.hear() == ["video.updated"]


def test_a_version_that_is_ready_the_first_time_is_shown_already() -> None:
    film = Film(VideoStatus.READY)
    assert (film.hear(), film.shown) == ([], 2)


def test_one_that_was_tried_again_is_shown_when_it_is_ready_and_not_by_late_news(film: Film) -> None:
    film.hear()
    cut = film.kept(film.second)
    cut.try_again(LATER)
    film.world.versions.save(cut)
    film.world.versions.told.clear()
    assert (film.hear(), film.shown) == ([], 1)
    film.end(VideoStatus.READY)
    assert (film.hear(), film.shown) == (["video.updated"], 2)


def test_a_film_that_is_gone_or_in_the_trash_is_left_alone(film: Film) -> None:
    assert film.hear(new_id()) == []
    video = film.videos.get(film.world.project_id, film.first.video_id)
    assert video is not None
    video.delete(JIMIN.id, LATER)
    film.videos.save(video)
    film.world.versions.told.clear()
    assert film.hear() == []
