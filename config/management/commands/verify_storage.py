"""`manage.py verify_storage`: whether what rows name lies in the store, and what lies there is named."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.kept_objects import CLAIM_SOURCES
from core.domain.clock import utc_now
from core.infrastructure.backups.comparing import Comparing
from core.infrastructure.backups.shelf import Shelf

HOURS = 24


class Command(BaseCommand):
    help = (
        "Compares rows with objects both ways, beside the running product; a line each that is missing, another one "
        "than its row says, or named by none. Fails when there are some."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hashes", action="store_true", help="Read every object, and hold it against its digest.")
        parser.add_argument("--young", type=float, default=HOURS, metavar="HOURS", help="So long a row may be coming.")

    def handle(self, *args: Any, hashes: bool, young: float, **options: Any) -> None:
        comparing = Comparing(CLAIM_SOURCES, Shelf(), utc_now, timedelta(hours=young))
        faults = 0
        for finding in comparing.findings(hashes=hashes):
            faults += finding.is_fault
            self.stdout.write(f"{finding.kind} {finding.key}: {finding.detail}")
        self.stdout.write(f"storage: {faults} faults")
        if faults:
            raise CommandError(f"{faults} objects are missing, other ones, or named by no row.")
