"""Who hears of an item: the mentioned, its assignee, all others when it is new, its author when its status changes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.concern_ports import ConcernReads, Heralds, Team, ToldItem
from feedback.application.news import mention_id, of_item
from feedback.contracts import Author, FeedbackStatus
from identity.contracts import NotificationType


@dataclass(frozen=True, kw_only=True)
class ItemHappened:
    project_id: UUID
    feedback_id: UUID
    at: datetime


def tell_of_new_item(
    happened: ItemHappened,
    delivery_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    reads: ConcernReads,
    heralds: Heralds,
    team: Team,
) -> None:
    """Everybody in the project; the mentioned and the assignee as such, nobody twice, not its author."""
    with unit_of_work(by=SYSTEM):
        item = reads.item(happened.project_id, happened.feedback_id)
        if item is None:
            return
        members = frozenset(team.member_ids(item.project_id))
        heralds.hold(members | _mentioned(item) | _assigned(item))
        mentioned = _tell_mentioned(item, item.author, heralds)
        if item.assignee is not None:
            assignee = _assigned(item) - mentioned
            heralds.tell(of_item(NotificationType.ASSIGNMENT, item, item.author, assignee), delivery_id)
        heralds.tell(of_item(NotificationType.FEEDBACK, item, item.author, members - mentioned), delivery_id)


def tell_of_revision(
    happened: ItemHappened, delivery_id: UUID, *, unit_of_work: UnitOfWork, reads: ConcernReads, heralds: Heralds
) -> None:
    """Whoever is mentioned or assigned now and was not before."""
    with unit_of_work(by=SYSTEM):
        changers = reads.changers(happened.feedback_id, happened.at)
        if not changers.keys() & {"mentions", "assignee"}:
            return
        item = reads.item(happened.project_id, happened.feedback_id)
        if item is None:
            return
        heralds.hold(_mentioned(item) | _assigned(item))
        if "mentions" in changers:
            _tell_mentioned(item, changers["mentions"], heralds)
        if "assignee" in changers and item.assignee is not None:
            by = changers["assignee"]
            heralds.tell(of_item(NotificationType.ASSIGNMENT, item, by, _assigned(item)), delivery_id)


def tell_of_move(
    happened: ItemHappened,
    status: FeedbackStatus,
    delivery_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    reads: ConcernReads,
    heralds: Heralds,
) -> None:
    with unit_of_work(by=SYSTEM):
        item = reads.item(happened.project_id, happened.feedback_id)
        if item is None:
            return
        by, author = reads.mover(happened.feedback_id, happened.at), frozenset({item.author.id})
        heralds.tell(of_item(NotificationType.STATUS, item, by, author, what=status.value), delivery_id)


def _mentioned(item: ToldItem) -> frozenset[UUID]:
    return frozenset(each.id for each in item.mentions)


def _assigned(item: ToldItem) -> frozenset[UUID]:
    return frozenset({item.assignee.id} if item.assignee else ())


def _tell_mentioned(item: ToldItem, by: Author, heralds: Heralds) -> frozenset[UUID]:
    """Who has heard of it by now: whoever wants to hear of no mentions may still be told of something else."""
    if not item.mentions:
        return frozenset()
    delivery_id = mention_id(item.id)
    heralds.tell(of_item(NotificationType.MENTION, item, by, _mentioned(item)), delivery_id)
    return frozenset(heralds.told([delivery_id])[delivery_id])
