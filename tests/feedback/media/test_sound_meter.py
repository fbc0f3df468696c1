"""Peaks of real sound: where it is heard, how loud, of which track."""

from pathlib import Path

import pytest

from feedback.application.media_ports import MediaUnreadable
from feedback.application.picture_ports import SoundMeter
from feedback.application.steps import NoLongerWanted
from feedback.domain.waveform import Waveform
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from feedback.infrastructure.media.sound_meter import FfmpegSoundMeter
from tests.samples import Samples, ffmpeg

METER: SoundMeter = FfmpegSoundMeter()
PICTURE = ("-f", "lavfi", "-i", "testsrc2=size=64x64:rate=25:duration=2")
HALF_LOUD = ("-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*440*t)*lt(mod(t,1),0.5)':s=48000:d=2")
ENCODED = ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "pcm_s16le")


def film(path: Path, *arguments: object, sound: tuple[str, ...] = HALF_LOUD) -> Path:
    ffmpeg(*PICTURE, *sound, *ENCODED, *arguments, path)
    return path


def waveform_of(path: Path) -> Waveform:
    found = METER.measure(path, PyAVInspector().inspect(path), lambda percent: None)
    assert found is not None
    return found


def loud(waveform: Waveform, begin: float, end: float) -> bool | None:
    """Whether all that is heard between two moments (seconds) is loud, or none of it; None for some of it."""
    width = waveform.samples_per_pixel / waveform.sample_rate
    part = waveform.peaks[2 * round(begin / width) : 2 * round(end / width)]
    found = {low < -60 and high > 60 for low, high in zip(part[::2], part[1::2], strict=True)}
    return found.pop() if len(found) == 1 else None


def test_loud_and_silent_parts_are_where_they_are_heard(tmp_path: Path) -> None:
    found = waveform_of(film(tmp_path / "a.mov"))
    assert (found.sample_rate, found.samples_per_pixel, found.length) == (48_000, 256, 375)
    assert [loud(found, *part) for part in [(0.02, 0.48), (0.52, 0.98), (1.02, 1.48), (1.52, 1.98)]] == [
        True,
        False,
        True,
        False,
    ]
    assert (min(found.peaks), max(found.peaks)) == (-64, 64)


def test_full_scale_is_told_as_full_scale(tmp_path: Path) -> None:
    square = ("-f", "lavfi", "-i", "aevalsrc='if(lt(mod(t,0.1),0.05),1,-1)':s=48000:d=2")
    found = waveform_of(film(tmp_path / "a.mov", sound=square))
    assert (min(found.peaks), max(found.peaks)) == (-128, 127)


def test_channels_are_mixed(tmp_path: Path) -> None:
    left = ("-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*440*t)|0':s=48000:d=2")
    found = waveform_of(film(tmp_path / "a.mov", sound=left))
    assert (min(found.peaks), max(found.peaks)) == (-32, 32)


def test_of_several_tracks_the_first_is_told(tmp_path: Path) -> None:
    quiet = ("-f", "lavfi", "-i", "anullsrc=r=48000:d=2")
    found = waveform_of(film(tmp_path / "a.mov", "-map", "0:v", "-map", "1:a", "-map", "2:a", sound=HALF_LOUD + quiet))
    assert loud(found, 0.02, 0.48)
    other = waveform_of(film(tmp_path / "b.mov", "-map", "0:v", "-map", "2:a", "-map", "1:a", sound=HALF_LOUD + quiet))
    assert set(other.peaks) == {0}


@pytest.mark.parametrize("name", ["a.mov", "a.mkv"])
def test_sound_that_begins_late_has_silence_before_it(tmp_path: Path, name: str) -> None:
    found = waveform_of(film(tmp_path / name, "-t", 2, sound=("-itsoffset", "0.5", *HALF_LOUD)))
    parts = [(0, 0.48), (0.52, 0.98), (1.02, 1.48), (1.52, 1.98)]
    assert [loud(found, *part) for part in parts] == [False, True, False, True]


@pytest.mark.parametrize(("late", "delay"), [(5, 5000), (100_000, None)])
def test_sound_that_begins_after_the_end_is_not_waited_for(tmp_path: Path, late: int, delay: int | None) -> None:
    path = film(tmp_path / "a.mkv", sound=("-itsoffset", str(late), *HALF_LOUD))
    facts = PyAVInspector().inspect(path)
    found = METER.measure(path, facts, lambda percent: None)
    assert (facts.audio_delay, found is None) == (delay, delay is not None)


def test_sound_from_before_the_first_picture_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    ffmpeg("-itsoffset", 0.5, *PICTURE, *HALF_LOUD, *ENCODED, path)
    found = waveform_of(path)
    assert [loud(found, *part) for part in [(0, 0.48), (0.52, 0.98), (1.02, 1.48)]] == [False, True, False]


def test_sound_beyond_the_last_picture_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    ffmpeg(*PICTURE, "-f", "lavfi", "-i", "sine=sample_rate=48000:duration=5", *ENCODED, path)
    assert waveform_of(path).length == 375


@pytest.mark.parametrize("name", ["sound.mp4", "plain.avi", "plain.webm", "plain.mkv", "film.mov"])
def test_every_kind_of_film_has_its_peaks(samples: Samples, name: str) -> None:
    facts = PyAVInspector().inspect(samples.named(name))
    found = waveform_of(samples.named(name))
    seconds = found.length * found.samples_per_pixel / found.sample_rate
    assert abs(seconds - float(facts.duration)) < 0.05
    assert loud(found, 0.1, 0.9) is False
    assert max(found.peaks) > 10


def test_rates_beyond_those_of_films_are_brought_down(tmp_path: Path) -> None:
    high = ("-f", "lavfi", "-i", "sine=sample_rate=192000:duration=2")
    assert waveform_of(film(tmp_path / "a.mov", sound=high)).sample_rate == 48_000


def test_a_film_without_sound_is_the_films_fault(samples: Samples) -> None:
    facts = PyAVInspector().inspect(samples.named("fast.mp4"))
    with pytest.raises(MediaUnreadable):
        METER.measure(samples.named("fast.mp4"), facts, lambda percent: None)


def test_measuring_ends_when_it_is_no_longer_wanted(tmp_path: Path) -> None:
    def tell(percent: int) -> None:
        raise NoLongerWanted

    path = film(tmp_path / "a.mov")
    facts = PyAVInspector().inspect(path)
    with pytest.raises(NoLongerWanted):
        METER.measure(path, facts, tell)
