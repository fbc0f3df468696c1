"""`manage.py deactivate_account EMAIL`: shuts a person out within seconds, open sockets included."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.domain.errors import DomainError
from identity.application.deactivate_account import DeactivateAccount
from identity.bootstrap import accounts


class Command(BaseCommand):
    help = "Ends all sessions of a person and lets them in no more, until --undo. Nothing of theirs is lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--undo", action="store_true", help="Let them in again.")

    def handle(self, *args: Any, email: str, undo: bool, **options: Any) -> None:
        try:
            ended = accounts().deactivate_account(DeactivateAccount(email, undo))
        except DomainError:
            raise CommandError("No account has this address.") from None
        self.stdout.write("let in again" if undo else f"shut out; sessions ended: {ended}")
