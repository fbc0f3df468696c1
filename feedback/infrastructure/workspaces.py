"""Workspaces as directories below one root, each held by a lock that goes with its process."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.domain.ids import new_id


@dataclass(frozen=True)
class DirectoryWorkspaces:
    """Whoever enters one first removes what killed workers left: a directory that nobody holds."""

    root: Path

    @contextmanager
    def enter(self, name: str) -> Iterator[Path]:
        self.sweep()
        directory = self.root / f"{name}-{new_id().hex[-12:]}"
        with self._alone():
            directory.mkdir()
            hold = _held(directory)
        try:
            yield directory
        finally:
            shutil.rmtree(directory, ignore_errors=True)
            os.close(hold)

    def sweep(self) -> int:
        with self._alone():
            return sum(_removed(each) for each in self.root.iterdir() if each.is_dir())

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """A new directory must not be swept before it is held."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.root, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)


def _held(directory: Path) -> int:
    hold = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(hold)
        raise
    return hold


def _removed(directory: Path) -> bool:
    """Whether it was nobody's, and is gone."""
    try:
        hold = _held(directory)
    except OSError:
        return False
    shutil.rmtree(directory, ignore_errors=True)
    os.close(hold)
    return True
