"""The code from the mail to the new address, or its link, makes it the account's; every other session ends."""

from dataclasses import dataclass, field, replace

from core.application.mail_ports import Notices
from core.application.ports import EventPublisher, Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.mails import MailKind
from identity.application.own_account import living
from identity.application.ports import AccountStore, VerificationStore
from identity.application.sessions import EndSessions
from identity.contracts import EmailChanged
from identity.domain.account import Account, EmailAddress
from identity.domain.session import EndReason
from identity.domain.verification import CodeExpired, Purpose, Verification, WrongCode


@dataclass(frozen=True)
class ChangeEmail:
    """Either `actor` and `code`, or `token`."""

    actor: Actor | None = None
    code: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def change_email(
    command: ChangeEmail,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    secrets: Secrets,
    end_sessions: EndSessions,
    notices: Notices,
    publish: EventPublisher,
    clock: Clock,
) -> Account:
    """Raises WrongCode, CodeExpired, CodeLocked, and EmailTaken when somebody was faster. A wrong try is counted."""
    known = _account_of(command, accounts, verifications, secrets)
    actor = command.actor or Actor(known.id, known.shown_name)
    with unit_of_work(by=actor):
        account = living(accounts.get(known.id))
        verification = verifications.get(known.id, Purpose.EMAIL_CHANGE)
        is_proved = _proved(command, verification, secrets, clock)
        verifications.save(verification)
        if is_proved:
            changed = replace(account, email=EmailAddress(verification.email), is_verified=True)
            accounts.save(changed)
            verifications.void(account.id)
            end_sessions(account.id, EndReason.EMAIL_CHANGED, keep=actor.session_id)
            publish(EmailChanged(user_id=account.id))
            notices.owe(account.addressee, MailKind.EMAIL_CHANGED)
    if not is_proved:
        raise WrongCode
    return changed


def _account_of(
    command: ChangeEmail, accounts: AccountStore, verifications: VerificationStore, secrets: Secrets
) -> Account:
    if command.actor is not None:
        return living(accounts.by_id(command.actor.user_id))
    account_id = verifications.subject_of_link(secrets.hash(command.token), Purpose.EMAIL_CHANGE)
    account = accounts.by_id(account_id) if account_id else None
    if account is None or not account.is_active:
        raise CodeExpired
    return account


def _proved(command: ChangeEmail, verification: Verification, secrets: Secrets, clock: Clock) -> bool:
    if command.actor is not None:
        return verification.accepts_code(secrets.hash(command.code), clock())
    if not verification.accepts_link(secrets.hash(command.token), clock()):
        raise CodeExpired
    return True
