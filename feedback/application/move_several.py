"""Changing the status of many items at once: each by itself, as its own state and the caller's rights allow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import DomainError
from feedback.application.authorship import author_of
from feedback.application.ports import FeedbackItems, ProjectAccess
from feedback.contracts import FeedbackStatus, Resolution
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.refusals import FeedbackNotFound, NotYourFeedback
from projects.contracts import Capability, ProjectGrant

MOST = 100


class Result(StrEnum):
    MOVED = "moved"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class MoveSeveral:
    """Up to MOST items to that status."""

    actor: Actor
    project_id: UUID
    feedback_ids: tuple[UUID, ...]
    status: FeedbackStatus
    resolution: Resolution | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """`item` as it is then, None for one that is not there; `refusal` where the result is REFUSED."""

    feedback_id: UUID
    result: Result
    item: FeedbackItem | None = None
    refusal: DomainError | None = None


def move_several(
    command: MoveSeveral, *, unit_of_work: UnitOfWork, access: ProjectAccess, items: FeedbackItems, clock: Clock
) -> list[Outcome]:
    """What became of each, in the order that was asked for, each once."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        wanted, now = tuple(dict.fromkeys(command.feedback_ids)), clock()
        held = {item.id: item for item in items.several(grant.project_id, wanted)}
        outcomes = [_moved(command, each, held, grant, now) for each in wanted]
        items.save_moved(grant.project_id, [held[each.feedback_id] for each in outcomes if each.result is Result.MOVED])
    return outcomes


def _moved(
    command: MoveSeveral, feedback_id: UUID, held: Mapping[UUID, FeedbackItem], grant: ProjectGrant, now: datetime
) -> Outcome:
    item = held.get(feedback_id)
    try:
        if item is None:
            raise FeedbackNotFound
        if item.author.id != grant.user_id and not grant.allows(Capability.UPDATE):
            raise NotYourFeedback
        before = item.version
        item.move_to(command.status, by=author_of(grant), now=now, resolution=command.resolution)
    except DomainError as refusal:
        return Outcome(feedback_id=feedback_id, result=Result.REFUSED, item=item, refusal=refusal)
    result = Result.UNCHANGED if item.version == before else Result.MOVED
    return Outcome(feedback_id=feedback_id, result=result, item=item)
