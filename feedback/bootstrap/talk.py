"""Composition of the conversations on items."""

from functools import cache, partial
from typing import Any

from core.application.ports import UnitOfWork
from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_talk as reading
from feedback.application.add_comment import add_comment
from feedback.application.delete_comment import delete_comment
from feedback.application.drop_draft import Desk
from feedback.application.ports import ProjectAccess
from feedback.application.react import react
from feedback.application.revise_comment import revise_comment
from feedback.application.talk_facade import Talk
from feedback.application.talk_ports import Comments
from feedback.infrastructure.comments import PostgresComments
from feedback.infrastructure.conversations import PostgresConversations
from feedback.infrastructure.drafts import PostgresDrafts
from feedback.infrastructure.talk_reads import PostgresTalkReads
from projects import api as projects


@cache
def talk() -> Talk:
    """As members talk."""
    return talk_through(projects)


def talk_through(access: ProjectAccess, *, work: UnitOfWork = unit_of_work, comments: Comments | None = None) -> Talk:
    """As those talk whose right `access` proves."""
    dated: dict[str, Any] = {"unit_of_work": work, "access": access, "clock": utc_now}
    writing = dated | {"conversations": PostgresConversations(publish), "comments": comments or PostgresComments()}
    naming = writing | {"members": projects, "desk": Desk(PostgresDrafts(), publish)}
    looking: dict[str, Any] = {"access": access, "reads": PostgresTalkReads()}
    return Talk(
        add_comment=partial(add_comment, **naming),
        revise_comment=partial(revise_comment, **naming),
        delete_comment=partial(delete_comment, **writing),
        react=partial(react, **writing),
        list_comments=partial(reading.list_comments, **looking),
        read_comment=partial(reading.read_comment, **looking),
        list_edits=partial(reading.list_edits, **looking),
        list_reactions=partial(reading.list_reactions, **looking),
    )
