"""A refresh token is taken for a new one; each may be used once."""

from dataclasses import dataclass, field
from datetime import timedelta

from core.application.mail_ports import Notices
from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.mails import MailKind
from identity.application.ports import AccessTokens, AccountStore, DeviceNames, SessionStore
from identity.application.sessions import EndSessions, LoggedIn, actor_of
from identity.domain.session import Device, EndReason, Session, TokenInvalid, TokenReused


@dataclass(frozen=True)
class RefreshSession:
    refresh_token: str = field(repr=False)
    device: Device


def refresh_session(
    command: RefreshSession,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    sessions: SessionStore,
    secrets: Secrets,
    tokens: AccessTokens,
    devices: DeviceNames,
    end_sessions: EndSessions,
    notices: Notices,
    life: timedelta,
    clock: Clock,
) -> LoggedIn:
    """Raises TokenInvalid, SessionEnded, and TokenReused: then the session has ended, and its owner gets a mail."""
    fresh = secrets.token()
    with unit_of_work(by=SYSTEM):
        session = sessions.get_by_token(secrets.hash(command.refresh_token))
        account = accounts.by_id(session.user_id) if session else None
        if session is None or account is None or not account.is_active:
            raise TokenInvalid
        device = _same_name(session, command.device, devices)
        if rotated := session.rotate(secrets.hash(fresh), device, clock(), life=life):
            sessions.save(session)
    if not rotated:
        with unit_of_work(by=SYSTEM):
            if end_sessions(account.id, EndReason.TOKEN_REUSED, only=session.id):
                notices.owe(account.addressee, MailKind.TOKEN_REUSED, device=devices.name(command.device.agent))
        raise TokenReused
    return LoggedIn(tokens.issue(actor_of(account, session)), fresh, account)


def _same_name(session: Session, device: Device, devices: DeviceNames) -> Device:
    """The device as it presents itself now, under the name that its owner gave it, if they did."""
    before = session.device
    was_given = before.name != devices.name(before.agent)
    return device.called(before.name if was_given else devices.name(device.agent))
