"""Deadlines as they are kept with their project."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from core.domain.events import plain
from projects.domain.outline import Deadline


def deadlines_in(kept: Iterable[Mapping[str, str]]) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(each["kind"], UUID(each["id"]), each["name"], date.fromisoformat(each["date"])) for each in kept
    )


def kept_form(deadlines: Iterable[Deadline]) -> list[dict[str, Any]]:
    return [plain(asdict(each)) for each in deadlines]
