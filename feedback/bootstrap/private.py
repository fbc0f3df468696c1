"""Composition of what people keep for themselves."""

from collections.abc import Mapping
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import forget_private as forgetting
from feedback.application import read_private as reading
from feedback.application.drop_draft import drop_draft
from feedback.application.keep_draft import keep_draft
from feedback.application.mark_conversation_read import mark_conversation_read
from feedback.application.private_facade import Private
from feedback.infrastructure.drafts import PostgresDrafts, PostgresPrivateRemains
from feedback.infrastructure.read_marks import PostgresReadMarks, PostgresUnreadReads
from projects import api as projects


@cache
def private() -> Private:
    drafts = PostgresDrafts()
    writing: dict[str, Any] = {"unit_of_work": unit_of_work, "access": projects, "publish": publish}
    keeping = writing | {"drafts": drafts, "clock": utc_now}
    return Private(
        mark_conversation_read=partial(mark_conversation_read, marks=PostgresReadMarks(), **writing),
        list_unread=partial(reading.list_unread, access=projects, reads=PostgresUnreadReads()),
        keep_draft=partial(keep_draft, **keeping),
        read_draft=partial(reading.read_draft, access=projects, drafts=drafts),
        list_drafts=partial(reading.list_drafts, access=projects, drafts=drafts),
        drop_draft=partial(drop_draft, **keeping),
        forget_old_drafts=partial(
            forgetting.forget_old_drafts, unit_of_work=unit_of_work, drafts=drafts, clock=utc_now
        ),
    )


def forget_member(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.left` {project_id, user_id}."""
    _forget(UUID(payload["user_id"]), [UUID(payload["project_id"])])


def forget_person(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}."""
    _forget(UUID(payload["user_id"]), None)


def _forget(user_id: UUID, project_ids: list[UUID] | None) -> None:
    forgetting.forget_private(user_id, project_ids, unit_of_work=unit_of_work, remains=PostgresPrivateRemains())
