"""All sessions of a person end; the one that asks may be kept."""

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from identity.application.sessions import EndSessions
from identity.domain.session import EndReason


def log_out_everywhere(
    actor: Actor, *, keep_current: bool, unit_of_work: UnitOfWork, end_sessions: EndSessions
) -> None:
    with unit_of_work(by=actor):
        end_sessions(actor.user_id, EndReason.ENDED, keep=actor.session_id if keep_current else None)
