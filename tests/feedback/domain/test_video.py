"""A video: numbers, titles, the trash and the way back."""

from datetime import timedelta

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from core.domain.retention import RETENTION
from feedback.contracts import VideoRestored, VideoStatus
from feedback.domain.refusals import (
    LastVersion,
    PersonStorageFull,
    ProjectStorageFull,
    VersionNotFound,
    VideoNotFound,
)
from feedback.domain.storage import StorageQuota, StorageUse
from feedback.domain.video import NewVersion, Video
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON


def video_of(*statuses: VideoStatus) -> Video:
    """A video whose versions stand so, the first one first."""
    project_id, video_id = new_id(), new_id()
    cuts = [
        examples.version(project_id, video_id=video_id, number=number, status=status)
        for number, status in enumerate(statuses, 1)
    ]
    return Video(
        id=video_id,
        project_id=project_id,
        title="봄 캠페인",
        position=0,
        last_number=len(cuts),
        shown_number=len(cuts),
        revision=1,
        created_at=NOON,
        versions=cuts,
    )


READY, PROCESSING, FAILED = VideoStatus.READY, VideoStatus.PROCESSING, VideoStatus.FAILED


def further(video: Video) -> NewVersion:
    source = examples.source(f"videos/{new_id()}")
    return NewVersion(id=new_id(), project_id=video.project_id, video_id=video.id, source=source, by=JIMIN)


def told(video: Video) -> list[str]:
    return [event.name for event in video.told]


def test_a_new_version_is_shown_at_once_and_numbered_after_all_that_there_were() -> None:
    video = video_of(READY, READY)
    video.delete_version(video.versions[1].id, JIMIN.id, LATER)
    video.versions.pop()
    version = video.receive(further(video), LATER)
    assert (version.number, video.shown, video.last_number) == (3, version, 3)
    assert told(video)[-1] == "version.added"


def test_the_newest_ready_version_is_not_always_the_shown_one() -> None:
    video = video_of(READY, READY, PROCESSING)
    assert (video.shown.number, video.newest_ready and video.newest_ready.number) == (3, 2)
    assert video_of(PROCESSING).newest_ready is None


@pytest.mark.parametrize(
    ("statuses", "number"),
    [
        ((READY, FAILED), 1),
        ((READY, FAILED, FAILED), 1),
        ((PROCESSING, FAILED), 1),
        ((READY, PROCESSING), 2),
        ((FAILED, FAILED), 2),
        ((FAILED, READY, FAILED), 2),
    ],
)
def test_a_video_is_shown_as_its_newest_version_that_has_not_failed(
    statuses: tuple[VideoStatus, ...], number: int
) -> None:
    video = video_of(*statuses)
    changed = number != len(statuses)
    assert video.show_what_stands() is changed
    assert video.show_what_stands() is False
    assert (video.shown.number, video.row().version_number) == (number, number)
    assert (told(video), video.revision) == (["video.updated"] * changed, 1)
    assert [event.video for event in video.told] == [video.row()] * changed


def test_a_failed_version_that_is_tried_again_is_shown_when_it_is_ready() -> None:
    video = video_of(READY, FAILED)
    video.show_what_stands()
    video.versions[1].try_again(LATER)
    assert (video.show_what_stands(), video.shown.number) == (False, 1)
    video.versions[1].become_ready(LATER)
    assert (video.show_what_stands(), video.shown.number) == (True, 2)


def test_where_all_have_failed_the_newest_is_shown_whichever_failed_last() -> None:
    video = video_of(PROCESSING, FAILED)
    video.show_what_stands()
    video.versions[0].fail("media.damaged", LATER)
    assert (video.show_what_stands(), video.shown.number) == (True, 2)


def test_what_comes_and_goes_by_the_trash_never_leaves_a_failed_version_shown() -> None:
    video = video_of(READY, FAILED, READY)
    first, failed, third = (each.id for each in video.versions)
    video.delete_version(third, JIMIN.id, LATER)
    assert video.shown.id == first
    video.delete_version(first, JIMIN.id, LATER)
    assert video.shown.id == failed
    video.restore_version(first, LATER)
    assert video.shown.id == first
    video.delete_version(failed, JIMIN.id, LATER)
    video.restore_version(failed, LATER)
    assert video.shown.id == first
    video.restore_version(third, LATER)
    assert video.shown.id == third
    assert [event.video.version_id for event in video.told] == [first, failed, first, first, first, third]


