"""`manage.py process_unread`: gives films from earlier releases what films get now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from feedback.bootstrap.processing import process_unread

AT_MOST = 100


class Command(BaseCommand):
    help = (
        "Orders the processing of films that were ready before there were ladders, sheets and waveforms; what was just"
        " uploaded waits behind them. They can be seen all the while. Repeat it until it orders none."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--at-most", type=int, default=AT_MOST, help="How many at once.")

    def handle(self, *args: Any, at_most: int, **options: Any) -> None:
        self.stdout.write(f"{process_unread(at_most)} ordered")
