"""How all that a guest wrote is removed, wired."""

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.silence_guest import Silencing
from feedback.infrastructure.comments import PostgresComments
from feedback.infrastructure.conversations import PostgresConversations
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.guest_writing import PostgresGuestWriting
from feedback.infrastructure.guests import PostgresGuests
from feedback.infrastructure.rounds import PostgresRounds
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from projects import api as projects


def silencing() -> Silencing:
    return Silencing(
        unit_of_work=unit_of_work,
        access=projects,
        guests=PostgresGuests(publish),
        writing=PostgresGuestWriting(),
        items=PostgresFeedbackItems(publish),
        conversations=PostgresConversations(publish),
        comments=PostgresComments(),
        rounds=PostgresRounds(publish),
        ledger=PostgresStorageLedger(),
        jobs=DatabaseJobQueue(),
        clock=utc_now,
    )
