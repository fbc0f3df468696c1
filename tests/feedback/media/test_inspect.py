import os
import signal
from decimal import Decimal
from pathlib import Path

import pytest

from feedback.application.media_ports import MediaInspector, MediaUnreadable
from feedback.domain.container import ContainerFormat
from feedback.infrastructure.media.blame import InspectionFailed
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.feedback.media.test_ffmpeg import children
from tests.samples import Samples, ffmpeg

INSPECTOR: MediaInspector = PyAVInspector()
EXPECTED = {
    "fast.mp4": ("mp4", "h264", 320, 180, "30/1", 30, "1.000", None, None),
    "slow.mp4": ("mp4", "h264", 320, 180, "30/1", 30, "1.000", None, None),
    "sound.mp4": ("mp4", "h264", 320, 180, "30/1", 30, "1.000", None, "aac"),
    "ntsc.mp4": ("mp4", "h264", 320, 180, "30000/1001", 60, "2.002", "01:00:00;00", "aac"),
    "film.mov": ("mov", "h264", 320, 180, "24000/1001", 24, "1.001", "10:00:00:00", "aac"),
    "plain.avi": ("avi", "mpeg4", 320, 180, "25/1", 25, "1.000", None, "pcm_s16le"),
    "plain.webm": ("webm", "vp8", 320, 180, "30000/1001", 30, "1.001", None, "opus"),
    "vp9.webm": ("webm", "vp9", 320, 180, "25/1", 25, "1.000", None, None),
    "plain.mkv": ("mkv", "h264", 320, 180, "60000/1001", 60, "1.001", "00:59:58;00", "aac"),
    "640.mp4": ("mp4", "h264", 640, 360, "30/1", 30, "1.000", None, None),
    "odd.mkv": ("mkv", "mpeg4", 321, 181, "30/1", 30, "1.000", None, None),
    "anamorphic.mp4": ("mp4", "h264", 384, 288, "25/1", 25, "1.000", None, None),
    "short.mp4": ("mp4", "h264", 320, 180, "30/1", 6, "0.200", None, None),
    "one.mp4": ("mp4", "h264", 320, 180, "30/1", 1, "0.033", None, None),
    "fragmented.mp4": ("mp4", "h264", 320, 180, "30/1", 30, "1.000", None, None),
    "edited.mp4": ("mp4", "h264", 320, 180, "30000/1001", 45, "1.502", "01:00:00;00", None),
    "late.mp4": ("mp4", "h264", 320, 180, "30/1", 30, "1.000", None, None),
    "live.avi": ("avi", "mpeg4", 320, 180, "30/1", 30, "1.000", None, None),
    "one-key.webm": ("webm", "vp8", 320, 180, "30/1", 90, "3.000", None, None),
    "bframes.mp4": ("mp4", "h264", 320, 180, "30/1", 60, "2.000", None, None),
}


def reason(path: Path, inspector: MediaInspector = INSPECTOR) -> str:
    with pytest.raises(MediaUnreadable) as refusal:
        inspector.inspect(path)
    assert len(refusal.value.detail) <= 500
    return refusal.value.reason_code


@pytest.mark.parametrize(("name", "expected"), EXPECTED.items(), ids=EXPECTED)
def test_the_facts_are_those_of_the_file(samples: Samples, name: str, expected: tuple[object, ...]) -> None:
    facts = INSPECTOR.inspect(samples.named(name))
    container, codec, width, height, frame_rate, frame_count, duration, start_timecode, audio_codec = expected
    assert (facts.container, facts.codec, facts.width, facts.height) == (container, codec, width, height)
    assert (facts.frame_rate, facts.frame_count, str(facts.duration)) == (frame_rate, frame_count, duration)
    assert (facts.start_timecode, facts.audio_codec) == (start_timecode, audio_codec)
    assert (facts.rotation, facts.pixel_format, facts.bit_depth) == (0, "yuv420p", 8)
    assert not facts.variable_frame_rate
    assert facts.bit_rate > 1000


@pytest.mark.parametrize("name", ["uneven.mp4", "uneven.mkv"])
def test_an_uneven_frame_rate_is_told(samples: Samples, name: str) -> None:
    facts = INSPECTOR.inspect(samples.named(name))
    assert facts.variable_frame_rate
    assert facts.frame_count == 28
    assert facts.longest_still in range(133, 200)
    assert abs(facts.duration - 3) <= Decimal("0.3")


@pytest.mark.parametrize("name", ["bframes.mp4", "fast.mp4"])
def test_pictures_that_are_stored_out_of_order_are_told(samples: Samples, name: str) -> None:
    assert INSPECTOR.inspect(samples.named(name)).reordered == (name == "bframes.mp4")


