"""The directory of backups: objects by the digest of their content, shared by all backups, and a directory a backup.

Whatever has its name is whole: it is written beside, forced to disk and renamed. What a backup that was broken off has
copied stays, and is not copied again. Nobody but its owner reads any of it.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from core.infrastructure.backups.shelf import PIECE, Stored

MANIFEST = "manifest.json"
_UNFINISHED = ".unfinished-"
_OWNERS, _OWNERS_FILE = 0o700, 0o600


class VaultRefused(Exception):
    """There is no such backup, or somebody else writes one there."""


class Vault:
    def __init__(self, root: Path) -> None:
        self.root = root
        self._objects, self._index, self._damaged = root / "objects", root / "index.jsonl", root / "damaged"
        self._known: dict[str, tuple[Stored, str, str]] = {}
        self._writing = Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """By one writer at a time."""
        self.root.mkdir(_OWNERS, parents=True, exist_ok=True)
        self._objects.mkdir(_OWNERS, exist_ok=True)
        with open(self.root / ".lock", "w", opener=_of_owner) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise VaultRefused(f"Another backup into {self.root} is running.") from None
            self._clear()
            self._load()
            yield

    def known(self, stored: Stored) -> tuple[str, str] | None:
        """Digest and media type of what lies here already, in its whole length."""
        found = self._known.get(stored.key)
        if found is None or found[0] != stored:
            return None
        path = self.object_path(found[1])
        return found[1:] if path.is_file() and path.stat().st_size == stored.size else None

    def remember(self, stored: Stored, digest: str, media_type: str) -> None:
        with self._writing, open(self._index, "a", opener=_of_owner) as index:
            index.write(_line(stored, digest, media_type))
        self._known[stored.key] = (stored, digest, media_type)

    def take(self, pieces: Iterable[bytes]) -> tuple[str, int]:
        """Keep the content; its digest and size."""
        beside = self._objects / f"{_UNFINISHED}{secrets.token_hex(8)}"
        digest, size = written(beside, pieces)
        path = self.object_path(digest)
        path.parent.mkdir(_OWNERS, exist_ok=True)
        beside.rename(path)
        return digest, size

    def set_aside(self, digests: Iterable[str]) -> None:
        """What is damaged lies elsewhere from now on, so that the next backup copies the objects anew."""
        with self.held():
            for path in (self.object_path(each) for each in digests):
                if path.exists():
                    self._damaged.mkdir(_OWNERS, exist_ok=True)
                    path.rename(self._damaged / path.name)

    def object_path(self, digest: str) -> Path:
        return self._objects / digest[:2] / digest

    @contextmanager
    def begun(self, name: str) -> Iterator[Path]:
        """A directory that becomes the backup of that name at the end, or nothing."""
        beside = self.root / f"{_UNFINISHED}{name}"
        beside.mkdir(_OWNERS, parents=True)
        yield beside
        force(beside)
        beside.rename(self.root / name)
        force(self.root)

    def remove(self, name: str) -> None:
        """A backup; it is gone from one moment to the next, whenever this ends."""
        beside = self.root / f"{_UNFINISHED}{name}"
        (self.root / name).rename(beside)
        shutil.rmtree(beside)

    def keep_only(self, digests: set[str]) -> int:
        """How many other objects went, those that were set aside not counted."""
        self._known = {key: told for key, told in self._known.items() if told[1] in digests}
        beside = self._objects / f"{_UNFINISHED}index"
        written(beside, (_line(*told).encode() for told in self._known.values()))
        beside.rename(self._index)
        others = [path for path in self._objects.glob("*/*") if path.name not in digests]
        for path in [*others, *(path for path in self._damaged.glob("*") if path.name not in digests)]:
            path.unlink()
        return len(others)

    def backups(self) -> list[str]:
        """Oldest first."""
        return sorted(path.parent.name for path in self.root.glob(f"[!.]*/{MANIFEST}"))

    def chosen(self, name: str) -> Path:
        """The backup of that name, or the last one."""
        there = self.backups()
        if not there or (name and name not in there):
            raise VaultRefused(f"{self.root} holds no backup{f' {name}' if name else ''}.")
        return self.root / (name or there[-1])

    def _clear(self) -> None:
        for path in self.root.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(path)
        for path in self._objects.glob(f"{_UNFINISHED}*"):
            path.unlink()

    def _load(self) -> None:
        """What was written last counts; a line that was torn by an end does not."""
        for line in self._index.read_text().splitlines() if self._index.exists() else ():
            try:
                key, size, tag, modified, digest, media_type = json.loads(line)
            except ValueError:
                continue
            self._known[key] = (Stored(key, size, tag, modified), digest, media_type)


def written(path: Path, pieces: Iterable[bytes]) -> tuple[str, int]:
    """A file of this content that is on the disk; its digest and size."""
    digest, size = hashlib.sha256(), 0
    with open(path, "wb", opener=_of_owner) as file:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _line(stored: Stored, digest: str, media_type: str) -> str:
    return json.dumps([stored.key, stored.size, stored.tag, stored.modified, digest, media_type]) + "\n"


def _of_owner(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNERS_FILE)


def force(directory: Path) -> None:
    """Names in it are on the disk, too."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
