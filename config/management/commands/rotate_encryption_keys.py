"""`manage.py rotate_encryption_keys`: a new key for what is encrypted at rest, beside the running product."""

import time
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.infrastructure.encryption import NoKeyFits
from core.infrastructure.encryption_rotation import RotationRuns, RowsLeft, rotate
from core.infrastructure.key_files import RETIRED

PAUSE_SECONDS = 60.0


class Command(BaseCommand):
    help = (
        "Makes a new key, writes every encrypted row anew, then moves the older keys to retired/, where nothing uses "
        "them: they read older backups when they are put back. Safe to be stopped and repeated."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        words = "Seconds that outlast every write which began with the older key."
        parser.add_argument("--pause", type=float, default=PAUSE_SECONDS, help=words)

    def handle(self, *args: Any, pause: float, **options: Any) -> None:
        try:
            rotation = rotate(partial(time.sleep, pause))
        except NoKeyFits as error:
            raise CommandError(f"No key fits a value in {'.'.join(error.args)}; every key was kept.") from None
        except RowsLeft:
            raise CommandError("Rows of an older key keep coming: does every process see the new key?") from None
        except RotationRuns:
            raise CommandError("Another rotation is running.") from None
        begun = "went on with" if rotation.resumed else "made"
        self.stdout.write(
            f"{begun} key {rotation.key}; {rotation.seen} encrypted values, {rotation.rewritten} of them written anew; "
            f"moved to {RETIRED}/, for backups of before: {', '.join(rotation.retired) or 'none'}"
        )
