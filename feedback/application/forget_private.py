"""What people kept for themselves goes with them, and what nobody goes on with goes after a while."""

from collections.abc import Collection
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.private_ports import Drafts, PrivateRemains
from feedback.domain.unsent import LIFE

CHUNK = 500


def forget_private(
    user_id: UUID, project_ids: Collection[UUID] | None, *, unit_of_work: UnitOfWork, remains: PrivateRemains
) -> None:
    """In these projects, None: in all. Safe to run twice."""
    with unit_of_work(by=SYSTEM):
        remains.forget(user_id, project_ids)


def forget_old_drafts(*, unit_of_work: UnitOfWork, drafts: Drafts, clock: Clock) -> int:
    """How many."""
    before, gone = clock() - LIFE, 0
    while True:
        with unit_of_work(by=SYSTEM):
            some = drafts.remove_old(before, CHUNK)
        gone += some
        if some < CHUNK:
            return gone
