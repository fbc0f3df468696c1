"""ffmpeg as a confined child: no shell, no network, no secrets, an end in time, and never alive without its caller."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from imageio_ffmpeg import get_ffmpeg_exe

from feedback.domain.container import ContainerFormat
from feedback.infrastructure.media import launch
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.demuxers import demuxer_of, demuxer_options
from feedback.infrastructure.media.ffmpeg_exit import judge

_GENERAL = ("-nostdin", "-hide_banner", "-v", "error", "-y")
_ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
_CHUNK = 1 << 18
_TAIL = 2000
_LOOK_SECONDS = 0.1
Watch = Callable[[], None]


def film_input(path: Path, container: ContainerFormat, *options: str) -> list[str]:
    """The film as input: by the one demuxer of its container, which follows nothing that the file refers to."""
    forced = [word for name, value in demuxer_options(container).items() for word in (f"-{name}", value)]
    return [*forced, "-f", demuxer_of(container), *options, "-i", f"file:{path.absolute()}"]


def run_ffmpeg(
    arguments: Sequence[str], *, limits: Confinement, watch: Watch | None = None, directory: Path | None = None
) -> None:
    """Run to the end in `directory`, calling `watch` several times a second; what it raises ends ffmpeg at once.

    MediaUnreadable when the film is to blame, InspectionFailed when something else is.
    """
    with closing(read_ffmpeg(arguments, limits=limits, watch=watch, directory=directory)) as output:
        for _ in output:
            pass


def read_ffmpeg(
    arguments: Sequence[str], *, limits: Confinement, watch: Watch | None = None, directory: Path | None = None
) -> Generator[bytes]:
    """Like `run_ffmpeg`, giving what it writes to `pipe:1`; closing the iterator ends ffmpeg."""
    child = _start(arguments, limits, directory)
    deadline = time.monotonic() + limits.wall_seconds + 1
    said, ended = bytearray(), False
    try:
        ended = yield from _listen(child, said, watch, deadline)
    finally:
        code, spent = _end(child, kill=not ended)
    out_of_time = not ended or (code != 0 and spent >= limits.cpu_seconds - 1)
    judge(code, said.decode(errors="replace").strip(), out_of_time=out_of_time)


def _start(arguments: Sequence[str], limits: Confinement, directory: Path | None) -> subprocess.Popen[bytes]:
    bounds = (limits.memory_bytes, limits.file_bytes, limits.cpu_seconds, limits.wall_seconds, os.getpid())
    return subprocess.Popen(
        [sys.executable, "-I", "-S", launch.__file__, *map(str, bounds), get_ffmpeg_exe(), *_GENERAL, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=directory,
        env=_ENVIRONMENT,
        start_new_session=True,
    )


def _listen(
    child: subprocess.Popen[bytes], said: bytearray, watch: Watch | None, deadline: float
) -> Generator[bytes, None, bool]:
    """What comes out, until both of its streams have ended, or the time is up and it still runs: then False.

    Who watches or reads may be slow; what has ended meanwhile has ended in time.
    """
    looked = time.monotonic()
    with selectors.DefaultSelector() as streams:
        for stream in _streams(child):
            streams.register(stream, selectors.EVENT_READ)
        while streams.get_map():
            if time.monotonic() >= deadline and _runs(child):
                return False
            for key, _ in streams.select(_LOOK_SECONDS):
                if not (chunk := os.read(key.fd, _CHUNK)):
                    streams.unregister(key.fileobj)
                elif key.fileobj is child.stdout:
                    yield chunk
                else:
                    said += chunk
                    del said[:-_TAIL]
            if watch is not None and time.monotonic() - looked >= _LOOK_SECONDS:
                watch()
                looked = time.monotonic()
    return True


def _runs(child: subprocess.Popen[bytes]) -> bool:
    """Leaves its end to be waited for."""
    return os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None


def _end(child: subprocess.Popen[bytes], *, kill: bool) -> tuple[int, float]:
    """Its exit code, negative for a signal, and the processor seconds that it took."""
    if kill:
        os.killpg(child.pid, signal.SIGKILL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    for stream in _streams(child):
        stream.close()
    return child.returncode, usage.ru_utime + usage.ru_stime


def _streams(child: subprocess.Popen[bytes]) -> list[IO[bytes]]:
    return [stream for stream in (child.stdout, child.stderr) if stream is not None]
