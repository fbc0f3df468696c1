"""Reads videos in a confined child process, so that a hostile file harms nobody but itself."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from feedback.application.media_ports import MediaUnreadable, Pictures, UnreadableReason, VideoFacts, Watch, unwatched
from feedback.application.picture_ports import Sheet
from feedback.infrastructure.media.blame import SIGNALS_OF_THE_FILM, InspectionFailed
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.wire import (
    Wire,
    facts_from_wire,
    facts_to_wire,
    frames_from_wire,
    pictures_from_wire,
    sheet_from_wire,
)

_CHILD = "feedback.infrastructure.media.child"
_ROOT = Path(__file__).parents[3]
_LOOK_SECONDS = 0.2
_LONGEST_ANSWER = 1 << 20
_INHERITED = ("LD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class PyAVInspector:
    """A `MediaInspector` on PyAV; the caller's process never touches the file's content."""

    confinement: Confinement = field(default_factory=Confinement)

    def inspect(self, path: Path, watch: Watch = unwatched) -> VideoFacts:
        """The facts, after decoding the first and the last pictures; MediaUnreadable, InspectionFailed."""
        return facts_from_wire(self._ask({"task": "facts", "path": str(path.absolute())}, watch))

    def make_pictures(self, path: Path, facts: VideoFacts, directory: Path, watch: Watch = unwatched) -> Pictures:
        """Write `poster.jpg` and `thumbnail-01.jpg` … into an existing directory; MediaUnreadable, InspectionFailed."""
        return pictures_from_wire(self._ask(_drawing("pictures", path, facts, directory), watch))

    def draw_sheet(self, path: Path, facts: VideoFacts, directory: Path, watch: Watch) -> Sheet:
        """Write `sprite.jpg` into an existing directory; MediaUnreadable, InspectionFailed."""
        return sheet_from_wire(self._ask(_drawing("sheet", path, facts, directory), watch))

    def draw_frames(
        self, path: Path, facts: VideoFacts, frames: Collection[int], directory: Path, watch: Watch = unwatched
    ) -> dict[int, Path]:
        """Write `frame-0.jpg` … into an existing directory; MediaUnreadable, InspectionFailed."""
        wanted = _drawing("frames", path, facts, directory) | {"frames": sorted(frames)}
        return frames_from_wire(self._ask(wanted, watch))

    def _ask(self, wanted: Wire, watch: Watch) -> Wire:
        limits = self.confinement.reading(_size(wanted["path"]))
        request = json.dumps(wanted | {"parent": os.getpid(), "confinement": asdict(limits)})
        # Files, not pipes: the child's own limit then bounds what it can make us read.
        with TemporaryFile() as out, TemporaryFile() as errors:
            code = _run(request, limits.wall_seconds + 1, out, errors, watch)
            said = _tail(errors)
            if code in SIGNALS_OF_THE_FILM:
                raise MediaUnreadable(SIGNALS_OF_THE_FILM[code], f"signal {-code} {said}")
            if code:
                raise InspectionFailed(f"the child ended with {code}: {said}")
            return _answer(out)


def _size(path: str) -> int:
    """None of a file that is not there, which the child will tell."""
    return Path(path).stat().st_size if Path(path).exists() else 0


def _run(request: str, seconds: int, out: IO[bytes], errors: IO[bytes], watch: Watch) -> int:
    child = subprocess.Popen(
        [sys.executable, "-m", _CHILD, request],
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=errors,
        cwd=_ROOT,
        env=_environment(),
        start_new_session=True,
    )
    try:
        return _await(child, seconds, watch)
    finally:
        _end(child)


def _await(child: subprocess.Popen[bytes], seconds: float, watch: Watch) -> int:
    """Its exit code, that of an alarm when it takes longer; `watch` is called meanwhile."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            return child.wait(_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            watch()
    ended = child.poll()
    return -signal.SIGALRM if ended is None else ended


def _drawing(task: str, path: Path, facts: VideoFacts, directory: Path) -> Wire:
    places = {"path": str(path.absolute()), "directory": str(directory.absolute())}
    return places | {"task": task, "facts": facts_to_wire(facts)}


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _environment() -> dict[str, str]:
    """Nothing of ours that a hostile file could steal, such as keys."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return kept | {"PATH": os.defpath, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}


def _tail(errors: IO[bytes]) -> str:
    size = errors.seek(0, os.SEEK_END)
    errors.seek(max(0, size - 500))
    return errors.read().decode(errors="replace").strip()


def _answer(out: IO[bytes]) -> Wire:
    out.seek(0)
    told: Wire = json.loads(out.read(_LONGEST_ANSWER))
    if "unreadable" in told:
        raise MediaUnreadable(UnreadableReason(told["unreadable"]), told["detail"])
    answer: Wire = told["answer"]
    return answer