def test_a_version_comes_back_into_the_place_that_it_had_though_it_is_still_processed() -> None:
    video = video_of(READY, PROCESSING)
    video.delete_version(video.versions[1].id, JIMIN.id, LATER)
    assert video.shown.number == 1
    video.restore_version(video.versions[1].id, LATER)
    assert video.shown.number == 2


def test_a_video_whose_version_had_just_failed_comes_back_as_the_one_before() -> None:
    video = video_of(READY, FAILED)
    video.delete(JIMIN.id, LATER)
    video.restore(LATER)
    assert video.shown.number == 1
    assert video.told[-1] == VideoRestored(project_id=video.project_id, video=video.row())


def test_saying_the_same_again_is_no_change() -> None:
    video = video_of(READY)
    version = video.shown
    video.rename(" 봄 캠페인 ")
    video.stand_at(0)
    video.describe(version.id, label=version.label, notes=None, now=LATER)
    assert (told(video), video.revision) == ([], 1)


def test_a_title_is_never_empty() -> None:
    with pytest.raises(InvalidField):
        video_of(READY).rename(" \u3164 ")


def test_the_only_version_stays_and_a_deleted_one_is_not_there() -> None:
    video = video_of(READY, READY)
    first, second = (each.id for each in video.versions)
    video.delete_version(second, JIMIN.id, LATER)
    with pytest.raises(VersionNotFound):
        video.delete_version(second, JIMIN.id, LATER)
    with pytest.raises(LastVersion):
        video.delete_version(first, JIMIN.id, LATER)
    assert told(video) == ["version.deleted"]


def test_what_was_deleted_comes_back_until_its_time_is_over() -> None:
    video = video_of(READY, READY)
    version_id = video.shown.id
    video.delete_version(version_id, JIMIN.id, LATER)
    with pytest.raises(VersionNotFound):
        video.restore_version(version_id, LATER + RETENTION)
    assert video.restore_version(version_id, LATER + RETENTION - timedelta(seconds=1)).is_living
    video.delete(JIMIN.id, LATER)
    with pytest.raises(VideoNotFound):
        video.restore(LATER + RETENTION)
    video.restore(LATER + RETENTION - timedelta(seconds=1))
    assert (video.deleted_at, video.deleted_by_id) == (None, None)
    assert told(video) == ["version.deleted", "version.restored", "video.deleted", "video.restored"]


def test_what_is_marked_to_be_purged_never_comes_back() -> None:
    video = video_of(READY, READY)
    doomed = video.shown
    assert video.purge(doomed.id, LATER) == []
    video.delete_version(doomed.id, JIMIN.id, NOON)
    assert video.purge(doomed.id, NOON + RETENTION) == [doomed]
    with pytest.raises(VersionNotFound):
        video.restore_version(doomed.id, NOON)
    assert video.purge(new_id(), NOON) == []


def test_items_of_a_deleted_version_go_on_when_open_and_home_when_done() -> None:
    video = video_of(READY, READY, PROCESSING)
    first, second, _ = video.versions
    assert video.shelter(first.id, is_open=True) is second
    assert video.shelter(first.id, is_open=False) is first
    assert video.shelter(new_id(), is_open=False) is second
    lone = video_of(PROCESSING)
    assert lone.shelter(new_id(), is_open=True) is lone.shown


@pytest.mark.parametrize(
    ("quota", "refusal", "left"),
    [
        (StorageQuota(100, 1000), ProjectStorageFull, 40),
        (StorageQuota(1000, 100), PersonStorageFull, 20),
        (StorageQuota(50, 0), ProjectStorageFull, 0),
    ],
)
def test_what_does_not_fit_is_refused_with_what_is_left(
    quota: StorageQuota, refusal: type[ProjectStorageFull], left: int
) -> None:
    with pytest.raises(refusal) as refused:
        quota.admit(41, StorageUse(project=60, person=80))
    assert refused.value.params == {"left": left}


def test_what_fits_exactly_is_taken_and_zero_is_no_bound() -> None:
    StorageQuota(100, 121).admit(40, StorageUse(project=60, person=80))
    StorageQuota(0, 0).admit(2**62, StorageUse(project=2**62, person=2**62))
