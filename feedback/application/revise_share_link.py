"""Changing what a link gives; another password ends the sessions that the one before opened."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.ports import ProjectAccess
from feedback.application.sharing_ports import GuestSessions, LinkPasswords, ShareLinks
from feedback.contracts import ShareLinkRow, ShareRight
from feedback.domain.share_link import ShareTerms, password_text
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class LinkChanges:
    """What is not among `named` stays as it is. A `password` of None takes the password away."""

    named: frozenset[str]
    rights: frozenset[ShareRight] = frozenset()
    label: str = ""
    expires_at: datetime | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def new_password(self) -> str | None:
        """The one that is set; InvalidField."""
        return password_text(self.password) if "password" in self.named and self.password is not None else None

    def laid_over(self, terms: ShareTerms, password_hash: str) -> ShareTerms:
        """InvalidField."""
        changed: dict[str, Any] = {
            name: getattr(self, name) for name in ("rights", "label", "expires_at") if name in self.named
        }
        if "password" in self.named:
            changed["password_hash"] = password_hash
        return replace(terms, **changed)


@dataclass(frozen=True, kw_only=True)
class ReviseShareLink:
    """`expected_revision` None takes any."""

    actor: Actor
    project_id: UUID
    link_id: UUID
    changes: LinkChanges
    expected_revision: int | None = None


def revise_share_link(
    command: ReviseShareLink,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    links: ShareLinks,
    sessions: GuestSessions,
    passwords: LinkPasswords,
    clock: Clock,
) -> ShareLinkRow:
    """ShareLinkNotFound, ShareLinkIsOver, InvalidField, Stale."""
    access.require(command.actor, command.project_id, Capability.INVITE)
    password = command.changes.new_password
    password_hash = passwords.hashed(password) if password else ""
    with unit_of_work(by=command.actor):
        grant, now = access.require(command.actor, command.project_id, Capability.INVITE), clock()
        link = links.get(grant.project_id, command.link_id)
        link.demand_revision(command.expected_revision)
        before = link.terms.password_hash
        link.revise(command.changes.laid_over(link.terms, password_hash), now)
        if link.terms.password_hash != before:
            sessions.end_of_link(link.id, now)
        links.save(link)
    return link.row()
