"""A newcomer registers; the mail with code and link follows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.application.ports import EventPublisher, JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.asking_for_mail import enqueue_proof
from identity.application.ports import AccountStore, Passwords
from identity.contracts import AccountRegistered, Language
from identity.domain.account import (
    Account,
    EmailAddress,
    Username,
    company_name,
    display_name,
    new_password,
)
from identity.domain.consents import Document, agreed
from identity.domain.verification import Purpose


@dataclass(frozen=True)
class RegisterAccount:
    """`consents`: document (terms, privacy, marketing) → version agreed to."""

    email: str
    password: str = field(repr=False)
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
    publish: EventPublisher,
    clock: Clock,
) -> Account:
    """The new account, not yet verified. Raises EmailTaken, UsernameTaken, InvalidField."""
    account = _account(command, passwords, clock)
    with unit_of_work(by=Actor(account.id, account.shown_name)):
        accounts.add(account)
        publish(AccountRegistered(user_id=account.id))
        enqueue_proof(account.id, Purpose.EMAIL, jobs)
    return account


def _account(command: RegisterAccount, passwords: Passwords, clock: Clock) -> Account:
    email, username = EmailAddress(command.email), Username(command.username)
    name, company, password = display_name(command.name), company_name(command.company), new_password(command.password)
    return Account(
        id=new_id(),
        email=email,
        username=username,
        name=name,
        company=company,
        language=command.language,
        password_hash=passwords.hash(password),
        is_verified=False,
        is_active=True,
        created_at=clock(),
        consents=agreed({Document(name): version for name, version in command.consents.items()}, clock()),
    )
