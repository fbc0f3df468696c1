"""The contract of Renditions, on the fake and on PostgreSQL."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure.streams import revision
from feedback.application.rendition_ports import KeptRendition, KeptSegment
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.adapters.conftest import PostgresShelves, Shelves

SEGMENTS = (KeptSegment("hls/360p/00001.m4s", Decimal("1.001000"), 10_000), KeptSegment("hls/360p/2", Decimal(4), 9))


def rendition(version: VideoVersion) -> KeptRendition:
    return KeptRendition(
        version_id=version.id,
        name="360p",
        width=640,
        height=360,
        codecs="avc1.64001E,mp4a.40.2",
        bandwidth=900_000,
        average_bandwidth=800_000,
        init_key="hls/360p/init.mp4",
        target_seconds=7,
        segments=SEGMENTS,
        complete=False,
    )


def test_a_rendition_comes_back_as_it_went(shelves: Shelves, version: VideoVersion) -> None:
    with shelves.work():
        assert shelves.renditions.of(version.id) == []
        assert shelves.renditions.keep(rendition(version))
        assert shelves.renditions.of(version.id) == [rendition(version)]
        assert shelves.renditions.of(new_id()) == []


def test_one_of_the_same_name_takes_its_place(shelves: Shelves, version: VideoVersion) -> None:
    grown = replace(rendition(version), segments=(*SEGMENTS, SEGMENTS[0]), bandwidth=2**33, complete=True)
    with shelves.work():
        shelves.renditions.keep(rendition(version))
        shelves.renditions.keep(grown)
        assert shelves.renditions.of(version.id) == [grown]


def test_those_of_a_version_come_the_greatest_bandwidth_first(shelves: Shelves, version: VideoVersion) -> None:
    small, large = rendition(version), replace(rendition(version), name="1080p", bandwidth=5_000_000)
    with shelves.work():
        shelves.renditions.keep(small)
        shelves.renditions.keep(large)
        assert shelves.renditions.of(version.id) == [large, small]


def test_what_is_dropped_is_gone_and_the_rest_stays(shelves: Shelves, version: VideoVersion) -> None:
    other = replace(rendition(version), name="source")
    with shelves.work():
        shelves.renditions.keep(rendition(version))
        shelves.renditions.keep(other)
        shelves.renditions.drop(version.id, {"360p", "720p"})
        shelves.renditions.drop(version.id, {"360p"})
        shelves.renditions.drop(new_id(), {"source"})
        shelves.renditions.drop(version.id, set())
        assert shelves.renditions.of(version.id) == [other]


def test_nothing_is_kept_of_a_version_that_is_gone(shelves: Shelves, version: VideoVersion) -> None:
    gone = replace(rendition(version), version_id=new_id())
    with shelves.work():
        assert not shelves.renditions.keep(gone)
        assert shelves.renditions.of(gone.version_id) == []


@pytest.mark.django_db(transaction=True)
def test_answers_that_show_a_rendition_are_known_to_have_changed(project_id: UUID) -> None:
    shelves, version = PostgresShelves(), examples.version(project_id)
    with shelves.work():
        shelves.versions.add(version)
    seen = [revision(project_channel(project_id))]
    for change in (
        lambda: shelves.renditions.keep(rendition(version)),
        lambda: shelves.renditions.drop(version.id, {"360p"}),
    ):
        with shelves.work():
            change()
        seen.append(revision(project_channel(project_id)))
    assert seen[0] < seen[1] < seen[2]
