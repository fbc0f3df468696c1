"""People who are mentioned, as a row keeps them: `[{"id", "name"}]`."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from feedback.contracts import Author


def kept_people(people: Iterable[Author]) -> list[dict[str, Any]]:
    return [{"id": str(each.id), "name": each.name} for each in people]


def people_kept(kept: Iterable[dict[str, Any]]) -> tuple[Author, ...]:
    """Read back; only members are mentioned."""
    return tuple(Author(UUID(each["id"]), each["name"]) for each in kept)
