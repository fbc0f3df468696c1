"""`manage.py prepare`: what must be there before the first request; safe at every start, also by two at once."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from config import demo, static_files
from core.infrastructure.bucket import make_bucket
from core.infrastructure.encryption import make_first_key
from identity.bootstrap import ensure_signing_key

_LOCK = 0x56504C4E


class Command(BaseCommand):
    help = "Migrates, makes bucket and keys, collects static files; with --demo also an account with a sample project."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            try:
                self._prepare(with_demo=demo)
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])

    def _prepare(self, *, with_demo: bool) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        make_bucket()
        ensure_signing_key()
        make_first_key()
        if not static_files.IS_COLLECTED:
            call_command("collectstatic", verbosity=0, interactive=False)
        if with_demo:
            self.stdout.write(f"Demo account: {demo.seed()}")
