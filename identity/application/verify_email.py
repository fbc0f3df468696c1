"""The code from the mail, or the link in it, proves the address and logs in.

That CodeLocked and CodeExpired tell of an address that waits for its proof is no news: registering says it is taken.
"""

from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import EventPublisher, Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.own_account import living
from identity.application.ports import AccountStore, LoginAttempts, VerificationStore
from identity.application.sessions import LoggedIn, OpenSession
from identity.contracts import AccountVerified, LoginMethod
from identity.domain.account import Account, EmailAddress
from identity.domain.lockout import Guess
from identity.domain.session import Device
from identity.domain.verification import CodeExpired, Purpose, Verification, WrongCode


@dataclass(frozen=True)
class VerifyEmail:
    """Either `email` and `code`, or `token`.

    CodeLocked and CodeExpired tell that an address waits for its proof; registering tells that it is taken as well.
    """

    email: str
    code: str = field(repr=False)
    token: str = field(repr=False)
    device: Device


def verify_email(
    command: VerifyEmail,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    secrets: Secrets,
    attempts: LoginAttempts,
    open_session: OpenSession,
    publish: EventPublisher,
    clock: Clock,
) -> LoggedIn:
    """Raises WrongCode, CodeExpired, CodeLocked. A wrong try is counted even though it is refused."""
    known = _account_of(command, accounts, verifications, secrets)
    with unit_of_work(by=Actor(known.id, known.shown_name)):
        account = living(accounts.get(known.id))
        verification = verifications.get(known.id, Purpose.EMAIL)
        is_proved = _proved(command, verification, secrets, clock)
        if is_proved:
            verification.issue("", "", clock())
            account = account.verified().logged_in(clock())
            accounts.save(account)
            publish(AccountVerified(user_id=account.id))
            answer = open_session(account, command.device, LoginMethod.EMAIL)
        verifications.save(verification)
    if not is_proved:
        raise WrongCode().about(known.id)
    attempts.forgive(Guess(known.email.key, command.device.address))
    return answer


def _proved(command: VerifyEmail, verification: Verification, secrets: Secrets, clock: Clock) -> bool:
    if command.token:
        return verification.accepts_link(secrets.hash(command.token), clock())
    return verification.accepts_code(secrets.hash(command.code), clock())


def _account_of(
    command: VerifyEmail, accounts: AccountStore, verifications: VerificationStore, secrets: Secrets
) -> Account:
    if command.token:
        account_id: UUID | None = verifications.subject_of_link(secrets.hash(command.token), Purpose.EMAIL)
        account = accounts.by_id(account_id) if account_id else None
        if account is None or not account.is_active:
            raise CodeExpired
        return account
    account = accounts.by_email(EmailAddress(command.email))
    if account is None or not account.is_active or account.is_verified:
        raise WrongCode
    return account
