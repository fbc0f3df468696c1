"""What the two steps that make renditions leave behind, however they end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from feedback.application.encode_ladder import encode_ladder
from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.application.remux_film import remux_film
from feedback.application.steps import Made, NoLongerWanted, StepRefused, Work
from tests.feedback import examples
from tests.feedback.application.worker import REMUXED
from tests.feedback.fakes import FakeStore, FakeVersions, FakeWork
from tests.feedback.rendition_fakes import FakeRenditions, FakeTranscoder


class Cutting:
    """A version whose film is at hand, and what its steps are given."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.versions, self.store, self.unit_of_work = FakeVersions(), FakeStore(), FakeWork()
        self.renditions, self.transcoder = FakeRenditions(self.versions), FakeTranscoder()
        self.version = examples.version(UUID(int=7))
        self.versions.add(self.version)
        self.told: list[int] = []
        self.tell: Callable[[int], None] = self.told.append
        self.facts = examples.READ
        (directory / "source").write_bytes(b"film")

    def encode(self, **changes: Any) -> Made:
        return self._do(encode_ladder, changes)

    def remux(self, **changes: Any) -> Made:
        return self._do(remux_film, changes)

    def keys(self) -> set[str]:
        return {key.removeprefix(f"videos/{self.version.project_id}/{self.version.id}/") for key in self.store.objects}

    def rows(self) -> dict[str, tuple[int, bool]]:
        return {row.name: (len(row.segments), row.complete) for row in self.renditions.of(self.version.id)}

    def _do(self, step: Callable[..., Made], changes: dict[str, Any]) -> Made:
        work = Work(
            project_id=self.version.project_id,
            version_id=self.version.id,
            source=self.directory / "source",
            facts=self.facts,
            directory=self.directory,
            tell=self.tell,
        )
        ports = {name: getattr(self, name) for name in ("versions", "store", "unit_of_work", "renditions")}
        return step(work, **ports | {"transcoder": FakeTranscoder(**changes)})


def stop_at_the_third(told: list[int]) -> Callable[[int], None]:
    def tell(percent: int) -> None:
        told.append(percent)
        if len(told) == 3:
            raise NoLongerWanted

    return tell


@pytest.fixture
def cutting(tmp_path: Path) -> Cutting:
    return Cutting(tmp_path)


def files(name: str, segments: int) -> set[str]:
    return {f"hls/{name}/init.mp4"} | {f"hls/{name}/{index + 1:05}.m4s" for index in range(segments)}


def test_a_ladder_is_published_piece_by_piece_the_smallest_first(cutting: Cutting) -> None:
    made = cutting.encode()
    assert cutting.renditions.kept[:3] == [("360p", 1, False), ("720p", 1, False), ("360p", 2, False)]
    assert cutting.rows() == {"720p": (3, True), "360p": (3, True)}
    assert cutting.keys() == files("720p", 3) | files("360p", 3)
    assert made.objects == {key: len(body) for key, body in cutting.store.objects.items()}
    assert made.detail == {"renditions": ["720p", "360p"]}
    assert [percent for percent in cutting.told if percent] == [25, 50, 75]
    assert [path.name for path in cutting.directory.iterdir()] == ["source"]


def test_rows_name_the_objects_in_order(cutting: Cutting) -> None:
    cutting.encode()
    for row in cutting.renditions.of(cutting.version.id):
        assert row.init_key in cutting.store.objects
        assert [key.key[-9:] for key in row.segments] == ["00001.m4s", "00002.m4s", "00003.m4s"]
        assert all(len(cutting.store.objects[each.key]) == each.size for each in row.segments)


def test_a_long_film_does_not_have_its_row_written_for_every_segment(cutting: Cutting) -> None:
    cutting.encode(names=("360p",), length=200)
    assert len(cutting.renditions.kept) < 60
    assert cutting.rows() == {"360p": (200, True)}


def test_a_film_is_wrapped_anew_beside_its_ladder(cutting: Cutting) -> None:
    cutting.encode()
    made = cutting.remux()
    assert cutting.rows() == {"source": (3, True), "720p": (3, True), "360p": (3, True)}
    assert set(made.objects) == {key for key in cutting.store.objects if "/hls/source/" in key}
    assert cutting.keys() == files("source", 3) | files("720p", 3) | files("360p", 3)


