"""A person leaves: nothing personal stays, what they contributed does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.application.mail_ports import Notices
from core.application.ports import EventPublisher, Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Conflict
from identity.application.guessing import still_confirmed
from identity.application.mails import MailKind
from identity.application.own_account import living
from identity.application.ownership import ProveOwner
from identity.application.ports import AccountStore
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
    """`password` is checked when it is given, and needed after an old login; `expected_version` is from If-Match."""

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
    prove_owner: ProveOwner,
    secrets: Secrets,
    end_sessions: EndSessions,
    notices: Notices,
    publish: EventPublisher,
    clock: Clock,
) -> None:
    """Raises OwnsProjects, Stale, ProofRequired, NoPassword, WrongPassword, TooManyAttempts."""
    known = living(accounts.by_id(command.actor.user_id))
    prove_owner(known, command.actor, command.password)
    with unit_of_work(by=command.actor):
        account = still_confirmed(known, accounts)
        account.expect(command.expected_version)
        if owned := owned_projects(account.id):
            raise OwnsProjects(owned)
        notices.owe(account.addressee, MailKind.WITHDRAWN)
        end_sessions(account.id, EndReason.WITHDRAWN)
        accounts.save(account.withdrawn(secrets.token(), clock()))
        publish(AccountWithdrawn(user_id=account.id))
        personal_data.erase(account.id)
