"""`manage.py verify_backup DIR`: whether backups could be brought back, before the day on which one has to be."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.infrastructure.backups.checking import looked_through
from core.infrastructure.backups.vault import Vault, VaultRefused


class Command(BaseCommand):
    help = (
        "Holds every file of the backups in DIR against its digest; a line for each table and object that one "
        "lacks, also since it was missing when the backup was made. Fails when there are some."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--backup", default="", metavar="NAME", help="That one alone.")
        parser.add_argument("--set-aside", action="store_true", help="So that the next backup copies objects anew.")

    def handle(self, *args: Any, directory: Path, backup: str, set_aside: bool, **options: Any) -> None:
        vault = Vault(directory)
        try:
            chosen = vault.chosen(backup).name
            damaged, lacking = looked_through(vault, [chosen] if backup else vault.backups())
            if set_aside:
                vault.set_aside(damaged)
        except VaultRefused as refused:
            raise CommandError(str(refused)) from None
        for name, lines in lacking.items():
            self.stdout.write("\n".join([f"{name}: {'not whole' if lines else 'whole'}", *lines]))
        if any(lacking.values()):
            raise CommandError("Not every backup is whole.")
