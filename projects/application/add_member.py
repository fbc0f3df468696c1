"""A person with an account becomes a member at once, and is told by mail."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from identity.contracts import Person
from projects.application.invitation_ports import Invitations
from projects.application.member_mail import MemberMails
from projects.application.openings import Openings
from projects.application.ports import Access, PeopleDirectory, ProjectRepository
from projects.contracts import Capability, Role
from projects.domain.project import Member
from projects.domain.refusals import MemberDeclined, UnknownPerson

DECLINING_STANDS = timedelta(days=30)


@dataclass(frozen=True)
class AddMember:
    """The person by `user_id` or by `email`."""

    project_id: UUID
    user_id: UUID | None
    email: str
    role: Role


def add_member(
    actor: Actor,
    command: AddMember,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    projects: ProjectRepository,
    people: PeopleDirectory,
    invitations: Invitations,
    openings: Openings,
    mails: MemberMails,
    clock: Clock,
) -> Member:
    """Raises UnknownPerson, MemberDeclined, AlreadyMember, ProjectIsFull, RoleAboveOwn, RoleNotAssignable."""
    access(actor, command.project_id, Capability.INVITE)
    with mails.welcoming(_verified(command, people)) as welcome, unit_of_work(by=actor):
        project = projects.get(command.project_id)
        # Under the lock, however long that took to get: who withdrew meanwhile has no name to be stored any more.
        person = _verified(command, people)
        by = project.permit(actor.user_id, Capability.INVITE)
        member = project.add_member(person.id, person.name, command.role, by=by, now=clock())
        _ensure_willing(person, command.project_id, invitations, clock)
        openings.joined(project.id, person)
        projects.save(project)
        welcome.owe(project, member, project.members[actor.user_id])
    return member


def _ensure_willing(person: Person, project_id: UUID, invitations: Invitations, clock: Clock) -> None:
    since = clock() - DECLINING_STANDS
    if invitations.was_declined(project_id, person.id, EmailAddress(person.email).key, since):
        raise MemberDeclined(days=DECLINING_STANDS.days)


def _verified(command: AddMember, people: PeopleDirectory) -> Person:
    person = people.by_id(command.user_id) if command.user_id else people.by_email(command.email)
    if person is None or not person.verified:
        raise UnknownPerson
    return person
