"""The code from the mail, or the link in it, proves the address and logs in."""

from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.ports import AccountStore, Secrets, VerificationStore
from identity.application.sessions import LoggedIn, OpenSession
from identity.contracts import LoginMethod
from identity.domain.account import Account, EmailAddress
from identity.domain.session import Device
from identity.domain.verification import CodeExpired, Purpose, WrongCode


@dataclass(frozen=True)
class VerifyEmail:
    """Either `email` and `code`, or `token`."""

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
    open_session: OpenSession,
    clock: Clock,
) -> LoggedIn:
    """Raises WrongCode, CodeExpired, CodeLocked. A wrong try is counted even though it is refused."""
    account = _account_of(command, accounts, verifications, secrets)
    with unit_of_work(by=SYSTEM):
        verification = verifications.get(account.id, Purpose.EMAIL)
        if command.token:
            accepted = verification.accepts_link(secrets.hash(command.token), clock())
        else:
            accepted = verification.accepts_code(secrets.hash(command.code), clock())
        if accepted:
            verification.issue("", "", clock())
            account = (accounts.get(account.id) or account).verified().logged_in(clock())
            accounts.save(account)
            answer = open_session(account, command.device, LoginMethod.EMAIL)
        verifications.save(verification)
    if not accepted:
        raise WrongCode
    return answer


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
