"""Forgets sessions and refresh tokens that nobody can come back with."""

from datetime import timedelta

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.ports import SessionStore

# Whoever comes late is still told why the session ended.
KEPT_DEAD = timedelta(days=1)


def sweep_sessions(*, unit_of_work: UnitOfWork, sessions: SessionStore, life: timedelta, clock: Clock) -> int:
    """How many sessions went."""
    with unit_of_work(by=SYSTEM):
        return sessions.forget_dead(clock() - life - KEPT_DEAD)
