"""Ports of invitations in memory; they copy in and out, so that a forgotten `save` shows."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event
from core.domain.mail import Addressee, Notice
from core.domain.pages import Page, PageRequest
from identity.contracts import WITHDRAWN_NAME, NotificationType, Person
from projects.application.invitation_rows import (
    Door,
    DoorKind,
    InvitationRow,
    InvitedProject,
    InviteLinkRow,
    ReceivedInvitation,
    SentInvitation,
)
from projects.contracts import ProjectStatus
from projects.domain.invitation import REMINDER_BEFORE, SHORTEST_REMINDED_LIFE, Invitation
from projects.domain.invitation_refusals import InvitationNotFound, InviteLinkNotFound
from projects.domain.invitation_terms import OPEN, InvitationStatus
from projects.domain.invite_link import InviteLink
from tests.projects.fakes import FakeProjects


@dataclass
class Tables:
    """What one transaction writes or undoes."""

    invitations: dict[UUID, Invitation] = field(default_factory=dict)
    tokens: dict[str, UUID] = field(default_factory=dict)
    links: dict[UUID, InviteLink] = field(default_factory=dict)
    notices: dict[UUID, Notice] = field(default_factory=dict)
    jobs: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)


class FakeInvitations:
    """Invitations, InvitationQueries and InvitationUpkeep beside the projects; its unit of work holds both."""

    def __init__(self, projects: FakeProjects) -> None:
        self.projects = projects
        self.tables = Tables()
        self.working = False
        self.links_port = FakeInviteLinks(self)

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before = deepcopy(self.tables)
        with self.projects.unit_of_work(by=by):
            self.working = True
            try:
                yield
            except BaseException:
                self.tables = before
                raise
            finally:
                self.working = False

    def add(self, *invitations: Invitation) -> None:
        self.save(*invitations)

    def get(self, project_id: UUID, invitation_id: UUID) -> Invitation:
        found = self.several(project_id, [invitation_id])
        if not found:
            raise InvitationNotFound
        return found[0]

    def several(self, project_id: UUID, ids: Collection[UUID]) -> list[Invitation]:
        return deepcopy([each for each in self._of(project_id) if each.id in ids])

    def to_addresses(self, project_id: UUID, email_keys: Collection[str], since: datetime) -> list[Invitation]:
        return deepcopy(
            [
                each
                for each in self._of(project_id)
                if each.email_key in email_keys and (each.ended_at is None or each.ended_at >= since)
            ]
        )

    def open_to(self, project_id: UUID, user_id: UUID, email_key: str, also: UUID | None = None) -> list[Invitation]:
        theirs = [each for each in self._of(project_id) if each.invitee_id == user_id or each.email_key == email_key]
        wanted = {each.id for each in theirs if each.status in OPEN} | {also}
        return deepcopy([each for each in self._of(project_id) if each.id in wanted])

    def was_declined(self, project_id: UUID, user_id: UUID, email_key: str, since: datetime) -> bool:
        over = [each for each in self._of(project_id) if each.status is InvitationStatus.DECLINED]
        recent = [each for each in over if each.ended_at and each.ended_at >= since]
        theirs = [each.ended_at for each in recent if each.invitee_id == user_id or each.email_key == email_key]
        came = [each.ended_at for each in self._of(project_id) if each.accepted_by_id == user_id]
        links = [link for link in self.tables.links.values() if link.project_id == project_id]
        came += [link.users[user_id] for link in links if user_id in link.users]
        return bool(theirs) and not any(at and at > max(filter(None, theirs)) for at in came)

    def save(self, *invitations: Invitation) -> None:
        for invitation in invitations:
            self.tables.tokens |= dict.fromkeys(invitation.tokens, invitation.id)
            self.tables.told += invitation.facts
            invitation.tokens.clear()
            invitation.facts.clear()
            self.tables.invitations[invitation.id] = deepcopy(invitation)

    def door(self, token_hash: str) -> Door | None:
        if token_hash in self.tables.tokens:
            invitation = self.tables.invitations[self.tables.tokens[token_hash]]
            return Door(DoorKind.EMAIL, invitation.id, invitation.project_id)
        links = (link for link in self.tables.links.values() if link.token_hash == token_hash)
        return next((Door(DoorKind.LINK, link.id, link.project_id) for link in links), None)

    def invited_project(self, project_id: UUID) -> InvitedProject | None:
        project = self.projects.stored[project_id]
        shown = InvitedProject(project_id, project.details.title, project.thumbnail, project.status)
        return None if project.deleted_at else shown

    def page(
        self, project_id: UUID, wanted: PageRequest, status: InvitationStatus | None, now: datetime
    ) -> Page[InvitationRow]:
        rows = [_shown(each, now) for each in self._of(project_id)]
        kept = [row for row in rows if status in (None, row.status)]
        kept.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        return Page(tuple(kept[wanted.offset : wanted.offset + wanted.size]), len(kept))

    def row(self, project_id: UUID, invitation_id: UUID, now: datetime) -> InvitationRow:
        return _shown(self.get(project_id, invitation_id), now)

    def links(self, project_id: UUID, wanted: PageRequest) -> Page[InviteLinkRow]:
        rows = [InviteLinkRow.of(link) for link in self.tables.links.values() if link.project_id == project_id]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows))

    def link(self, project_id: UUID, link_id: UUID) -> InviteLinkRow:
        return InviteLinkRow.of(self.links_port.get(project_id, link_id))

    def received(self, email_key: str, wanted: PageRequest, now: datetime) -> Page[ReceivedInvitation]:
        mine = [
            each
            for each in self.tables.invitations.values()
            if each.email_key == email_key and each.is_open(now) and self.invited_project(each.project_id)
        ]
        mine.sort(key=lambda each: (each.created_at, each.id), reverse=True)
        rows = tuple(map(self._received, mine[wanted.offset : wanted.offset + wanted.size]))
        return Page(rows, len(mine))

    def received_door(self, email_key: str, invitation_id: UUID) -> Door | None:
        invitation = self.tables.invitations.get(invitation_id)
        if invitation is None or not email_key or invitation.email_key != email_key:
            return None
        return Door(DoorKind.EMAIL, invitation.id, invitation.project_id)

    def sent_by(self, user_id: UUID) -> Iterator[SentInvitation]:
        for each in sorted(self.tables.invitations.values(), key=lambda each: each.id):
            if each.inviter_id == user_id:
                written = each.email, each.role, each.message, each.status
                yield SentInvitation(each.id, each.project_id, *written, each.created_at, each.expires_at)

    def overdue(self, now: datetime, limit: int) -> dict[UUID, list[UUID]]:
        found: dict[UUID, list[UUID]] = {}
        due = [each for each in self.tables.invitations.values() if each.status in OPEN and each.expires_at <= now]
        for each in sorted(due, key=lambda each: each.expires_at)[:limit]:
            found.setdefault(each.project_id, []).append(each.id)
        return found

    def ending(self, now: datetime, limit: int) -> list[tuple[Door, str]]:
        near = [
            each
            for each in self.tables.invitations.values()
            if each.is_open(now)
            and each.reminded_at is None
            and each.expires_at - now <= REMINDER_BEFORE
            and each.expires_at - each.created_at >= SHORTEST_REMINDED_LIFE
            and self.projects.stored[each.project_id].status is ProjectStatus.ACTIVE
        ]
        near.sort(key=lambda each: each.expires_at)
        return [(Door(DoorKind.EMAIL, each.id, each.project_id), each.email) for each in near[:limit]]

    def forget_ended(self, before: datetime, limit: int) -> int:
        over = [each.id for each in self.tables.invitations.values() if each.ended_at and each.ended_at < before]
        gone = [
            link.id
            for link in self.tables.links.values()
            if link.expires_at < before or (link.revoked_at and link.revoked_at < before)
        ]
        for invitation_id in over[:limit]:
            del self.tables.invitations[invitation_id]
        for link_id in gone[:limit]:
            del self.tables.links[link_id]
        return max(len(over[:limit]), len(gone[:limit]))

    def claim(self, user_id: UUID, email_key: str) -> None:
        for each in self.tables.invitations.values():
            each.invitee_id = user_id if each.email_key == email_key else each.invitee_id

    def forget_person(self, user_id: UUID, now: datetime) -> None:
        for each in deepcopy(list(self.tables.invitations.values())):
            if each.email and user_id in (each.accepted_by_id, each.invitee_id):
                each.forget_address(now)
                self.save(each)
        for link in deepcopy(list(self.tables.links.values())):
            if link.creator_id == user_id:
                link.revoke(now)
            link.users.pop(user_id, None)
            self.links_port.save(link)
        self.rename(user_id, WITHDRAWN_NAME)

    def rename(self, user_id: UUID, name: str) -> None:
        for each in self.tables.invitations.values():
            each.inviter_name = name if each.inviter_id == user_id else each.inviter_name
        for link in self.tables.links.values():
            link.creator_name = name if link.creator_id == user_id else link.creator_name

    def _of(self, project_id: UUID) -> list[Invitation]:
        mine = [each for each in self.tables.invitations.values() if each.project_id == project_id]
        return sorted(mine, key=lambda each: each.id)

    def _received(self, each: Invitation) -> ReceivedInvitation:
        name = self.projects.stored[each.project_id].details.title
        offered = each.role, each.message, each.status
        return ReceivedInvitation(
            each.id, each.project_id, name, *offered, each.inviter_name, each.created_at, each.expires_at
        )


class FakeInviteLinks:
    def __init__(self, beside: FakeInvitations) -> None:
        self._beside = beside

    def add(self, link: InviteLink) -> None:
        self.save(link)

    def get(self, project_id: UUID, link_id: UUID) -> InviteLink:
        link = self._beside.tables.links.get(link_id)
        if link is None or link.project_id != project_id:
            raise InviteLinkNotFound
        return deepcopy(link)

    def open_of(self, project_id: UUID, creator_id: UUID) -> list[InviteLink]:
        made = [link for link in self._beside.tables.links.values() if link.revoked_at is None]
        return deepcopy([link for link in made if (link.project_id, link.creator_id) == (project_id, creator_id)])

    def save(self, *links: InviteLink) -> None:
        for link in links:
            self._beside.tables.told += link.facts
            link.facts.clear()
            self._beside.tables.links[link.id] = deepcopy(link)


class FakeInvitees:
    """`deaf` are those who want no mail."""

    def __init__(self, *people: Person) -> None:
        self._people = people
        self.deaf: set[UUID] = set()

    def by_emails(self, emails: Collection[str]) -> dict[str, Person]:
        keys = {email.lower() for email in emails}
        return {each.email.lower(): each for each in self._people if each.verified and each.email.lower() in keys}

    def addressee(self, user_id: UUID, told_of: NotificationType) -> Addressee | None:
        found = next((each for each in self._people if each.id == user_id and user_id not in self.deaf), None)
        return Addressee(found.email, found.language, found.name) if found else None


def _shown(invitation: Invitation, now: datetime) -> InvitationRow:
    row = deepcopy(invitation)
    if row.status in OPEN and not row.is_open(now):
        row.status = InvitationStatus.EXPIRED
    return InvitationRow.of(row)
