"""Bringing a backup back into an empty stack: first everything is looked through, then objects, rows at the end in one
transaction. Broken off, it has brought no row, and may be repeated.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from django.core.cache import cache
from django.db import connection, transaction

from core.infrastructure.backups import keys, schema, tables
from core.infrastructure.backups.checking import damaged_objects, damaged_tables
from core.infrastructure.backups.manifest import Manifest, SavedObject, read_manifest, read_objects
from core.infrastructure.backups.shelf import THREADS, Shelf
from core.infrastructure.backups.vault import Vault
from core.infrastructure.key_files import RETIRED

# Clients that have seen what is not there any more load anew; nothing kept under a revision of before counts again.
_RENEW_STREAMS = "UPDATE core_channel SET epoch = gen_random_uuid(), silent = silent + 1000000000"


class RestoreRefused(Exception):
    """It would overwrite something, or bring back what cannot be used."""


@dataclass(frozen=True)
class Restoring:
    """Of the backup `name` of `vault`, or its last one."""

    vault: Vault
    shelf: Shelf
    name: str = ""

    def restore(self, *, migrate: bool, without_keys: bool, without_damaged: bool) -> tuple[Manifest, list[str]]:
        """What it says of itself, and keys of objects that were left out. `migrate`: one of an older schema, too, which
        is brought up to date; `without_keys`: though what is encrypted stays unreadable; `without_damaged`: but for
        objects that are not what was written. Rows are.
        """
        directory = self.vault.chosen(self.name)
        manifest = read_manifest(directory)
        objects = read_objects(directory, manifest)
        self._check_place(objects)
        schema.check(manifest.migrations, migrate=migrate)
        _check_keys(manifest, without_keys=without_keys)
        damaged = self._damaged(directory, manifest, objects, without=without_damaged)
        if manifest.with_keys:
            keys.bring_back(directory)
        self._put([each for each in objects if each.sha256 not in damaged])
        self._load(directory, manifest)
        cache.clear()
        return manifest, [each.key for each in objects if each.sha256 in damaged]

    def _check_place(self, objects: list[SavedObject]) -> None:
        if full := tables.filled():
            raise RestoreRefused(f"The database is not empty: {', '.join(full[:5])}.")
        wanted = {each.key: each.size for each in objects}
        others = [each.key for each in self.shelf.listed() if wanted.get(each.key) != each.size]
        if others:
            raise RestoreRefused(f"The bucket is not empty: {', '.join(others[:5])}.")

    def _damaged(
        self, directory: Path, manifest: Manifest, objects: list[SavedObject], *, without: bool
    ) -> frozenset[str]:
        """Digests of objects that can be left out."""
        rows, found = damaged_tables(directory, manifest), damaged_objects(self.vault, objects)
        if rows or (found and not without):
            hint = "" if rows else " --without-damaged leaves them out."
            files = sorted(rows | found)
            raise RestoreRefused(f"{len(files)} files of the backup are not what was written: {_some(files)}.{hint}")
        return found

    def _put(self, objects: list[SavedObject]) -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(self._put_one, objects))

    def _put_one(self, each: SavedObject) -> None:
        self.shelf.put(each.key, self.vault.object_path(each.sha256), each.media_type)

    def _load(self, directory: Path, manifest: Manifest) -> None:
        with schema.of(manifest.migrations), transaction.atomic():
            tables.empty()
            for table in manifest.tables:
                tables.load(table, directory / "tables")
            tables.set_sequences(manifest.sequences)
            with connection.cursor() as cursor:
                cursor.execute(_RENEW_STREAMS)


def unreadable(manifest: Manifest) -> Iterator[str]:
    """What a restored stack lacks, a sentence each."""
    if manifest.deleted:
        yield f"{len(manifest.deleted)} objects were deleted while the backup was made: {_some(manifest.deleted)}"
    if manifest.missing:
        yield f"{len(manifest.missing)} objects were missing already: {_some(manifest.missing)}"
    if manifest.altered:
        yield f"{len(manifest.altered)} objects were other ones than their rows say already: {_some(manifest.altered)}"
    if set(keys.digests("signing").values()).isdisjoint(manifest.signing_keys.values()):
        yield "No signing key of then is here: access tokens of then are void, sessions go on."
    if lacking := keys.lacking(manifest.encryption_keys):
        yield f"Encryption keys are not here: {_some(lacking)}"
    if manifest.secret_key not in ("", keys.digest_of_secret()):
        yield (
            "SECRET_KEY is another one than then: people log in anew, and codes, invitations, share links and "
            "addresses of calendars that they hold are void. Under that of then they are not."
        )


def _check_keys(manifest: Manifest, *, without_keys: bool) -> None:
    lacking = keys.lacking(manifest.encryption_keys)
    if not lacking or manifest.with_keys or without_keys:
        return
    hidden = keys.hidden_by_others(lacking)
    beside = f" By the name {_some(hidden)} another key is here: move it to {RETIRED}/ first." if hidden else ""
    raise RestoreRefused(
        f"Encryption keys {_some(lacking)} of then are neither in the backup nor here: put them into "
        f"ENCRYPTION_KEYS_DIR, or say --without-keys.{beside}"
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
