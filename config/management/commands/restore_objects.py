"""`manage.py restore_objects DIR`: lost objects of a stack in use, from its backups."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.kept_objects import CLAIM_SOURCES
from core.infrastructure.backups.returning import Outcome, Returning
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault, VaultRefused


class Command(BaseCommand):
    help = (
        "Puts back, beside the running product, the objects that rows name and that are missing, from the newest "
        "backup of DIR that has them whole. Writes over nothing. A line each; fails when some are still missing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--backup", default="", metavar="NAME", help="From that one alone.")

    def handle(self, *args: Any, directory: Path, backup: str, **options: Any) -> None:
        missing = returned = 0
        try:
            for outcome in Returning(Vault(directory), Shelf(), CLAIM_SOURCES, backup).put_back():
                returned, missing = returned + outcome.is_back, missing + (not outcome.is_back)
                self.stdout.write(_line(outcome))
        except VaultRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"storage: {returned} objects are back, {missing} still missing")
        if missing:
            raise CommandError(f"{missing} objects are in no backup of {directory} as their rows want them.")


def _line(outcome: Outcome) -> str:
    key, by = outcome.claim.key, outcome.claim.by
    return f"back {key}: from {outcome.backup}" if outcome.is_back else f"missing {key}: named by {by}"
