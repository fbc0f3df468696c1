"""What people say of a webhook."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from core.domain.errors import FieldFault, Unacceptable
from core.domain.text import plain_text

EVERYTHING = "*"
LONGEST_DESCRIPTION = 200


@dataclass(frozen=True)
class Keeper:
    """Whose right it hangs on, and who is told when it fails."""

    id: UUID
    name: str


@dataclass(frozen=True)
class Terms:
    """`event_types` are sorted and without doubles; `*` alone is every type. An address may hold a secret."""

    url: str = field(repr=False)
    event_types: tuple[str, ...]
    description: str = ""

    @classmethod
    def of(cls, url: str, event_types: Collection[str], description: str, known: Collection[str]) -> Self:
        """Raises Unacceptable with a pointer for each type that is not `known`."""
        faults = tuple(
            FieldFault(f"/event_types/{place}", "webhook.unknown_event", (("name", name),))
            for place, name in enumerate(event_types)
            if name != EVERYTHING and name not in known
        )
        if faults:
            raise Unacceptable(faults=faults)
        heard = (EVERYTHING,) if EVERYTHING in event_types else tuple(sorted(set(event_types)))
        return cls(url, heard, plain_text(description, "/description", longest=LONGEST_DESCRIPTION))

    @property
    def host(self) -> str:
        """All that may be shown of the address: what follows may be a secret."""
        return urlsplit(self.url).hostname or ""

    @property
    def subject(self) -> str:
        return self.description or self.host

    def hears(self, event_type: str) -> bool:
        return self.event_types == (EVERYTHING,) or event_type in self.event_types

    def differences(self, other: "Terms") -> tuple[str, ...]:
        return tuple(name for name, value in vars(self).items() if value != getattr(other, name))
