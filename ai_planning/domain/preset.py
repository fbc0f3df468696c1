"""Presets: a part of a brief under a name, to begin plans with."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.domain.brief import Brief
from core.domain.errors import InvalidField, Stale
from core.domain.language import Language
from core.domain.text import plain_text

LONGEST_NAME, MOST_PRESETS = 50, 50
PROPERTIES = tuple(each.name for each in fields(Brief))
_WHATEVER = {"title": "-", "logline": "-", "language": Language.KOREAN}


@dataclass(frozen=True)
class PartialBrief:
    """Some properties of a brief, by their names and in their types; whoever writes the brief says the others."""

    given: Mapping[str, Any]

    def __post_init__(self) -> None:
        """Raises InvalidField at the property, as a brief does, and at "" where nothing is given."""
        if not self.given:
            raise InvalidField("", "preset.nothing_given")
        whole = Brief(**{**_WHATEVER, **self.given})
        kept = {name: getattr(whole, name) for name in PROPERTIES if name in self.given}
        object.__setattr__(self, "given", kept)


@dataclass
class Preset:
    """A person's own. `name` is theirs alone once, however it is written."""

    id: UUID
    owner_id: UUID
    name: str
    brief: PartialBrief
    version: int
    created_at: datetime
    updated_at: datetime

    @classmethod
    def create(cls, preset_id: UUID, owner_id: UUID, name: str, brief: PartialBrief, now: datetime) -> "Preset":
        """Raises InvalidField at /name."""
        return cls(preset_id, owner_id, preset_name(name), brief, 1, now, now)

    def expect(self, version: int | None) -> None:
        """Raises Stale where the caller saw another version."""
        if version not in (None, self.version):
            raise Stale(self)

    def revise(self, name: str | None, brief: PartialBrief | None, now: datetime) -> None:
        """What is None stays. Raises InvalidField at /name."""
        changed = (self.name if name is None else preset_name(name), self.brief if brief is None else brief)
        if changed != (self.name, self.brief):
            self.name, self.brief = changed
            self.version, self.updated_at = self.version + 1, now


def preset_name(name: str) -> str:
    return plain_text(name, "/name", longest=LONGEST_NAME, shortest=1)
