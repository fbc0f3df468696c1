"""What a step of the work on a version gets and gives; each step is a use case of its own and safe to run twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from feedback.application.media_ports import VideoFacts


class NoLongerWanted(Exception):
    """The version is gone or was tried anew meanwhile: stop, and leave nothing."""


Objects = dict[str, int]
"""Bytes by object key."""


class StepRefused(Exception):
    """The file is the cause, trying again is vain; `code` has words, `left` is what can be used all the same."""

    def __init__(self, code: str, left: Objects | None = None) -> None:
        super().__init__(code)
        self.code, self.left = code, left


@dataclass(frozen=True, kw_only=True)
class Work:
    """The version's file on the local disk, a directory that goes with the work, and whom to tell how far it is.

    `tell` takes percent; it may be called as often as one likes, and raises NoLongerWanted.
    """

    project_id: UUID
    version_id: UUID
    source: Path
    facts: VideoFacts
    directory: Path
    tell: Callable[[int], None]


@dataclass(frozen=True)
class Made:
    """What a step stored, and what else is to be known of it (JSON)."""

    objects: Objects = field(default_factory=dict)
    detail: dict[str, Any] = field(default_factory=dict)


Step = Callable[[Work], Made]
