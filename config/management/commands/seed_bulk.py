"""`manage.py seed_bulk`: a large database, made up and loaded by COPY, the same for the same --seed and --until."""

import secrets
import time
from argparse import ArgumentDefaultsHelpFormatter
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.db import transaction

from config.bulk.load import steps
from config.bulk.scale import Scale
from core.infrastructure.bulk import analyse
from identity.infrastructure.bulk import has_account
from projects.domain.project import MOST_MEMBERS
from projects.infrastructure.bulk import has_projects


class _TellingDefaults(DjangoHelpFormatter, ArgumentDefaultsHelpFormatter):
    pass


class Command(BaseCommand):
    help = "Fills a database with made-up people, projects and notes, all or nothing; says who is in --shared of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.formatter_class = _TellingDefaults
        parser.add_argument("--projects", type=int, default=1000, help="How many.")
        parser.add_argument("--feedback", type=int, default=10_000, help="Items over all projects.")
        parser.add_argument("--shared", type=int, default=200, help="Projects of each measured person.")
        parser.add_argument("--measured", type=int, default=1, help="People in just so many; the first has --email.")
        parser.add_argument("--email", default="bulk@example.com", help="Of the first measured person.")
        parser.add_argument("--password", help="Everybody's; made up when it is not given.")
        parser.add_argument("--seed", type=int, default=1, help="Another one makes other people and projects.")
        parser.add_argument(
            "--until", type=datetime.fromisoformat, help="The present as RFC 3339; now when it is not given."
        )
        parser.add_argument("--append", action="store_true", help="Although there are projects already.")

    def handle(self, *args: Any, append: bool, password: str | None, **options: Any) -> None:
        scale = _scale(**options)
        if not append and has_projects():
            raise CommandError("There are projects already; --append adds to them.")
        if has_account(scale.email):
            raise CommandError(f"{scale.email} has an account already; give another --email, and another --seed.")
        password, began = password or secrets.token_urlsafe(12), time.monotonic()
        with transaction.atomic(durable=True):
            for step in steps(scale, password):
                started = time.monotonic()
                number = step.load()
                self.stdout.write(f"{step.table:>15} {number:>10,} {time.monotonic() - started:>7.1f} s")
        analyse()
        self.stdout.write(f"{'all':>15} {'':>10} {time.monotonic() - began:>7.1f} s")
        measured = ", ".join(person.email for person in scale.people[: scale.measured])
        self.stdout.write(f"In {scale.shared} of the projects: {measured}  password: {password}")


def _scale(*, until: datetime | None, **options: Any) -> Scale:
    names = {field.name for field in fields(Scale)}
    present = (until or datetime.now(UTC)).timestamp()
    scale = Scale(until=present, **{name: value for name, value in options.items() if name in names})
    if not (0 < scale.shared <= scale.projects and scale.feedback >= 0 and 0 <= scale.seed < 10_000):
        raise CommandError("It takes 0 < --shared <= --projects, no less than 0 --feedback, and a --seed below 10000.")
    if not 0 < scale.measured < MOST_MEMBERS:
        raise CommandError(f"It takes 0 < --measured < {MOST_MEMBERS}: they may all be in one project.")
    return scale
