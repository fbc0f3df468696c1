"""`manage.py backup DIR`: rows and objects of one moment, beside the running product."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.kept_objects import CLAIM_SOURCES
from core.domain.clock import utc_now
from core.infrastructure.backup_log import note_backup
from core.infrastructure.backups.saving import Saving
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault, VaultRefused


class Command(BaseCommand):
    help = (
        "Writes a backup into DIR, beside earlier ones: objects that lie there are not copied again. May be stopped "
        "and repeated. Secrets are in it as the database has them; keys only by --with-keys."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--with-keys", action="store_true", help="Signing and encryption keys, too.")

    def handle(self, *args: Any, directory: Path, with_keys: bool, **options: Any) -> None:
        saving = Saving(Vault(directory), CLAIM_SOURCES, Shelf(), utc_now)
        try:
            name, manifest = saving.save(with_keys=with_keys)
        except VaultRefused as refused:
            raise CommandError(str(refused)) from None
        note_backup(manifest.moment, manifest.size)
        rows = sum(table.rows for table in manifest.tables)
        self.stdout.write(f"{name}: {rows} rows, {manifest.objects} objects, {manifest.size} bytes")
        if directory.stat().st_mode & 0o077:
            self.stdout.write(
                f"Others may enter {directory}, though they read nothing in it: chmod 700 shuts them out."
            )
        for key in manifest.deleted:
            self.stdout.write(f"deleted meanwhile {key}")
        self.stdout.write(_of_keys(with_keys, [*manifest.encryption_keys]))
        for key in manifest.missing:
            self.stdout.write(f"missing {key}")
        if manifest.missing:
            raise CommandError(f"The backup is whole, but for {len(manifest.missing)} objects that are missing.")


def _of_keys(with_keys: bool, names: list[str]) -> str:
    if with_keys:
        return "It holds the keys: whoever has it reads everything and signs tokens. Keep SECRET_KEY elsewhere."
    return f"Keys are not in it. Keep SECRET_KEY and ENCRYPTION_KEYS_DIR elsewhere: {', '.join(names)}"
