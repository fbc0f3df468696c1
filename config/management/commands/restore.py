"""`manage.py restore DIR`: a backup into an empty stack."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.beat import LOCK
from core.infrastructure.backups.alone import NotAlone, alone
from core.infrastructure.backups.restoring import RestoreRefused, Restoring, unreadable
from core.infrastructure.backups.schema import OtherSchema
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault, VaultRefused


class Command(BaseCommand):
    help = (
        "Brings the last backup of DIR into a stack that was prepared and not used, with the processes stopped. All "
        "digests are held against the files before anything is written; then figures and objects are compared."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--backup", default="", metavar="NAME", help="Another one than the last.")
        parser.add_argument("--beside", action="store_true", help="Though others are connected with the database.")
        parser.add_argument("--migrate", action="store_true", help="Take one of an older schema and migrate it.")
        parser.add_argument("--without-damaged", action="store_true", help="But for objects that can be read no more.")
        parser.add_argument("--without-keys", action="store_true", help="Though what is encrypted stays unreadable.")

    def handle(self, *args: Any, directory: Path, backup: str, **options: Any) -> None:
        restoring = Restoring(Vault(directory), Shelf(), backup)
        try:
            with alone(LOCK, beside=options["beside"]):
                manifest, left_out = restoring.restore(
                    migrate=options["migrate"],
                    without_keys=options["without_keys"],
                    without_damaged=options["without_damaged"],
                )
        except (NotAlone, RestoreRefused, OtherSchema, VaultRefused) as refused:
            raise CommandError(f"{refused} Nothing was changed.") from None
        rows = sum(table.rows for table in manifest.tables)
        self.stdout.write(f"{rows} rows, {manifest.objects - len(left_out)} objects of {manifest.at}")
        for key in left_out:
            self.stdout.write(f"left out {key}")
        for sentence in unreadable(manifest):
            self.stdout.write(sentence)
        self._compare()

    def _compare(self) -> None:
        """Both are told, whatever the first finds."""
        faults = []
        for command in ("check_counters", "verify_storage"):
            try:
                call_command(command, stdout=self.stdout)
            except CommandError as found:
                faults.append(str(found))
        if faults:
            raise CommandError(" ".join(["The backup is restored.", *faults]))
