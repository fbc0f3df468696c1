"""The steps that draw a film at a glance and measure its sound, on fakes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.draw_sprite import draw_sprite
from feedback.application.read_waveform import read_waveform
from feedback.application.steps import Made, NoLongerWanted, Work
from feedback.domain.waveform import Waveform
from tests.feedback import examples
from tests.feedback.fake_pictures import FakeSheetDrawer, FakeSoundMeter
from tests.feedback.fakes import FakeStore

PROJECT, VERSION = new_id(), new_id()
PEAKS = Waveform(sample_rate=48_000, samples_per_pixel=512, peaks=[-65, 63, -66, 64])


def ignore(percent: int) -> None:
    """Nobody listens."""


def unwanted(percent: int) -> None:
    raise NoLongerWanted


def work(directory: Path, tell: Callable[[int], None] = ignore) -> Work:
    return Work(
        project_id=PROJECT,
        version_id=VERSION,
        source=directory / "source",
        facts=examples.READ,
        directory=directory,
        tell=tell,
    )


def key(name: str, project_id: UUID = PROJECT, version_id: UUID = VERSION) -> str:
    return f"videos/{project_id}/{version_id}/{name}"


def test_the_sheet_is_stored_and_each_picture_has_its_place_and_time(tmp_path: Path) -> None:
    store = FakeStore()
    made = draw_sprite(work(tmp_path), drawer=FakeSheetDrawer(), store=store)
    assert store.objects == {key("sprite.jpg"): b"\xff\xd8sheet"}
    assert made.objects == {key("sprite.jpg"): 7}
    assert made.detail == {
        "key": key("sprite.jpg"),
        "width": 180,
        "height": 320,
        "columns": 2,
        "rows": 2,
        "tile_width": 90,
        "tile_height": 160,
        "tiles": [
            ["0.000", "20.020", 0, 0, 90, 160],
            ["20.020", "40.040", 90, 0, 90, 160],
            ["40.040", "59.993", 0, 160, 90, 160],
        ],
    }
    assert json.loads(json.dumps(made.detail)) == made.detail


def test_the_peaks_are_stored_in_both_forms(tmp_path: Path) -> None:
    store, told = FakeStore(), []
    made = read_waveform(work(tmp_path, told.append), meter=FakeSoundMeter(PEAKS), store=store)
    assert store.objects == {key("waveform.json"): PEAKS.json(), key("waveform.dat"): PEAKS.data()}
    assert made.objects == {name: len(body) for name, body in store.objects.items()}
    assert made.detail == {"json_key": key("waveform.json"), "data_key": key("waveform.dat"), "length": 2}
    assert told == [50]


@pytest.mark.parametrize("codec", [None, "aac"])
def test_nothing_is_made_of_a_silent_film(tmp_path: Path, codec: str | None) -> None:
    """Neither without sound that can be decoded nor when nothing comes of decoding."""
    store, silent = FakeStore(), replace(work(tmp_path), facts=replace(examples.READ, audio_codec=codec))
    meter = FakeSoundMeter(None if codec else PEAKS)
    assert read_waveform(silent, meter=meter, store=store) == Made()
    assert store.objects == {}


def test_what_is_no_longer_wanted_is_not_stored(tmp_path: Path) -> None:
    store, late = FakeStore(), work(tmp_path, unwanted)
    with pytest.raises(NoLongerWanted):
        draw_sprite(late, drawer=FakeSheetDrawer(), store=store)
    with pytest.raises(NoLongerWanted):
        read_waveform(late, meter=FakeSoundMeter(PEAKS), store=store)
    assert store.objects == {}
