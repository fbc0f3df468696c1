"""A guest was answered: who has proved an address, and has not refused mails, reads it there."""

from dataclasses import dataclass, field
from uuid import UUID

from core.application.mail_ports import Notices
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.language import Language
from core.domain.mail import Addressee
from feedback.application.sharing_ports import SharingReads, UnsubscribeTokens

REPLY_MAIL = "guest_reply"


@dataclass(frozen=True, kw_only=True)
class TellGuests:
    """Of a comment on an item, or of a reply to a comment."""

    feedback_id: UUID
    parent_id: UUID | None
    author_id: UUID
    author_name: str
    text: str = field(repr=False)


def tell_guests(
    command: TellGuests,
    *,
    unit_of_work: UnitOfWork,
    reads: SharingReads,
    notices: Notices,
    tokens: UnsubscribeTokens,
    clock: Clock,
) -> None:
    """Safe to deliver again: what it owes is stored with the delivery's end."""
    with unit_of_work(by=SYSTEM):
        told = reads.to_be_told(command.feedback_id, command.parent_id, command.author_id, clock())
        mails = [
            (
                Addressee(guest.email, Language(guest.language), guest.name),
                {"author": command.author_name, "text": command.text, "token": tokens.token(guest.id)},
            )
            for guest in told
        ]
        notices.owe_all(REPLY_MAIL, mails)
