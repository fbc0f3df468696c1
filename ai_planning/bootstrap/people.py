"""What plans do about people: their names beside what they did, and what they said."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from ai_planning.application.comment_ports import Names
from ai_planning.application.rename_author import rename_author as _rename_author
from ai_planning.contracts.rows import Author
from ai_planning.infrastructure.commenter_names import PostgresCommenterNames, comments_by
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from identity.contracts import WITHDRAWN_NAME

# In the order in which every writer locks.
_NAMES: tuple[Names, ...] = (PostgresCommenterNames(),)


def rename_author(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.renamed` {user_id, shown_name}."""
    _rename(UUID(payload["user_id"]), payload["shown_name"])


def forget_author(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    _rename(UUID(payload["user_id"]), WITHDRAWN_NAME)


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time."""
    return {"plan_comments": comments_by(user_id)}


def _rename(user_id: UUID, name: str) -> None:
    _rename_author(Author(user_id, name), unit_of_work=unit_of_work, names=_NAMES, publish=publish)
