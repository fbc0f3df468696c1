"""The confined ffmpeg: what it may do, and that nothing of it outlives what started it."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from feedback.application.media_ports import MediaUnreadable
from feedback.domain.container import ContainerFormat
from feedback.infrastructure.media.blame import InspectionFailed
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.ffmpeg import film_input, read_ffmpeg, run_ffmpeg
from feedback.infrastructure.media.hls_arguments import FIRST_PICTURE, first_moment
from tests.feedback.media.golden_films import PLAIN
from tests.samples import Samples, ffmpeg

LIMITS = Confinement()
MP4, MKV = ContainerFormat.MP4, ContainerFormat.MKV
ENDLESS = ["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30"]
NOWHERE = ["-f", "null", "-"]
STRICTLY = ["-xerror", "-err_detect", "explode"]
ROOT = Path(__file__).parents[3]


@pytest.fixture
def asked() -> Iterator[socket.socket]:
    """A server that tells by a waiting connection that somebody came."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def address(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}/film.mp4"


def read(path: Path, container: ContainerFormat, limits: Confinement = LIMITS) -> None:
    run_ffmpeg([*film_input(path, container), "-map", "0", *STRICTLY, *NOWHERE], limits=limits)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def children(pid: int) -> set[int]:
    return {int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


@pytest.fixture
def ours() -> Callable[[], set[int]]:
    """Children of this process that have come since."""
    before = children(os.getpid())
    return lambda: children(os.getpid()) - before


def test_a_film_is_read_and_written(samples: Samples, tmp_path: Path) -> None:
    arguments = [*film_input(samples.named("sound.mp4"), MP4), "-c", "copy", "copy.mkv"]
    run_ffmpeg(arguments, limits=LIMITS, directory=tmp_path)
    read(tmp_path / "copy.mkv", MKV)


def test_what_is_written_to_the_pipe_comes_out_whole(samples: Samples) -> None:
    sound = [*film_input(samples.named("sound.mp4"), MP4), "-map", "0:a:0", "-ac", "1", "-f", "s16le", "pipe:1"]
    assert sum(map(len, read_ffmpeg(sound, limits=LIMITS))) == 48000 * 2


@pytest.mark.parametrize(
    "content",
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{url}\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '{url}'\n",
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    ],
    ids=["playlist", "concat", "svg"],
)
@pytest.mark.parametrize("container", ContainerFormat)
def test_what_refers_elsewhere_is_not_followed(
    tmp_path: Path, asked: socket.socket, content: str, container: ContainerFormat
) -> None:
    (tmp_path / "posing").write_text(content.format(url=address(asked)))
    with pytest.raises((MediaUnreadable, InspectionFailed)):
        read(tmp_path / "posing", container)
    with pytest.raises(BlockingIOError):
        asked.accept()


def test_media_in_another_file_is_not_followed(samples: Samples, tmp_path: Path) -> None:
    film = referring(samples.named("slow.mp4"), tmp_path)
    with pytest.raises(MediaUnreadable) as refusal:
        read(film, MP4)
    assert refusal.value.reason_code == "damaged"
    run_ffmpeg(["-enable_drefs", "1", "-f", "mov", "-i", f"file:{film}", *STRICTLY, *NOWHERE], limits=LIMITS)


def referring(film: Path, directory: Path) -> Path:
    """The film without its media, which it takes from a file beside it."""
    whole = bytearray(film.read_bytes())
    (directory / "elsewhere").write_bytes(whole)
    media = whole.index(b"mdat")
    whole[media + 4 : whole.index(b"moov") - 4] = bytes(whole.index(b"moov") - 8 - media)
    levels = (1).to_bytes(2, "big") * 2
    name = b"\0\2\0\x0a/elsewhere" + b"\xff\xff\0\0"
    alias = b"alis" + bytes(4) + bytes(10 + 28 + 12 + 64 + 16) + levels + bytes(16) + name
    alias = (len(alias) + 4).to_bytes(4, "big") + alias
    own = b"\0\0\0\x0curl \0\0\0\x01"
    for box in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        at = whole.index(box) - 4
        whole[at : at + 4] = (int.from_bytes(whole[at : at + 4], "big") + len(alias) - len(own)).to_bytes(4, "big")
    path = directory / "referring.mp4"
    path.write_bytes(bytes(whole).replace(own, alias))
    return path


def test_a_picture_attached_to_the_film_is_not_followed(samples: Samples, tmp_path: Path, asked: socket.socket) -> None:
    cover = tmp_path / "cover.svg"
    cover.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{address(asked)}"/></svg>'
    )
    film = tmp_path / "film.mkv"
    ffmpeg(
        "-i", samples.named("fast.mp4"), "-attach", cover, "-metadata:s:t", "mimetype=image/svg+xml", "-c", "copy", film
    )
    run_ffmpeg([*film_input(film, MKV), "-map", "0:v:0", *NOWHERE], limits=LIMITS)
    with pytest.raises(BlockingIOError):
        asked.accept()


