"""What is said about plans, wired."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from ai_planning.application import read_plan_comments as reading
from ai_planning.application import tell_of_plan_comment as telling
from ai_planning.application.add_plan_comment import add_plan_comment
from ai_planning.application.comment_ports import Heralds
from ai_planning.application.delete_plan_comment import delete_plan_comment
from ai_planning.application.revise_plan_comment import revise_plan_comment
from ai_planning.application.settle_plan_comment import settle_plan_comment
from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.infrastructure.plan_comment_reads import DjangoPlanCommentReads, DjangoPlanTalkNews
from ai_planning.infrastructure.plan_comments import DjangoPlanComments, DjangoPlanTalks
from core.domain.clock import utc_now
from core.domain.pages import CursorPage
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from projects import api as projects

Payload = Mapping[str, Any]
_HERALDS: Heralds = notifications
_TELLING: dict[str, Any] = {"unit_of_work": unit_of_work, "heralds": _HERALDS}


@dataclass(frozen=True)
class Comments:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    list_plan_comments: Callable[..., CursorPage[PlanCommentRow]]
    read_plan_comment: Callable[..., PlanCommentRow]
    add_plan_comment: Callable[..., PlanCommentRow]
    revise_plan_comment: Callable[..., PlanCommentRow]
    settle_plan_comment: Callable[..., PlanCommentRow]
    delete_plan_comment: Callable[..., None]


@cache
def comments() -> Comments:
    reads: dict[str, Any] = {"access": projects.require, "reads": DjangoPlanCommentReads()}
    write: dict[str, Any] = {
        "unit_of_work": unit_of_work,
        "access": projects.require,
        "talks": DjangoPlanTalks(publish),
        "comments": DjangoPlanComments(),
        "clock": utc_now,
    }
    return Comments(
        list_plan_comments=partial(reading.list_plan_comments, **reads),
        read_plan_comment=partial(reading.read_plan_comment, **reads),
        add_plan_comment=partial(add_plan_comment, members=projects, **write),
        revise_plan_comment=partial(revise_plan_comment, members=projects, **write),
        settle_plan_comment=partial(settle_plan_comment, **write),
        delete_plan_comment=partial(delete_plan_comment, **write),
    )


def tell_of_comment(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `plan.comment_added`, the whole row."""
    telling.tell_of_plan_comment(_said(payload), delivery_id, news=DjangoPlanTalkNews(), **_TELLING)


def tell_of_comment_edit(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `plan.comment_updated`, the whole row."""
    telling.tell_of_plan_comment_edit(_said(payload), news=DjangoPlanTalkNews(), **_TELLING)


def take_back(payload: Payload, delivery_id: UUID) -> None:
    """Subscriber of `plan.deleted` {id} and `plan.comment_deleted` {id, removed}."""
    telling.take_back({UUID(each) for each in (payload["id"], *payload.get("removed", ()))}, **_TELLING)


def _said(payload: Payload) -> telling.SaidOnPlan:
    ids = {name: UUID(payload[name]) for name in ("project_id", "plan_id")}
    return telling.SaidOnPlan(**ids, comment_id=UUID(payload["comment"]["id"]))
