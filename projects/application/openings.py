"""Ways into a project that stand open: what becomes of them when somebody comes, goes, or gets another role.

All rows are locked before any is saved, because saving writes to streams.
"""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.domain.clock import Clock
from core.domain.email import EmailAddress
from identity.contracts import Person
from projects.application.invitation_ports import Invitations, InviteLinks
from projects.application.ports import PeopleDirectory
from projects.contracts import Role
from projects.domain.invite_link import InviteLink


@dataclass(frozen=True)
class Openings:
    """Inside a running unit of work, with the project's row locked; a bounded number of statements each."""

    invitations: Invitations
    links: InviteLinks
    people: PeopleDirectory
    clock: Clock

    def joined(self, project_id: UUID, person: Person) -> None:
        """What invited them has done its work, by whichever way they came."""
        now = self.clock()
        found = self.invitations.open_to(project_id, person.id, EmailAddress(person.email).key)
        for invitation in found:
            invitation.close(person.id, now)
        self.invitations.save(*found)

    def left(self, project_id: UUID, user_id: UUID) -> None:
        """The links they made open nothing any more."""
        self._revoke(self.links.open_of(project_id, user_id))

    def removed(self, project_id: UUID, user_id: UUID) -> None:
        """Nor does what was sent to them: somebody has to invite them again."""
        person, now = self.people.by_id(user_id), self.clock()
        found = self.invitations.open_to(project_id, user_id, EmailAddress(person.email).key if person else "")
        made = self.links.open_of(project_id, user_id)
        for invitation in found:
            invitation.withdraw(now)
        self.invitations.save(*found)
        self._revoke(made)

    def ranked(self, project_id: UUID, user_id: UUID, role: Role) -> None:
        """Their links give no role above the one that they have now."""
        self._revoke([link for link in self.links.open_of(project_id, user_id) if link.is_above(role)])

    def _revoke(self, links: Collection[InviteLink]) -> None:
        now = self.clock()
        for link in links:
            link.revoke(now)
        self.links.save(*links)
