"""`manage.py rotate_keys`: a new key for access tokens, beside the running product."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from identity.bootstrap import rotate_signing_keys


class Command(BaseCommand):
    help = (
        "Makes a key that signs access tokens from now on. The one before it still verifies, older ones are dropped: "
        "whoever waits 15 minutes between two rotations logs nobody out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        words = "Drop all older keys at once: every access token that is out becomes invalid."
        parser.add_argument("--revoke", action="store_true", help=words)

    def handle(self, *args: Any, revoke: bool, **options: Any) -> None:
        rotation = rotate_signing_keys(revoke=revoke)
        kept, dropped = (", ".join(names) or "none" for names in (rotation.kept, rotation.dropped))
        self.stdout.write(f"key {rotation.signing} signs; still valid: {kept}; dropped: {dropped}")