def test_no_address_is_opened_as_an_input(asked: socket.socket) -> None:
    with pytest.raises((MediaUnreadable, InspectionFailed)):
        run_ffmpeg([*film_input(Path(address(asked)), MP4), *NOWHERE], limits=LIMITS)
    with pytest.raises(BlockingIOError):
        asked.accept()


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Confinement(file_bytes=10_000), "too_large"),
        (Confinement(cpu_seconds=1), "too_slow"),
        (Confinement(wall_seconds=1), "too_slow"),
    ],
    ids=["file", "processor", "wall"],
)
def test_a_limit_ends_it(tmp_path: Path, limits: Confinement, code: str) -> None:
    with pytest.raises(MediaUnreadable) as refusal:
        run_ffmpeg([*ENDLESS, "-preset", "ultrafast", "endless.mp4"], limits=limits, directory=tmp_path)
    assert refusal.value.reason_code == code


def test_more_memory_than_allowed_is_not_to_be_had() -> None:
    with pytest.raises((MediaUnreadable, InspectionFailed)):
        run_ffmpeg([*ENDLESS, "-t", "1", "-c:v", "libx264", *NOWHERE], limits=Confinement(memory_bytes=200 << 20))


def test_damage_is_told_from_our_own_mistakes(samples: Samples, tmp_path: Path) -> None:
    with pytest.raises(MediaUnreadable) as refusal:
        read(samples.cut("slow.mp4", 0.5), MP4)
    assert refusal.value.reason_code == "damaged"
    with pytest.raises(InspectionFailed):
        read(tmp_path / "absent.mp4", MP4)
    with pytest.raises(InspectionFailed):
        run_ffmpeg([*film_input(samples.named("slow.mp4"), MP4), "-nonsense", "1", *NOWHERE], limits=LIMITS)


def test_what_it_says_is_kept_short(samples: Samples) -> None:
    talking = ["-loglevel", "trace", *film_input(samples.named("slow.mp4"), MP4), "-nonsense", "1", *NOWHERE]
    with pytest.raises(InspectionFailed) as failure:
        run_ffmpeg(talking, limits=LIMITS)
    assert 1000 < len(str(failure.value)) < 2100


def test_what_the_watcher_raises_ends_it(ours: Callable[[], set[int]]) -> None:
    seen: set[int] = set()

    def watch() -> None:
        seen.update(ours())
        raise TimeoutError

    with pytest.raises(TimeoutError):
        run_ffmpeg([*ENDLESS, *NOWHERE], limits=LIMITS, watch=watch)
    assert len(seen) == 1
    assert not any(alive(pid) for pid in seen)


def test_a_reader_that_stops_ends_it(ours: Callable[[], set[int]]) -> None:
    with closing(read_ffmpeg([*ENDLESS, "-f", "rawvideo", "pipe:1"], limits=LIMITS)) as output:
        assert next(output)
        (child,) = ours()
    assert not alive(child)


def test_nothing_outlives_a_caller_that_is_killed() -> None:
    endless = f"run_ffmpeg({[*ENDLESS, *NOWHERE]!r}, limits=Confinement(), watch=lambda: print(flush=True))"
    imports = "from feedback.infrastructure.media.ffmpeg import *"
    with subprocess.Popen([sys.executable, "-c", f"{imports}\n{endless}"], stdout=subprocess.PIPE, cwd=ROOT) as caller:
        assert caller.stdout is not None
        caller.stdout.readline()
        (child,) = children(caller.pid)
        end = os.pidfd_open(child)
        caller.send_signal(signal.SIGKILL)
    assert select.select([end], [], [], 10)[0]
    os.close(end)
    assert not alive(child)


def test_who_is_slow_at_storing_does_not_make_the_film_slow(
    samples: Samples, ours: Callable[[], set[int]], tmp_path: Path
) -> None:
    limits, watched = Confinement(wall_seconds=2), []

    def watch() -> None:
        watched.extend(ours())
        os.waitid(os.P_PID, watched[0], os.WEXITED | os.WNOWAIT)
        Event().wait(limits.wall_seconds + 1)

    film = ["-readrate", "2", *film_input(samples.named("slow.mp4"), MP4)]
    run_ffmpeg([*film, "-c", "copy", "film.mkv"], limits=limits, watch=watch, directory=tmp_path)
    assert len(watched) == 1
    read(tmp_path / "film.mkv", MKV)


def test_whose_processor_time_is_up_is_told_so() -> None:
    toil = "import sys; from feedback.infrastructure.media.launch import confine; confine(*map(int, sys.argv[1:]))"
    limits = (1 << 30, 1 << 20, 1, 60)
    with subprocess.Popen([sys.executable, "-c", f"{toil}\nwhile True: pass", *map(str, limits)], cwd=ROOT) as child:
        assert child.wait() == -signal.SIGXCPU


def test_the_first_moment_is_read_by_few_threads() -> None:
    words = first_moment(PLAIN, Path("film.mp4"), FIRST_PICTURE)
    assert words[words.index("-threads") + 1] == "2"
    assert words.index("-threads") < words.index("-i")


def test_it_sees_no_secrets_of_its_caller(monkeypatch: pytest.MonkeyPatch, ours: Callable[[], set[int]]) -> None:
    monkeypatch.setenv("FFREPORT", "file=/nowhere/report.log")
    seen: list[bytes] = []

    def watch() -> None:
        seen.extend(Path(f"/proc/{pid}/environ").read_bytes() for pid in ours())
        raise TimeoutError

    with pytest.raises(TimeoutError):
        run_ffmpeg([*ENDLESS, *NOWHERE], limits=LIMITS, watch=watch)
    assert {entry.split(b"=")[0] for entry in seen[0].split(b"\0") if entry} == {b"PATH", b"LANG", b"MALLOC_ARENA_MAX"}
