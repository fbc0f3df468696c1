"""Who hears of a conversation: the mentioned, the others in the thread, the item's author; and of what is thought."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.concern_ports import ConcernReads, Heralds, ToldComment, ToldItem
from feedback.application.news import mention_id, of_comment
from feedback.contracts import Author
from identity.contracts import NotificationType


@dataclass(frozen=True, kw_only=True)
class Said:
    """Where a comment is."""

    project_id: UUID
    feedback_id: UUID
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class Reacted:
    """`is_first`: they thought nothing of it before."""

    said: Said
    by: Author
    is_first: bool


def tell_of_comment(
    said: Said, delivery_id: UUID, *, unit_of_work: UnitOfWork, reads: ConcernReads, heralds: Heralds
) -> None:
    with unit_of_work(by=SYSTEM):
        found = _found(said, reads)
        if found is None:
            return
        item, comment = found
        heralds.hold(_mentioned(comment) | comment.partners | {item.author.id})
        mentioned = _tell_mentioned(item, comment, heralds)
        partners, author = comment.partners - mentioned, frozenset({item.author.id}) - mentioned
        if comment.is_reply:
            heralds.tell(of_comment(NotificationType.REPLY, item, comment, partners), delivery_id)
        heralds.tell(of_comment(NotificationType.REPLY, item, comment, author, what="comment"), delivery_id)


def tell_of_edit(said: Said, *, unit_of_work: UnitOfWork, reads: ConcernReads, heralds: Heralds) -> None:
    """Whoever is mentioned now and was not before."""
    with unit_of_work(by=SYSTEM):
        found = _found(said, reads)
        if found is not None:
            _tell_mentioned(*found, heralds)


def tell_of_reaction(
    reacted: Reacted, delivery_id: UUID, *, unit_of_work: UnitOfWork, reads: ConcernReads, heralds: Heralds
) -> None:
    """The comment's author. Whoever only thinks otherwise than before is no news.

    What they think now counts, so the news of a reaction and of its end may come in any order.
    """
    with unit_of_work(by=SYSTEM):
        found = _found(reacted.said, reads)
        is_standing = found is not None and reads.has_reacted(reacted.said.comment_id, reacted.by.id)
        if not is_standing:
            heralds.undo(NotificationType.REACTION, reacted.said.comment_id, reacted.by.id)
        elif found is not None and reacted.is_first:
            item, comment = found
            author = frozenset({comment.author.id})
            heralds.tell(of_comment(NotificationType.REACTION, item, comment, author, by=reacted.by), delivery_id)


def take_back(ids: Collection[UUID], *, unit_of_work: UnitOfWork, heralds: Heralds) -> None:
    """An item or comments were deleted: nobody is to read of them any more."""
    with unit_of_work(by=SYSTEM):
        heralds.take_back(ids)


def _found(said: Said, reads: ConcernReads) -> tuple[ToldItem, ToldComment] | None:
    item, comment = reads.item(said.project_id, said.feedback_id), reads.comment(said.feedback_id, said.comment_id)
    return None if item is None or comment is None else (item, comment)


def _mentioned(comment: ToldComment) -> frozenset[UUID]:
    return frozenset(each.id for each in comment.mentions)


def _tell_mentioned(item: ToldItem, comment: ToldComment, heralds: Heralds) -> frozenset[UUID]:
    if not comment.mentions:
        return frozenset()
    delivery_id = mention_id(comment.id)
    heralds.tell(of_comment(NotificationType.MENTION, item, comment, _mentioned(comment)), delivery_id)
    return frozenset(heralds.told([delivery_id])[delivery_id])
