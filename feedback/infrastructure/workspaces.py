"""Workspaces as directories below one root."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DirectoryWorkspaces:
    """The same name is the same directory, so that the next try wipes what a killed one left."""

    root: Path

    @contextmanager
    def enter(self, name: str) -> Iterator[Path]:
        self.wipe(name)
        directory = self.root / name
        directory.mkdir(parents=True)
        try:
            yield directory
        finally:
            self.wipe(name)

    def wipe(self, name: str) -> None:
        shutil.rmtree(self.root / name, ignore_errors=True)
