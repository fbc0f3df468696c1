"""The link from the mail sets a new password; every session ends."""

from dataclasses import dataclass, field, replace

from core.application.mail_ports import Notices
from core.application.ports import EventPublisher, Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.chosen_passwords import chosen
from identity.application.mails import MailKind
from identity.application.ports import AccountStore, LoginAttempts, Passwords, VerificationStore
from identity.application.sessions import EndSessions
from identity.contracts import AccountVerified, PasswordChanged
from identity.domain.account import Account
from identity.domain.lockout import Guess
from identity.domain.session import EndReason
from identity.domain.verification import CodeExpired, Purpose


@dataclass(frozen=True)
class ResetPassword:
    """`address`: from where."""

    token: str = field(repr=False)
    password: str = field(repr=False)
    address: str


def reset_password(
    command: ResetPassword,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    secrets: Secrets,
    passwords: Passwords,
    attempts: LoginAttempts,
    end_sessions: EndSessions,
    notices: Notices,
    publish: EventPublisher,
    clock: Clock,
) -> None:
    """Proves the address, too, and ends a lock-out. Raises CodeExpired, also for a link that was used."""
    known = _account_of(link := secrets.hash(command.token), accounts, verifications)
    password_hash = passwords.hash(chosen(command.password, passwords))
    with unit_of_work(by=Actor(known.id, known.shown_name)):
        account = accounts.get(known.id)
        verification = verifications.get(known.id, Purpose.PASSWORD_RESET)
        if account is None or not account.is_active or not verification.accepts_link(link, clock()):
            raise CodeExpired
        verifications.void(account.id)
        accounts.save(replace(account, password_hash=password_hash, is_verified=True))
        end_sessions(account.id, EndReason.PASSWORD_RESET)
        publish(PasswordChanged(user_id=account.id, method="reset"))
        if not account.is_verified:
            publish(AccountVerified(user_id=account.id))
        notices.owe(account.addressee, MailKind.PASSWORD_CHANGED)
    attempts.forgive(Guess(account.email.key, command.address))


def _account_of(link_hash: str, accounts: AccountStore, verifications: VerificationStore) -> Account:
    account_id = verifications.subject_of_link(link_hash, Purpose.PASSWORD_RESET)
    account = accounts.by_id(account_id) if account_id else None
    if account is None:
        raise CodeExpired
    return account
