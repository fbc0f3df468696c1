"""How much is unread is kept beside the entries."""

from collections.abc import Iterator
from uuid import UUID

from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.drift import Drift
from core.infrastructure.kept_figures import asked, ranges
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from notifications.contracts import NotificationRead
from notifications.infrastructure.inboxes import DatabaseInboxes, count_anew

_LAST = "SELECT user_id FROM notifications_inbox WHERE user_id > %(low)s ORDER BY user_id OFFSET %(rows)s LIMIT 1"
_DIFFERENT = """
SELECT * FROM (
    SELECT user_id, unread, (
        SELECT count(*) FROM notifications_entry
        WHERE recipient_id = inbox.user_id AND read_at IS NULL AND is_shown AND NOT is_away
    ) AS counted
    FROM notifications_inbox inbox
    WHERE user_id > %(low)s AND (%(high)s::uuid IS NULL OR user_id <= %(high)s)
) compared WHERE unread <> counted
"""


class KeptUnread:
    """Of people: no project has any."""

    name = "notifications_inbox.unread"

    def __init__(self, clock: Clock) -> None:
        self._inboxes, self._clock = DatabaseInboxes(clock), clock

    def drifts(self, project_id: UUID | None, rows: int) -> Iterator[Drift]:
        for low, high in ranges(_LAST, rows) if project_id is None else ():
            for user_id, kept, true in asked(_DIFFERENT, low=low, high=high):
                yield Drift((user_id,), user_id, kept, true)

    def mend(self, drift: Drift) -> None:
        """Whoever looks hears how many there are."""
        user_id = drift.key[0]
        with unit_of_work(by=SYSTEM):
            self._inboxes.hold([user_id])
            unread = count_anew([user_id])[user_id]
            read = NotificationRead(
                user_id=user_id, unread=unread, ids=(), up_to=None, project_id=None, read_at=self._clock()
            )
            publish(read)
