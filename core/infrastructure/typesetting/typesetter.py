"""Starts the child that sets pages, and ends it: no text and no picture can take our memory or time."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from core.infrastructure.glyphs import FACES

_CHILD = Path(__file__).parent / "typst_child.py"
_INHERITED = ("LD_LIBRARY_PATH", "TMPDIR")


class NotSet(Exception):
    """The child did not come to an end, or not to a good one."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    memory_bytes: int = 1536 * 1024 * 1024
    seconds: float = 60

    def pdf(self, folder: Path, source: str, *, timestamp: int, picture_edge: int = 0) -> bytes:
        """Of `source` in `folder`, in our typeface; `painted.json` says which `{number}.picture` became `.jpg`."""
        setting = {"source": source, "faces": str(FACES), "timestamp": timestamp, "picture_edge": picture_edge}
        (folder / "setting.json").write_text(json.dumps(setting))
        self._run(folder)
        return (folder / "pages.pdf").read_bytes()

    def _run(self, folder: Path) -> None:
        """Its own alarm ends the child first; ours is for one that does not hear it."""
        limits = [str(os.getpid()), str(self.memory_bytes), str(self.seconds)]
        child = subprocess.Popen(
            [sys.executable, "-I", str(_CHILD), str(folder), *limits],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
        try:
            if child.wait(self.seconds + 2):
                raise NotSet
        except subprocess.TimeoutExpired as error:
            raise NotSet from error
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def _environment() -> dict[str, str]:
    """Nothing of ours that a hostile picture could steal, such as keys."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return kept | {"PATH": os.defpath, "LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
