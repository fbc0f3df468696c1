"""Send to a webhook what waits for it; start those that something waits for."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from core.domain.clock import Clock
from core.domain.events import project_channel
from webhooks.application.courier import Courier, Turn
from webhooks.application.ports import DueWebhooks, Followers, Lane, Leases

MOST_IN_A_ROUND = 50
LONGEST_ROUND = timedelta(seconds=10)
MOST_STARTED = 500

Start = Callable[[UUID], None]


def send_events(
    webhook_id: UUID, *, leases: Leases, lane: Lane, courier: Courier, due: DueWebhooks, start: Start, clock: Clock
) -> None:
    """Nothing where another is at it. After a while others have their turn; what is left is started again."""
    began = clock()
    claim = leases.claim(webhook_id, began)
    if claim is None:
        return
    with lane(is_slow=claim.is_slow) as may_pass:
        turn, left = Turn(webhook_id, claim.lease) if may_pass else None, MOST_IN_A_ROUND
        while turn and left and clock() - began < LONGEST_ROUND:
            turn, left = courier.go_on(turn), left - 1
    leases.release(webhook_id, claim.lease)
    # Also what was committed while the lease was held, whose wake-up found it taken.
    if may_pass and due.is_due(webhook_id, clock()):
        start(webhook_id)


def start_project(project_id: UUID, *, due: DueWebhooks, follow: Followers, start: Start, clock: Clock) -> None:
    """Something has happened there. Where nobody is to be told any more, nobody follows any more."""
    if not due.has_active(project_id):
        return
    follow(project_channel(project_id))
    for webhook_id in due.of_project(project_id, clock()):
        start(webhook_id)


def sweep_webhooks(*, due: DueWebhooks, follow: Followers, start: Start, clock: Clock) -> None:
    """Finds what a lost wake-up or a dead worker left behind, and what is to be tried again."""
    for webhook_id, project_id in due.anywhere(clock(), MOST_STARTED):
        follow(project_channel(project_id))
        start(webhook_id)
