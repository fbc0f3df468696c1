"""Subscriber: a guest is called otherwise."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import rename_guest as naming
from feedback.infrastructure.concerns import PostgresConcerns
from notifications import api as notifications


def rename_guest(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Of `author.renamed` {author}; of members inboxes hear themselves."""
    author = payload["author"]
    if author["is_guest"]:
        naming.rename_guest(
            UUID(author["id"]), unit_of_work=unit_of_work, reads=PostgresConcerns(), heralds=notifications
        )