def test_a_film_that_is_woven_after_its_title_is_interlaced(tmp_path: Path) -> None:
    """Each part is a stream of its own, one behind the other."""
    mpeg = ("-c:v", "mpeg2video", "-f", "mpeg2video")
    for name, seconds, how in (("title", 1, ()), ("film", 2, ("-vf", "setfield=tff", "-flags", "+ildct+ilme"))):
        source = ("-f", "lavfi", "-i", f"testsrc2=s=160x96:r=25:d={seconds}")
        ffmpeg(*source, *how, *mpeg, tmp_path / name)
    (tmp_path / "both").write_bytes((tmp_path / "title").read_bytes() + (tmp_path / "film").read_bytes())
    for name, is_woven in (("title", False), ("both", True)):
        film = tmp_path / f"{name}.mkv"
        ffmpeg("-fflags", "+genpts", "-r", "25", "-f", "mpegvideo", "-i", tmp_path / name, "-c", "copy", film)
        assert INSPECTOR.inspect(film).interlaced == is_woven


def test_one_stray_moment_does_not_make_a_film_of_years(tmp_path: Path) -> None:
    far = "setts=ts='if(eq(N,24),2000000000/TB,TS)'"
    source = ("-f", "lavfi", "-i", "testsrc2=s=64x36:r=25:d=1", "-c:v", "libx264", "-preset", "ultrafast")
    ffmpeg(*source, "-bsf:v", far, tmp_path / "far.mkv")
    assert reason(tmp_path / "far.mkv") == "too_long"


def test_large_files_may_take_longer_to_read() -> None:
    usual, large = Confinement(), Confinement().reading(20_000_000_000)
    assert Confinement().reading(10_000_000) == usual
    assert (large.wall_seconds - usual.wall_seconds, large.cpu_seconds - usual.cpu_seconds) == (1000, 1000)
    assert large.memory_bytes == usual.memory_bytes


def test_the_ending_of_the_name_does_not_matter(samples: Samples) -> None:
    renamed = samples.holding("%d|concat:film.txt", samples.named("plain.webm").read_bytes())
    assert INSPECTOR.inspect(renamed).container is ContainerFormat.WEBM


@pytest.mark.parametrize("name", ["tone.mp4", "tone.mkv"])
def test_sound_alone_is_no_video(samples: Samples, name: str) -> None:
    assert reason(samples.named(name)) == "no_video"


@pytest.mark.parametrize("name", ["fast.mp4", "slow.mp4", "film.mov", "plain.avi", "plain.webm", "plain.mkv"])
@pytest.mark.parametrize("share", [0.5, 0.98])
def test_a_file_cut_off_is_truncated(samples: Samples, name: str, share: float) -> None:
    assert reason(samples.cut(name, share)) == "truncated"


def test_media_that_cannot_be_decoded_to_the_end_is_damaged(samples: Samples) -> None:
    assert reason(samples.named("damaged.mp4")) == "damaged"


def test_an_empty_file_is_told(samples: Samples) -> None:
    assert reason(samples.holding("empty.mp4", b"")) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"This is the script of the film.\n" * 30,
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
    ],
    ids=["text", "svg", "playlist", "concat"],
)
def test_what_poses_as_a_video_is_refused(samples: Samples, content: bytes) -> None:
    assert reason(samples.holding("posing.mp4", content)) == "unknown_container"


def test_a_song_is_refused(samples: Samples) -> None:
    assert reason(samples.named("tone.m4a")) == "unknown_container"


def test_boxes_without_sense_are_unreadable(samples: Samples) -> None:
    ftyp, moov, mdat = b"\0\0\0\x10ftypisom\0\0\0\0", b"\0\0\0\x40moov" + b"\xee" * 56, b"\0\0\0\x10mdat" + bytes(8)
    assert reason(samples.holding("senseless.mp4", ftyp + moov + mdat)) in {"unreadable", "no_video"}


def test_a_child_that_hangs_is_ended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.mp4")
    assert reason(tmp_path / "never.mp4", PyAVInspector(Confinement(wall_seconds=1))) == "too_slow"


@pytest.mark.parametrize("task", ["inspect", "make_pictures"])
def test_what_whoever_watches_raises_ends_it(samples: Samples, tmp_path: Path, task: str) -> None:
    os.mkfifo(tmp_path / "never.mp4")
    facts, before = INSPECTOR.inspect(samples.named("fast.mp4")), children(os.getpid())

    def gone() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        if task == "inspect":
            INSPECTOR.inspect(tmp_path / "never.mp4", gone)
        else:
            INSPECTOR.make_pictures(tmp_path / "never.mp4", facts, tmp_path, gone)
    assert children(os.getpid()) == before


def test_a_file_that_is_not_there_is_our_fault(tmp_path: Path) -> None:
    with pytest.raises(InspectionFailed):
        INSPECTOR.inspect(tmp_path / "absent.mp4")


def test_a_child_that_the_machine_kills_is_not_the_films_fault(samples: Samples, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.mp4")
    facts, before = INSPECTOR.inspect(samples.named("fast.mp4")), children(os.getpid())

    def kill() -> None:
        for child in children(os.getpid()) - before:
            os.kill(child, signal.SIGKILL)

    with pytest.raises(InspectionFailed):
        PyAVInspector().draw_sheet(tmp_path / "never.mp4", facts, tmp_path, kill)


def test_the_child_sees_no_secrets_of_its_caller(samples: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert INSPECTOR.inspect(samples.named("fast.mp4")).frame_count == 30
