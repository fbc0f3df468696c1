"""How people come into a project by an invitation or a link, whichever use case lets them in.

The project's row is locked first, then those of invitations and links, all before any is saved, so that who comes, who
revokes and who deletes wait for each other. What the inviter may do by now is not looked at: what was sent, stands
until it is revoked.
"""

from dataclasses import dataclass
from uuid import UUID

from core.application.mail_ports import Notices
from core.application.ports import Secrets
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from identity.contracts import NotificationType, Person
from projects.application.invitation_mails import ACCEPTED, DECLINED
from projects.application.invitation_ports import InvitationQueries, Invitations, Invitees, InviteLinks
from projects.application.invitation_rows import Door, DoorKind
from projects.application.openings import Openings
from projects.application.ports import PeopleDirectory, ProjectRepository
from projects.application.tokens import hashed
from projects.contracts import ProjectStatus, Role
from projects.domain.invitation import Invitation
from projects.domain.invitation_refusals import (
    InvitationNotFound,
    InvitationWasAccepted,
    InvitedProjectIsArchived,
    InvitedProjectIsGone,
    OtherAddress,
)
from projects.domain.project import Project
from projects.domain.refusals import ProjectNotFound, UnknownPerson


@dataclass(frozen=True)
class Entrance:
    """The ports, bound. Its verbs but `door` belong inside a running unit of work."""

    projects: ProjectRepository
    invitations: Invitations
    links: InviteLinks
    queries: InvitationQueries
    people: PeopleDirectory
    invitees: Invitees
    notices: Notices
    secrets: Secrets
    clock: Clock

    def door(self, token: str) -> Door:
        """Raises InvitationNotFound."""
        door = self.queries.door(hashed(token, self.secrets))
        if door is None:
            raise InvitationNotFound
        return door

    def own_door(self, user_id: UUID, invitation_id: UUID) -> Door:
        """Of an invitation to the person's verified address. Raises InvitationNotFound."""
        person = verified(user_id, self.people)
        door = self.queries.received_door(EmailAddress(person.email).key, invitation_id)
        if door is None:
            raise InvitationNotFound
        return door

    def project(self, door: Door) -> Project:
        """Locked. Raises InvitedProjectIsGone."""
        try:
            return self.projects.get(door.project_id)
        except ProjectNotFound as missing:
            raise InvitedProjectIsGone from missing

    def admit(self, door: Door, user_id: UUID) -> None:
        """The person is a member afterwards; who is one already keeps their role.

        Raises UnknownPerson, OtherAddress, InvitedProjectIsArchived, ProjectIsFull, and what says that it is over.
        """
        project = self.project(door)
        # Under the lock, however long that took to get: who withdrew meanwhile has no name to be stored any more.
        person = verified(user_id, self.people)
        if door.kind is DoorKind.EMAIL:
            self._by_invitation(project, door, person)
        else:
            self._by_link(project, door, person)
        self.projects.save(project)

    def decline(self, door: Door, reason: str = "", by: UUID | None = None) -> None:
        """Raises what says how the invitation ended otherwise; a link cannot be declined."""
        if door.kind is not DoorKind.EMAIL:
            raise InvitationNotFound
        project = self.project(door)
        invitation = self.invitations.get(project.id, door.id)
        invitation.decline(self.clock(), by, reason)
        if invitation.facts:
            who = self._invitee(invitation)
            self._tell(invitation.inviter_id, DECLINED, project, who | {"reason": reason})
        self.invitations.save(invitation)

    def _by_invitation(self, project: Project, door: Door, person: Person) -> None:
        key = EmailAddress(person.email).key
        found = {each.id: each for each in self.invitations.open_to(project.id, person.id, key, also=door.id)}
        invitation = found.pop(door.id, None)
        if invitation is None:
            raise InvitationNotFound
        if key != invitation.email_key:
            raise OtherAddress
        if invitation.is_accepted_by(person.id):
            if person.id not in project.members:
                raise InvitationWasAccepted
            return
        invitation.accept(person.id, self.clock())
        others = found.values() if self._join(project, person, invitation.role) else ()
        for other in others:
            other.close(person.id, self.clock())
        self.invitations.save(invitation, *others)
        self._tell(invitation.inviter_id, ACCEPTED, project, {"invitee": person.name})

    def _by_link(self, project: Project, door: Door, person: Person) -> None:
        link = self.links.get(project.id, door.id)
        if person.id in project.members:
            if person.id not in link.users:
                link.ensure_usable(self.clock())
            return
        link.use(person.id, self.clock())
        self._join(project, person, link.role)
        Openings(self.invitations, self.links, self.people, self.clock).joined(project.id, person)
        self.links.save(link)
        self._tell(link.creator_id, ACCEPTED, project, {"invitee": person.name})

    def _join(self, project: Project, person: Person, role: Role) -> bool:
        """Whether they were no member yet."""
        if person.id in project.members:
            return False
        if project.status is ProjectStatus.ARCHIVED:
            raise InvitedProjectIsArchived
        project.add_member(person.id, person.name, role, by=Role.OWNER, now=self.clock())
        return True

    def _invitee(self, invitation: Invitation) -> dict[str, str]:
        """By name, or where nobody has an account of the address, by that."""
        person = self.invitees.by_emails([invitation.email_key]).get(invitation.email_key)
        return {"invitee": person.name} if person else {"email": invitation.email}

    def _tell(self, inviter_id: UUID, kind: str, project: Project, parts: dict[str, str]) -> None:
        """While they are a member and want such mails."""
        if inviter_id not in project.members:
            return
        inviter = self.invitees.addressee(inviter_id, NotificationType.INVITATION)
        if inviter is not None:
            self.notices.owe(inviter, kind, project=project.details.title, **parts)


def verified(user_id: UUID, people: PeopleDirectory) -> Person:
    """Raises UnknownPerson."""
    person = people.by_id(user_id)
    if person is None or not person.verified:
        raise UnknownPerson
    return person
