"""Whoever knows the present password sets another; every other session ends."""

from dataclasses import dataclass, field, replace

from core.application.mail_ports import Notices
from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from identity.application.chosen_passwords import chosen
from identity.application.guessing import confirm_password, still_confirmed
from identity.application.mails import MailKind
from identity.application.own_account import living
from identity.application.ports import AccountStore, LoginAttempts, Passwords, VerificationStore
from identity.application.sessions import EndSessions
from identity.contracts import PasswordChanged
from identity.domain.session import EndReason


@dataclass(frozen=True)
class ChangePassword:
    actor: Actor
    current_password: str = field(repr=False)
    password: str = field(repr=False)


def change_password(
    command: ChangePassword,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    passwords: Passwords,
    attempts: LoginAttempts,
    end_sessions: EndSessions,
    notices: Notices,
    publish: EventPublisher,
) -> None:
    """Raises NoPassword, WrongPassword, TooManyAttempts."""
    actor, known = command.actor, living(accounts.by_id(command.actor.user_id))
    confirm_password(known, command.current_password, attempts=attempts, passwords=passwords)
    password_hash = passwords.hash(chosen(command.password, passwords))
    with unit_of_work(by=actor):
        account = still_confirmed(known, accounts)
        verifications.void(account.id)
        accounts.save(replace(account, password_hash=password_hash))
        end_sessions(account.id, EndReason.PASSWORD_CHANGED, keep=actor.session_id)
        publish(PasswordChanged(user_id=account.id, method="change"))
        notices.owe(account.addressee, MailKind.PASSWORD_CHANGED)
