"""What the review loop does about people: their names beside what they wrote, and what they wrote."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.rename_author import RenameAuthor
from feedback.application.rename_author import rename_author as _rename_author
from feedback.application.unassign_member import UnassignMember
from feedback.application.unassign_member import unassign_member as _unassign_member
from feedback.contracts import Author
from feedback.infrastructure.authors import PostgresAuthors
from feedback.infrastructure.contributions import PostgresContributions
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from identity.contracts import WITHDRAWN_NAME
from projects import api as projects


def rename_author(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.renamed` {user_id, shown_name}."""
    _rename(UUID(payload["user_id"]), payload["shown_name"])


def forget_author(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    _rename(UUID(payload["user_id"]), WITHDRAWN_NAME)


def unassign_member(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.left` {project_id, user_id}."""
    _unassign_member(
        UnassignMember(project_id=UUID(payload["project_id"]), user_id=UUID(payload["user_id"])),
        unit_of_work=unit_of_work,
        members=projects,
        items=PostgresFeedbackItems(publish),
        clock=utc_now,
    )


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """What the person wrote, by section, a row at a time."""
    return PostgresContributions().of(user_id)


def _rename(user_id: UUID, name: str) -> None:
    command = RenameAuthor(Author(user_id, name))
    _rename_author(command, unit_of_work=unit_of_work, authors=PostgresAuthors(), publish=publish)
