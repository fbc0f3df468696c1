"""The device's session ends; repeating it, or an unknown token, changes nothing."""

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from identity.application.ports import SessionStore
from identity.application.sessions import EndSessions
from identity.domain.session import EndReason


def log_out(
    refresh_token: str,
    *,
    unit_of_work: UnitOfWork,
    sessions: SessionStore,
    secrets: Secrets,
    end_sessions: EndSessions,
) -> None:
    found = sessions.user_of_token(secrets.hash(refresh_token))
    if found is None:
        return
    user_id, session_id = found
    with unit_of_work(by=Actor(user_id, "", session_id)):
        end_sessions(user_id, EndReason.LOGGED_OUT, only=session_id)
