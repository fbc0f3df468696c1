"""Versions, names of files and keys of objects."""

from dataclasses import replace

import pytest

from core.domain.ids import new_id
from feedback.application.object_keys import picture_key, source_key, version_of
from feedback.contracts import VideoStatus
from feedback.domain.file_name import shown_name, title_from
from feedback.domain.video_version import NotYetReady, VideoVersion
from tests.feedback import examples
from tests.feedback.examples import FACTS, JIMIN, LATER, NOON


def test_a_version_begins_processing_and_is_called_after_its_file() -> None:
    source = examples.version(new_id()).source
    version = VideoVersion.uploaded(
        id=new_id(), project_id=new_id(), video_id=new_id(), title=" ", source=source, by=JIMIN, now=NOON
    )
    assert (version.status, version.number, version.video_title) == (VideoStatus.PROCESSING, 1, "1차")
    assert [fact.name for fact in version.told] == ["video.uploaded"]
    assert version.row().wire()["frame_rate"] is None


def test_a_start_that_is_no_timecode_is_dropped() -> None:
    version = examples.processing(new_id())
    version.learn(replace(FACTS, start_timecode="99:00:00:00"), LATER)
    assert version.facts == replace(FACTS, start_timecode=None)
    assert version.told[0].payload()["frame_rate"] == "30000/1001"


def test_a_version_is_ready_only_when_facts_and_pictures_are_known() -> None:
    version = examples.processing(new_id())
    for missing in (lambda: version.learn(FACTS, LATER), lambda: version.keep_pictures("poster", ())):
        with pytest.raises(NotYetReady):
            version.become_ready(LATER)
        missing()
    version.become_ready(LATER)
    with pytest.raises(NotYetReady):
        version.become_ready(LATER)
    assert [fact.name for fact in version.told] == ["version.updated", "video.ready"]


def test_one_that_failed_and_is_tried_again_is_processing_and_tells_it() -> None:
    version = examples.processing(new_id())
    version.fail("media.no_video", NOON)
    version.try_again(LATER)
    assert (version.status, version.failure_code, version.updated_at) == (VideoStatus.PROCESSING, None, LATER)
    assert [fact.name for fact in version.told] == ["video.failed", "version.updated"]


def test_a_failure_is_told_with_its_code() -> None:
    version = examples.processing(new_id())
    version.fail("media.no_video", LATER)
    assert version.told[0].payload()["failure"] == {"code": "media.no_video"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("봄.mp4", "봄.mp4"),
        ("\u1107\u1169\u11b7.mp4", "봄.mp4"),
        ("../../etc/passwd", "passwd"),
        ("C:\\영상\\1차.mov", "1차.mov"),
        ("a\u202egpm.exe\u0000", "agpm.exe"),
        ("", "video"),
        ("\u200b", "video"),
        ("가" * 300 + ".mp4", "가" * 251 + ".mp4"),
        ("가" * 300, "가" * 255),
    ],
)
def test_a_files_name_is_shown_but_harms_nobody(given: str, shown: str) -> None:
    assert shown_name(given) == shown


def test_a_title_is_the_name_without_its_ending() -> None:
    assert (title_from("1차.편집.mp4"), title_from(".mp4"), title_from("영상")) == ("1차.편집", ".mp4", "영상")


def test_keys_are_of_ids_only_and_tell_their_version() -> None:
    project_id, version_id = new_id(), new_id()
    for key in (source_key(project_id, version_id), picture_key(project_id, version_id, "poster.jpg")):
        assert version_of(key) == version_id
    assert version_of("videos/nonsense") is None
    assert version_of(f"videos/{project_id}/nonsense/source") is None