@pytest.mark.parametrize("step", ["encode", "remux"])
def test_who_is_not_wanted_any_more_stops_between_two_objects(cutting: Cutting, step: str) -> None:
    cutting.tell = stop_at_the_third(cutting.told)
    with pytest.raises(NoLongerWanted):
        getattr(cutting, step)(length=9)
    assert len(cutting.keys()) in (1, 2)


@pytest.mark.parametrize("step", ["encode", "remux"])
def test_a_second_run_changes_nothing(cutting: Cutting, step: str) -> None:
    first = getattr(cutting, step)()
    rows, objects = dict(cutting.renditions.rows), dict(cutting.store.objects)
    assert getattr(cutting, step)() == first
    assert (cutting.renditions.rows, cutting.store.objects) == (rows, objects)


def test_what_a_killed_try_published_stays_up_until_the_next_has_come_further(cutting: Cutting) -> None:
    with pytest.raises(ConnectionError):
        cutting.encode(length=9, trouble=ConnectionError(), before_trouble=2)
    assert cutting.rows() == {"720p": (2, False), "360p": (2, False)}
    cutting.renditions.kept.clear()
    cutting.encode()
    assert cutting.renditions.kept[:2] == [("360p", 3, False), ("720p", 3, False)]
    assert cutting.rows() == {"720p": (3, True), "360p": (3, True)}


def test_what_an_earlier_try_left_is_gone_afterwards(cutting: Cutting) -> None:
    with pytest.raises(ConnectionError):
        cutting.encode(names=("900p", "360p"), length=9, trouble=ConnectionError(), before_trouble=7)
    cutting.remux()
    cutting.encode()
    assert cutting.rows() == {"source": (3, True), "720p": (3, True), "360p": (3, True)}
    assert cutting.keys() == files("source", 3) | files("720p", 3) | files("360p", 3)


def test_a_film_that_cannot_be_read_to_its_end_leaves_what_plays_of_it(cutting: Cutting) -> None:
    cutting.store.objects["kept"] = b"of another version"
    with pytest.raises(StepRefused) as refusal:
        cutting.encode(length=40, trouble=MediaUnreadable(UnreadableReason.DAMAGED), before_trouble=25)
    assert refusal.value.code == "media.damaged"
    rows = cutting.rows()
    assert rows == {"720p": (23, False), "360p": (23, False)}
    cutting.store.objects.pop("kept")
    assert cutting.keys() == files("720p", 23) | files("360p", 23)
    assert refusal.value.left == {key: len(body) for key, body in cutting.store.objects.items()}


def test_a_film_that_cannot_be_read_at_all_leaves_nothing(cutting: Cutting) -> None:
    with pytest.raises(StepRefused) as refusal:
        cutting.encode(names=(), trouble=MediaUnreadable(UnreadableReason.NO_VIDEO))
    assert (refusal.value.left, cutting.rows(), cutting.keys()) == ({}, {}, set())


def test_a_film_that_plays_itself_has_no_half_ladder_beside_it(cutting: Cutting) -> None:
    cutting.facts = REMUXED
    cutting.remux()
    trouble = MediaUnreadable(UnreadableReason.DAMAGED)
    with pytest.raises(MediaUnreadable):
        cutting.encode(trouble=trouble)
    assert (set(cutting.rows()), cutting.keys()) == ({"source"}, files("source", 3))
    with pytest.raises(MediaUnreadable):
        cutting.remux(trouble=trouble)
    assert (cutting.rows(), cutting.keys()) == ({}, set())


def test_a_version_that_goes_meanwhile_leaves_nothing(cutting: Cutting) -> None:
    with pytest.raises(NoLongerWanted):
        cutting.encode(during=cutting.versions.rows.clear)
    assert cutting.store.objects == {}
    with pytest.raises(NoLongerWanted):
        cutting.remux()
    assert cutting.store.objects == {}


def test_another_try_at_the_same_version_is_left_alone(cutting: Cutting) -> None:
    cutting.encode()
    objects = dict(cutting.store.objects)
    for step in (cutting.encode, cutting.remux):
        with pytest.raises(NoLongerWanted):
            step(trouble=NoLongerWanted())
    assert (cutting.store.objects, len(cutting.rows())) == (objects, 2)
