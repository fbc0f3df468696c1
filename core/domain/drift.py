"""Kept figures that are not what they count."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Drift:
    """`key` names the row, `kept` is what it says and `true` what it should; neither where it would name a person."""

    key: tuple[Any, ...]
    project_id: UUID
    kept: int | None
    true: int | None
