"""A guest's address: a code is mailed there, and only who reads it is written to."""

from dataclasses import dataclass, field
from uuid import UUID

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from feedback.application.guest_codes import CodeMailing
from feedback.application.ports import ProjectAccess
from feedback.application.share_tokens import hashed_code
from feedback.application.sharing_ports import Guests
from feedback.domain.sharing_refusals import GuestCodeWrong
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class AskGuestEmail:
    actor: Actor
    project_id: UUID
    email: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ProveGuestEmail:
    actor: Actor
    project_id: UUID
    code: str = field(repr=False)


def ask_guest_email(
    command: AskGuestEmail,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    guests: Guests,
    codes: CodeMailing,
) -> None:
    """InvalidField, GuestMailTooSoon, MailTooSoon; GuestSessionEnded."""
    access.require(command.actor, command.project_id, Capability.READ)
    address = EmailAddress(command.email)
    with codes.allowed(address), unit_of_work(by=command.actor):
        guest = guests.get(command.actor.user_id)
        codes.owe(guest, address)
        guests.save(guest)


def prove_guest_email(
    command: ProveGuestEmail,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    guests: Guests,
    secrets: Secrets,
    clock: Clock,
) -> None:
    """GuestCodeWrong, which is counted, GuestCodeExpired, GuestCodeLocked; GuestSessionEnded."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.READ)
        guest = guests.get(grant.user_id)
        is_right = guest.prove(hashed_code(command.code, secrets), clock())
        guests.save(guest)
    if not is_right:
        raise GuestCodeWrong
