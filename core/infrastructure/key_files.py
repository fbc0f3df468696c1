"""Keys as files of a directory, one a file: the last by name is the newest, and all of them count."""

import logging
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar

logger = logging.getLogger("videoplanet.keys")

RETIRED = "retired"
Key = TypeVar("Key")


class KeyFiles(Generic[Key]):
    """`load` makes a key of a file's name and content, or None of what is no key; read again when files change."""

    def __init__(self, directory: Path, suffix: str, load: Callable[[str, bytes], Key | None]) -> None:
        self._directory, self._suffix, self._load = directory, suffix, load
        self._seen = -1
        self._keys: dict[str, Key] = {}

    def keys(self) -> dict[str, Key]:
        """Name → key, oldest first."""
        changed = self._directory.stat().st_mtime_ns
        if changed != self._seen:
            self._read(changed)
        return self._keys

    def paths(self) -> list[Path]:
        return sorted(self._directory.glob(f"*{self._suffix}"))

    def make_first(self, content: Callable[[], bytes]) -> None:
        """Does nothing when there is one; of two processes that race, one wins."""
        self._directory.mkdir(parents=True, exist_ok=True)
        if not self.paths():
            self._write("0001", content())

    def make_next(self, content: Callable[[], bytes]) -> Path:
        """One more, which is the newest from now on whatever the others are called."""
        newest = self.paths()[-1].stem
        return self._write(f"{int(newest) + 1:04d}" if newest.isdecimal() else f"{newest}.1", content())

    def drop(self, name: str) -> None:
        """Repeating it is no change."""
        (self._directory / f"{name}{self._suffix}").unlink(missing_ok=True)
        self._mark_changed()

    def retire(self, name: str) -> None:
        """It no longer counts, and stays in RETIRED: put back, it reads what an old backup holds. May be repeated."""
        retired = self._directory / RETIRED
        retired.mkdir(mode=0o700, exist_ok=True)
        with suppress(FileNotFoundError):
            (self._directory / f"{name}{self._suffix}").rename(_unused(retired, name, self._suffix))
        self._mark_changed()

    def _read(self, changed: int) -> None:
        """A file that is still being copied is left out, and looked at again the next time."""
        paths = self.paths()
        keys = {path.stem: key for path in paths if (key := self._loaded(path)) is not None}
        self._keys, self._seen = keys, changed if len(keys) == len(paths) else -1

    def _loaded(self, path: Path) -> Key | None:
        try:
            key = self._load(path.stem, path.read_bytes())
        except (ValueError, TypeError, OSError):
            key = None
        if key is None:
            logger.warning("not a readable key", extra={"key": path.name})
        return key

    def _write(self, name: str, content: bytes) -> Path:
        path = self._directory / f"{name}{self._suffix}"
        temporary = self._directory / f".{secrets.token_hex(8)}"
        temporary.touch(mode=0o600)
        temporary.write_bytes(content)
        try:
            os.link(temporary, path)
        except FileExistsError:
            return path
        finally:
            temporary.unlink()
            self._mark_changed()
        return path

    def _mark_changed(self) -> None:
        # The system's own mark is coarse: who read between two changes of one tick would never see the second.
        at = time.time_ns()
        os.utime(self._directory, ns=(at, at))


def _unused(directory: Path, name: str, suffix: str) -> Path:
    """No retired key takes another one's place, though both were called the same once."""
    paths = (directory / (f"{name}.{number}{suffix}" if number else f"{name}{suffix}") for number in count())
    return next(path for path in paths if not path.exists())
