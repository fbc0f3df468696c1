"""A guest watches or fetches what they see, and the link counts it."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.sharing_ports import LinkUses
from feedback.application.sharing_read_models import GuestPass

Answer = TypeVar("Answer")


def count_shared(
    actor: Actor,
    given: GuestPass,
    version_id: UUID,
    *,
    read: Callable[[Actor, UUID, UUID, UUID], Answer],
    what: str,
    unit_of_work: UnitOfWork,
    uses: LinkUses,
    clock: Clock,
) -> Answer:
    """What `read` answers the guest, or refuses; only what was answered is counted as `what`."""
    answer = read(actor, given.project_id, given.video_id, version_id)
    with unit_of_work(by=actor):
        uses.count(given.link_id, clock(), **{what: 1})
    return answer
