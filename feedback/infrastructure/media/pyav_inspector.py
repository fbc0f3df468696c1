"""Reads videos in a confined child process, so that a hostile file harms nobody but itself."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from feedback.application.media_ports import MediaUnreadable, Pictures, UnreadableReason, VideoFacts
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.wire import Wire, facts_from_wire, facts_to_wire, pictures_from_wire

_CHILD = "feedback.infrastructure.media.child"
_ROOT = Path(__file__).parents[3]
_LONGEST_ANSWER = 1 << 20
_INHERITED = ("LD_LIBRARY_PATH", "TMPDIR")
_OUT_OF_TIME = frozenset({-signal.SIGXCPU, -signal.SIGALRM})


class InspectionFailed(RuntimeError):
    """The child itself failed, not the file: worth another try and a look at the log."""


@dataclass(frozen=True, slots=True)
class PyAVInspector:
    """A `MediaInspector` on PyAV; the caller's process never touches the file's content."""

    confinement: Confinement = field(default_factory=Confinement)

    def inspect(self, path: Path) -> VideoFacts:
        """The facts, after decoding the first and the last pictures; MediaUnreadable, InspectionFailed."""
        return facts_from_wire(self._ask({"path": str(path.absolute())}))

    def make_pictures(self, path: Path, facts: VideoFacts, directory: Path) -> Pictures:
        """Write `poster.jpg` and `thumbnail-01.jpg` … into an existing directory; MediaUnreadable, InspectionFailed."""
        wanted = {"path": str(path.absolute()), "directory": str(directory.absolute()), "facts": facts_to_wire(facts)}
        return pictures_from_wire(self._ask(wanted))

    def _ask(self, wanted: Wire) -> Wire:
        request = json.dumps(wanted | {"confinement": asdict(self.confinement)})
        # Files, not pipes: the child's own limit then bounds what it can make us read.
        with TemporaryFile() as out, TemporaryFile() as errors:
            code = self._run(request, out, errors)
            said = _tail(errors)
            if code in _OUT_OF_TIME:
                raise MediaUnreadable(UnreadableReason.TOO_SLOW, said)
            if code < 0:
                raise MediaUnreadable(UnreadableReason.UNREADABLE, f"signal {-code} {said}")
            if code > 0:
                raise InspectionFailed(said)
            return _answer(out)

    def _run(self, request: str, out: IO[bytes], errors: IO[bytes]) -> int:
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
            return child.wait(self.confinement.wall_seconds + 1)
        except subprocess.TimeoutExpired:
            return -signal.SIGALRM
        finally:
            _end(child)


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
