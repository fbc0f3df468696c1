"""A newcomer registers; the mail with code and link follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from core.domain.text import plain_text
from identity.application.ports import AccountStore, Passwords
from identity.contracts import Language
from identity.domain.account import Account, Consent, EmailAddress, Username, display_name

MAIL_JOB = "identity.send_mail"


@dataclass(frozen=True)
class RegisterAccount:
    """`consents`: document (terms, privacy, marketing) → version agreed to."""

    email: str
    password: str
    username: str
    name: str
    company: str
    language: Language
    consents: Mapping[str, str]


def register_account(
    command: RegisterAccount,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    passwords: Passwords,
    jobs: JobQueue,
    clock: Clock,
) -> Account:
    """The new account, not yet verified. Raises EmailTaken, UsernameTaken, InvalidField."""
    account = _account(command, passwords, clock)
    with unit_of_work(by=Actor(account.id, account.shown_name)):
        accounts.add(account)
        jobs.enqueue(MAIL_JOB, {"account_id": str(account.id)}, key=f"verify:{account.id}")
    return account


def _account(command: RegisterAccount, passwords: Passwords, clock: Clock) -> Account:
    email, username = EmailAddress(command.email), Username(command.username)
    name, company = display_name(command.name), plain_text(command.company, "/company", longest=100)
    return Account(
        id=new_id(),
        email=email,
        username=username,
        name=name,
        company=company,
        language=command.language,
        password_hash=passwords.hash(command.password),
        is_verified=False,
        is_active=True,
        created_at=clock(),
        consents=tuple(Consent(document, version, clock()) for document, version in command.consents.items()),
    )
