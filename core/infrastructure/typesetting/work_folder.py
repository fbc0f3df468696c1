"""A folder to work in, of which nothing stays behind, also when whoever works in it is killed."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = "videoplanet-pages-"
# So long one may be there before it is held.
YOUNG_SECONDS = 10


@contextmanager
def work_folder(place: Path) -> Iterator[Path]:
    """Held as long as the process lives: what nobody holds any more is cleared first."""
    for folder in place.glob(f"{PREFIX}*"):
        with suppress(OSError):
            _clear(folder)
    with TemporaryDirectory(prefix=PREFIX, dir=place) as name, _held(Path(name)) as folder:
        yield folder


def _clear(folder: Path) -> None:
    if time.time() - folder.stat().st_mtime > YOUNG_SECONDS:
        with _held(folder):
            shutil.rmtree(folder)


@contextmanager
def _held(folder: Path) -> Iterator[Path]:
    """Raises BlockingIOError where another holds it; a process that dies lets go."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield folder
    finally:
        os.close(descriptor)
