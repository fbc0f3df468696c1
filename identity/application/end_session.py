"""The owner ends one of their sessions, from this device or another."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.errors import NotFound
from identity.application.sessions import EndSessions
from identity.domain.session import EndReason


def end_session(actor: Actor, session_id: UUID, *, unit_of_work: UnitOfWork, end_sessions: EndSessions) -> None:
    """Raises NotFound for one that is not theirs, or has ended."""
    reason = EndReason.LOGGED_OUT if session_id == actor.session_id else EndReason.ENDED
    with unit_of_work(by=actor):
        if not end_sessions(actor.user_id, reason, only=session_id):
            raise NotFound
