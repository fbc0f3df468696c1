"""A person with an account becomes a member at once."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.contracts import Person
from projects.application.openings import Openings
from projects.application.ports import Access, PeopleDirectory, ProjectRepository
from projects.contracts import Capability, Role
from projects.domain.project import Member
from projects.domain.refusals import UnknownPerson


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
    openings: Openings,
    clock: Clock,
) -> Member:
    """Raises UnknownPerson, AlreadyMember, ProjectIsFull, RoleAboveOwn, RoleNotAssignable."""
    access(actor, command.project_id, Capability.INVITE)
    with unit_of_work(by=actor):
        project = projects.get(command.project_id)
        # Under the lock, however long that took to get: who withdrew meanwhile has no name to be stored any more.
        person = _verified(command, people)
        by = project.permit(actor.user_id, Capability.INVITE)
        member = project.add_member(person.id, person.name, command.role, by=by, now=clock())
        openings.joined(project.id, person)
        projects.save(project)
    return member


def _verified(command: AddMember, people: PeopleDirectory) -> Person:
    person = people.by_id(command.user_id) if command.user_id else people.by_email(command.email)
    if person is None or not person.verified:
        raise UnknownPerson
    return person
