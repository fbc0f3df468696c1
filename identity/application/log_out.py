"""The device's session ends; repeating it, or an unknown token, changes nothing."""

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.ports import Secrets, SessionStore


def log_out(
    refresh_token: str, *, unit_of_work: UnitOfWork, sessions: SessionStore, secrets: Secrets, clock: Clock
) -> None:
    with unit_of_work(by=SYSTEM):
        session = sessions.get_by_token(secrets.hash(refresh_token))
        if session is not None:
            session.end(clock())
            sessions.save(session)
