"""What a backup says of itself; written last, so that there is none without it. Its own digest lies beside it, and
nothing is read of a file before it fits its digest.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from core.infrastructure.backups.vault import MANIFEST, VaultRefused, digest_of, written

FORMAT = 3
# The first one told nothing of SECRET_KEY, the second nothing of altered objects.
READABLE = (1, 2, FORMAT)
# As sha256sum writes and checks it.
DIGEST, OBJECTS = "manifest.sha256", "objects.jsonl"


@dataclass(frozen=True, slots=True)
class TableFile:
    name: str
    columns: list[str]
    rows: int
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class SavedObject:
    key: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Of the moment `at`. Objects that rows of it name and nobody could read were deleted while the backup was made
    (`deleted`), or are `missing`; `altered` are in it as they were, and not what their rows say. `encryption_keys` and
    `signing_keys` are digests by name, never the keys themselves; `secret_key` is one, too.
    """

    at: str
    product: str
    postgres: str
    migrations: list[list[str]]
    tables: list[TableFile]
    sequences: dict[str, int | None]
    objects: int
    object_bytes: int
    objects_sha256: str
    deleted: list[str]
    missing: list[str]
    encryption_keys: dict[str, str]
    signing_keys: dict[str, str]
    with_keys: bool
    secret_key: str = ""
    altered: list[str] = field(default_factory=list)
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def size(self) -> int:
        return self.object_bytes + sum(table.size for table in self.tables)

    @property
    def faults(self) -> int:
        """Objects that its rows name and that are missing, or other ones than they say."""
        return len(self.missing) + len(self.altered)

    @property
    def is_whole(self) -> bool:
        return not self.faults

    def write(self, directory: Path) -> None:
        body = json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()
        written(directory / DIGEST, [f"{hashlib.sha256(body).hexdigest()}  {MANIFEST}\n".encode()])
        written(directory / MANIFEST, [body])


def read_manifest(directory: Path) -> Manifest:
    digest = directory / DIGEST
    _hold(directory / MANIFEST, digest.read_text(errors="replace").split(" ")[0] if digest.is_file() else "")
    told: dict[str, Any] = json.loads((directory / MANIFEST).read_text())
    if told.get("format") not in READABLE:
        raise VaultRefused(f"{directory} has the format {told.get('format')}, which this release does not read.")
    return Manifest(**told | {"tables": [TableFile(**each) for each in told["tables"]]})


def write_objects(directory: Path, objects: list[SavedObject]) -> str:
    """A line each; the digest of the list."""
    lines = (json.dumps(asdict(each), ensure_ascii=False).encode() + b"\n" for each in objects)
    return written(directory / OBJECTS, lines)[0]


def read_objects(directory: Path, manifest: Manifest) -> list[SavedObject]:
    _hold(directory / OBJECTS, manifest.objects_sha256)
    with (directory / OBJECTS).open() as lines:
        return [SavedObject(**json.loads(line)) for line in lines]


def _hold(path: Path, sha256: str) -> None:
    if not path.is_file() or digest_of(path) != sha256:
        raise VaultRefused(f"{path.parent.name}/{path.name} is not what was written.")
