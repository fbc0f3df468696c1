"""What plans do about people: their names beside what they did, and what they said."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from ai_planning.application import release_parts as releasing
from ai_planning.application.comment_ports import Names
from ai_planning.application.rename_author import rename_author as _rename_author
from ai_planning.contracts.rows import Author
from ai_planning.infrastructure.commenter_names import PostgresCommenterNames, comments_by
from ai_planning.infrastructure.held_plans import DjangoHeldPlans
from ai_planning.infrastructure.planner_names import PostgresPlannerNames, planned_by
from ai_planning.infrastructure.plans import DjangoPlans
from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from identity.contracts import WITHDRAWN_NAME
from projects import api as projects

# In the order in which every writer locks.
_NAMES: tuple[Names, ...] = (PostgresPlannerNames(), PostgresCommenterNames())


def rename_author(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.renamed` {user_id, shown_name}."""
    _rename(UUID(payload["user_id"]), payload["shown_name"])


def forget_author(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    _rename(UUID(payload["user_id"]), WITHDRAWN_NAME)


def release_parts(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.left` {project_id, user_id}."""
    releasing.release_parts(
        UUID(payload["project_id"]),
        UUID(payload["user_id"]),
        unit_of_work=unit_of_work,
        members=projects,
        held=DjangoHeldPlans(),
        plans=DjangoPlans(publish),
        clock=utc_now,
    )


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time."""
    return planned_by(user_id) | {"plan_comments": comments_by(user_id)}


def _rename(user_id: UUID, name: str) -> None:
    _rename_author(Author(user_id, name), unit_of_work=unit_of_work, names=_NAMES, publish=publish)
