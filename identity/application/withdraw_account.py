"""A person leaves: nothing personal stays, what they contributed does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Conflict
from identity.application.guessing import confirm_password, still_confirmed
from identity.application.mails import MailKind
from identity.application.own_account import living
from identity.application.ports import AccountStore, LoginAttempts, Notices, Passwords, Secrets
from identity.application.profile_ports import PersonalData
from identity.application.sessions import EndSessions
from identity.contracts import AccountWithdrawn
from identity.domain.session import EndReason

OwnedProjects = Callable[[UUID], Mapping[UUID, str]]


class OwnsProjects(Conflict):
    """They are transferred or deleted first; `current` tells which."""

    code = "account.owns_projects"

    def __init__(self, owned: Mapping[UUID, str]) -> None:
        super().__init__()
        self.current = {"projects": [{"id": project_id, "name": name} for project_id, name in owned.items()]}


@dataclass(frozen=True)
class WithdrawAccount:
    """`password` is checked when it is given; `expected_version` comes from If-Match."""

    actor: Actor
    password: str | None = field(repr=False)
    expected_version: int | None


def withdraw_account(
    command: WithdrawAccount,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    owned_projects: OwnedProjects,
    personal_data: PersonalData,
    passwords: Passwords,
    attempts: LoginAttempts,
    secrets: Secrets,
    end_sessions: EndSessions,
    notices: Notices,
    publish: EventPublisher,
    clock: Clock,
) -> None:
    """Raises OwnsProjects, Stale, NoPassword, WrongPassword, TooManyAttempts."""
    known = living(accounts.by_id(command.actor.user_id))
    if command.password is not None:
        confirm_password(known, command.password, attempts=attempts, passwords=passwords)
    with unit_of_work(by=command.actor):
        account = living(accounts.get(known.id)) if command.password is None else still_confirmed(known, accounts)
        account.expect(command.expected_version)
        if owned := owned_projects(account.id):
            raise OwnsProjects(owned)
        notices.owe(account, MailKind.WITHDRAWN)
        end_sessions(account.id, EndReason.WITHDRAWN)
        accounts.save(account.withdrawn(secrets.token(), clock()))
        publish(AccountWithdrawn(user_id=account.id))
        personal_data.erase(account.id)
