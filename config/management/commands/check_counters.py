"""`manage.py check_counters`: whether kept figures are what they count."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.application.ports import KeptFigure
from core.domain.drift import Drift
from feedback.bootstrap.upkeep import KEPT_FIGURES as FEEDBACK
from notifications.bootstrap.tending import KEPT_FIGURES as NOTIFICATIONS
from projects.bootstrap.upkeep import KEPT_FIGURES as PROJECTS

ROWS = 2000


class Command(BaseCommand):
    help = (
        "Compares counters, and what else is kept twice, with what they tell of, beside the running product. Each one "
        "that differs is a line; fails when some do and --mend is not given."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--mend", action="store_true", help="Set them right, under the locks that writers take.")
        parser.add_argument("--project", type=UUID, metavar="ID", help="Only this project's.")
        parser.add_argument("--rows", type=int, default=ROWS, help="How many a statement compares.")

    def handle(self, *args: Any, mend: bool, project: UUID | None, rows: int, **options: Any) -> None:
        found = ((figure, figure.drifts(project, rows)) for figure in (*PROJECTS, *FEEDBACK, *NOTIFICATIONS))
        differing = sum(self._tell(figure, drifts, mend=mend) for figure, drifts in found)
        if differing and not mend:
            raise CommandError(f"{differing} figures differ; --mend sets them right.")

    def _tell(self, figure: KeptFigure, drifts: Iterator[Drift], *, mend: bool) -> int:
        number = 0
        for drift in drifts:
            number += 1
            self.stdout.write(f"{figure.name} {_told(drift)}")
            if mend:
                figure.mend(drift)
        self.stdout.write(f"{figure.name}: {number} differ{', mended' if mend and number else ''}")
        return number


def _told(drift: Drift) -> str:
    row = " ".join(map(str, drift.key))
    return f"{row}: differs" if drift.kept is None else f"{row}: kept {drift.kept}, true {drift.true}"
