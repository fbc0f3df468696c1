"""`manage.py backup DIR`: rows and objects of one moment, beside the running product."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.kept_objects import CLAIM_SOURCES
from core.domain.clock import utc_now
from core.infrastructure.backup_log import note_backup
from core.infrastructure.backups.manifest import Manifest
from core.infrastructure.backups.pruning import prune
from core.infrastructure.backups.saving import Saving
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault, VaultRefused

# Told apart from other failures: the backup is there, and another at once would be no better.
WRITTEN_WITH_FAULTS = 3


class Command(BaseCommand):
    help = (
        "Writes a backup into DIR, beside earlier ones: objects that lie there are not copied again. May be stopped "
        "and repeated. Secrets are in it as the database has them; keys only by --with-keys. Exit code "
        f"{WRITTEN_WITH_FAULTS} where it is written but objects are missing or other ones than their rows say; make "
        "turns every code into 2."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument(
            "--keep",
            type=_positive,
            metavar="N",
            help="All but the last N go, and the last N that lack nothing, and objects that only they name.",
        )
        parser.add_argument("--with-keys", action="store_true", help="Signing and encryption keys, too.")

    def handle(self, *args: Any, directory: Path, with_keys: bool, keep: int | None = None, **options: Any) -> None:
        vault = Vault(directory)
        try:
            name, manifest = Saving(vault, CLAIM_SOURCES, Shelf(), utc_now).save(with_keys=with_keys)
        except VaultRefused as refused:
            raise CommandError(str(refused)) from None
        note_backup(manifest.moment, manifest.size, manifest.faults)
        self._tell(directory, name, manifest)
        if keep:
            self._prune(vault, keep)
        if not manifest.is_whole:
            missing, others = len(manifest.missing), len(manifest.altered)
            sentence = f"The backup is written, but for {missing} objects that are missing and {others} other ones."
            raise CommandError(sentence, returncode=WRITTEN_WITH_FAULTS)

    def _prune(self, vault: Vault, keep: int) -> None:
        try:
            gone, objects = prune(vault, keep)
        except VaultRefused as refused:
            raise CommandError(str(refused), returncode=WRITTEN_WITH_FAULTS) from None
        self.stdout.write(f"{len(gone)} older backups went, and {objects} objects that no other names")

    def _tell(self, directory: Path, name: str, manifest: Manifest) -> None:
        rows = sum(table.rows for table in manifest.tables)
        self.stdout.write(f"{name}: {rows} rows, {manifest.objects} objects, {manifest.size} bytes")
        if directory.stat().st_mode & 0o077:
            self.stdout.write(
                f"Others may enter {directory}, though they read nothing in it: chmod 700 shuts them out."
            )
        for key in manifest.deleted:
            self.stdout.write(f"deleted meanwhile {key}")
        self.stdout.write(_of_keys(manifest.with_keys, [*manifest.encryption_keys]))
        for key in manifest.missing:
            self.stdout.write(f"missing {key}")
        for key in manifest.altered:
            self.stdout.write(f"mismatch {key}: it is in the backup as it is, and not what its row says")


def _positive(told: str) -> int:
    if not told.isdecimal() or not int(told):
        raise ArgumentTypeError("at least one backup stays")
    return int(told)


def _of_keys(with_keys: bool, names: list[str]) -> str:
    if with_keys:
        return "It holds the keys: whoever has it reads everything and signs tokens. Keep SECRET_KEY elsewhere."
    return f"Keys are not in it. Keep SECRET_KEY and ENCRYPTION_KEYS_DIR elsewhere: {', '.join(names)}"
