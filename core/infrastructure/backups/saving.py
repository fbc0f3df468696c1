"""Making a backup while people work: objects, then rows of one moment, then what those name and was not there before.

So what is deleted while the objects are copied is there, and the moment of the rows is not held for long.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from core.application.refusals import ObjectMissing
from core.infrastructure.backups import keys, schema, tables
from core.infrastructure.backups.manifest import Manifest, SavedObject, write_objects
from core.infrastructure.backups.shelf import THREADS, ObjectUnreadable, Shelf, Stored
from core.infrastructure.backups.vault import Vault
from core.infrastructure.object_claims import ClaimSource, claims_of


@dataclass(frozen=True)
class Saving:
    """Into `vault`. `halfway` is called between the two passes."""

    vault: Vault
    sources: tuple[ClaimSource, ...]
    shelf: Shelf
    clock: Callable[[], datetime]
    halfway: Callable[[], None] = lambda: None

    def save(self, *, with_keys: bool) -> tuple[str, Manifest]:
        """Its name and what it says of itself."""
        with self.vault.held():
            self._copied(claims_of(self.sources).named)
            self.halfway()
            at = self.clock()
            name = f"{at:%Y%m%dT%H%M%S.%fZ}"
            with self.vault.begun(name) as directory:
                if with_keys:
                    keys.copy_into(directory)
                manifest = self._written(directory, at, with_keys=with_keys)
        return name, manifest

    def _written(self, directory: Path, at: datetime, *, with_keys: bool) -> Manifest:
        with tables.snapshot():
            dumped, claims = _dumped(directory), claims_of(self.sources)
        saved = self._copied(claims.named)
        lost = sorted(claims.named.keys() - {each.key for each in saved})
        others = {each.key for each in saved if not claims.named[each.key].fits(each.size, each.sha256)}
        # Looked for once more: people go on working.
        again = claims_of(self.sources).named if lost or others else {}
        missing = [key for key in lost if key in again]
        manifest = Manifest(
            at=at.isoformat(),
            objects=len(saved),
            object_bytes=sum(each.size for each in saved),
            objects_sha256=write_objects(directory, saved),
            deleted=sorted(set(lost) - set(missing)),
            missing=missing,
            altered=sorted(key for key in others & again.keys() if again[key] == claims.named[key]),
            encryption_keys=keys.digests("encryption"),
            signing_keys=keys.digests("signing"),
            with_keys=with_keys,
            secret_key=keys.digest_of_secret(),
            **dumped,
        )
        manifest.write(directory)
        return manifest

    def _copied(self, wanted: Iterable[str]) -> list[SavedObject]:
        """Of these keys, those that can be read."""
        asked = set(wanted)
        with ThreadPoolExecutor(THREADS) as pool:
            found = pool.map(self._copy, (stored for stored in self.shelf.listed() if stored.key in asked))
            return sorted((each for each in found if each), key=lambda each: each.key)

    def _copy(self, stored: Stored) -> SavedObject | None:
        if known := self.vault.known(stored):
            return SavedObject(stored.key, stored.size, *known)
        try:
            (digest, size), media_type = self.shelf.read(stored.key, self.vault.take)
        except (ObjectMissing, ObjectUnreadable):
            return None
        if size == stored.size:
            self.vault.remember(stored, digest, media_type)
        return SavedObject(stored.key, size, digest, media_type)


def _dumped(directory: Path) -> dict[str, Any]:
    """What the manifest says of the rows."""
    place = directory / "tables"
    place.mkdir(0o700)
    return {
        "product": settings.SPECTACULAR_SETTINGS["VERSION"],
        "postgres": str(connection.pg_version),  # type: ignore[attr-defined]
        "migrations": schema.applied(),
        "tables": [tables.dump(name, columns, place) for name, columns in tables.tables().items()],
        "sequences": tables.sequences(),
    }
