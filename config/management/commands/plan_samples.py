"""Prints docs/samples/plans.md."""

from typing import Any

from django.core.management.base import BaseCommand

from ai_planning.infrastructure.built_in.sample_document import sample_document


class Command(BaseCommand):
    help = "Prints what the built-in writer and designer make of ten briefs (docs/samples/plans.md)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(sample_document(), ending="")
