"""The project: who is in it, in which role, and what it is called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.domain.errors import Stale
from core.domain.events import Event
from core.domain.retention import is_due
from projects.contracts import (
    Capability,
    MemberJoined,
    MemberLeft,
    MemberRoleChanged,
    OwnershipOffered,
    OwnershipWithdrawn,
    ProjectArchived,
    ProjectCreated,
    ProjectDeleted,
    ProjectPurged,
    ProjectReopened,
    ProjectRestored,
    ProjectStatus,
    ProjectUpdated,
    Role,
    Stage,
)
from projects.domain.access import ensure_allowed, ensure_entitled
from projects.domain.details import Details
from projects.domain.history import Change, Course
from projects.domain.members import MOST_MEMBERS, Member, ensure_assignable, ensure_joins, replaceable
from projects.domain.outline import Outline
from projects.domain.ownership import OwnershipOffer, handed_over
from projects.domain.refusals import MemberNotFound, OfferNotFound, OwnsAlready, ProjectNotFound, RoleAboveOwn
from projects.domain.roles import ROLES
from projects.domain.settings import ProjectSettings

__all__ = ["MOST_MEMBERS", "Member", "Project"]


@dataclass
class Project:
    """Aggregate over its members; `version` counts its changes."""

    id: UUID
    owner_id: UUID
    details: Details
    created_at: datetime
    updated_at: datetime
    last_activity_at: datetime
    status: ProjectStatus = ProjectStatus.ACTIVE
    stage: Stage = Stage.PLANNING
    settings: ProjectSettings = field(default_factory=ProjectSettings)
    outline: Outline = field(default_factory=Outline)
    thumbnail: str = ""
    previous_status: ProjectStatus | None = None
    deleted_at: datetime | None = None
    offer: OwnershipOffer | None = None
    version: int = 1
    members: dict[UUID, Member] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def create(
        cls,
        project_id: UUID,
        owner_id: UUID,
        owner_name: str,
        details: Details,
        now: datetime,
        *,
        stage: Stage = Stage.PLANNING,
        settings: ProjectSettings = ProjectSettings(),  # noqa: B008 - a frozen value
    ) -> "Project":
        members = {owner_id: Member(owner_id, owner_name, Role.OWNER, now)}
        project = cls(project_id, owner_id, details, now, now, now, stage=stage, settings=settings, members=members)
        project.changes = [Change(Course.STATUS, "", project.status, now), Change(Course.STAGE, "", stage, now)]
        project.facts.append(ProjectCreated(project_id=project_id, owner_id=owner_id, title=details.title))
        return project

    def role_of(self, user_id: UUID) -> Role | None:
        member = self.members.get(user_id)
        return member.role if member else None

    def permit(self, user_id: UUID, capability: Capability) -> Role:
        """The role by which the person acts now. Raises ProjectNotFound, ProjectNotPermitted, ProjectIsArchived."""
        return ensure_allowed(self.role_of(user_id), self.status, capability)

    def expect(self, version: int | None, current: Callable[[], object]) -> None:
        """Refuse a caller who saw another version; what `current` gives is what they are told instead."""
        if version is not None and version != self.version:
            raise Stale(current())

    def describe(
        self, now: datetime, stage: Stage | None = None, settings: Mapping[str, Any] | None = None, **changed: Any
    ) -> None:
        """Change details, stage, or those settings that are given; changing nothing is no change."""
        before = self._described()
        self.details, self.settings = replace(self.details, **changed), self.settings.merged(settings or {})
        self._reach(stage or self.stage, now)
        self._tell(before, now)

    def follow(self, outline: Outline, now: datetime) -> bool:
        """Its schedule; whether that is news and not what came late."""
        if is_news := outline.version > self.outline.version:
            before = self._described()
            self._reach(outline.stage_after(self.outline, self.stage), now)
            self.outline = outline
            self._tell(before, now)
        return is_news

    def illustrate(self, thumbnail: str, now: datetime) -> None:
        """With another picture, or (empty) none; changing nothing is no change."""
        if thumbnail != self.thumbnail:
            self.thumbnail = thumbnail
            self._touch(now)
            self.facts.append(self._updated("thumbnail"))

    def archive(self, user_id: UUID, now: datetime) -> None:
        """Still readable, no longer changed; repeating it is no change."""
        self._turn(ProjectStatus.ARCHIVED, ProjectArchived(project_id=self.id), user_id, now)

    def reopen(self, user_id: UUID, now: datetime) -> None:
        """Back from the archive; repeating it is no change."""
        self._turn(ProjectStatus.ACTIVE, ProjectReopened(project_id=self.id), user_id, now)

    def delete(self, now: datetime) -> None:
        """Kept for RETENTION, as it is; nobody is offered it any more."""
        if self.status is ProjectStatus.DELETED:
            raise ProjectNotFound
        self.previous_status, self.deleted_at = self.status, now
        self._enter(ProjectStatus.DELETED, now)
        self._void_offer()
        self.facts.append(ProjectDeleted(project_id=self.id))

    def restore(self, user_id: UUID, now: datetime) -> None:
        """Back as it was. Raises ProjectNotFound for whoever is not the owner, and when its time is over."""
        if self.status is not ProjectStatus.DELETED or user_id != self.owner_id or is_due(self.deleted_at, now):
            raise ProjectNotFound
        self._enter(self.previous_status or ProjectStatus.ACTIVE, now)
        self.previous_status = self.deleted_at = None
        self.facts.append(ProjectRestored(project_id=self.id, status=self.status, version=self.version))

    def purge(self, now: datetime) -> None:
        """The end. Raises ProjectNotFound while the project may still come back."""
        if not is_due(self.deleted_at, now):
            raise ProjectNotFound
        self.facts.append(ProjectPurged(project_id=self.id))

    def add_member(self, user_id: UUID, name: str, role: Role, *, by: Role, now: datetime) -> Member:
        ensure_joins(self.members, user_id, role, by)
        member = self.members[user_id] = Member(user_id, name, role, now)
        self._touch(now)
        self.facts.append(MemberJoined(project_id=self.id, user_id=user_id, member_name=name, role=role))
        return member

    def change_role(self, user_id: UUID, role: Role, *, by: Role, now: datetime) -> Member:
        member = replaceable(self.members, user_id)
        ensure_assignable(role, by)
        if member.role is not role:
            member = self.members[user_id] = replace(member, role=role)
            self._touch(now)
            self.facts.append(MemberRoleChanged(project_id=self.id, user_id=user_id, role=role))
        return member

    def remove_member(self, user_id: UUID, *, by: Role, is_self: bool, now: datetime) -> None:
        member = replaceable(self.members, user_id)
        if not is_self and ROLES.is_above(member.role, by):
            raise RoleAboveOwn
        del self.members[user_id]
        self._touch(now)
        if self.offer and self.offer.to_id == user_id:
            self._void_offer()
        self.facts.append(MemberLeft(project_id=self.id, user_id=user_id, member_name=member.name))

    def offer_ownership(self, user_id: UUID, now: datetime) -> OwnershipOffer:
        """To a member; an offer that stood is void."""
        if user_id == self.owner_id:
            raise OwnsAlready
        if user_id not in self.members:
            raise MemberNotFound
        self._touch(now)
        self._void_offer()
        offer = self.offer = OwnershipOffer(user_id, now)
        self.facts.append(
            OwnershipOffered(project_id=self.id, user_id=user_id, expires_at=offer.expires_at, version=self.version)
        )
        return offer

    def end_offer(self, user_id: UUID, now: datetime) -> None:
        """The owner withdraws the offer, or the member declines it."""
        if self.offer is None:
            raise OfferNotFound
        if user_id != self.owner_id:
            self.offer.ensure_for(user_id)
        self._touch(now)
        self._void_offer()

    def accept_ownership(self, user_id: UUID, now: datetime) -> None:
        """Who owned it is an admin from then on."""
        if self.offer is None:
            raise OfferNotFound
        self.offer.ensure_acceptable(user_id, now)
        former, owner = self.members[self.owner_id], self.members[user_id]
        self.members[former.user_id] = replace(former, role=Role.ADMIN)
        self.members[user_id] = replace(owner, role=Role.OWNER)
        self.owner_id, self.offer = user_id, None
        self._touch(now)
        self.facts += handed_over(self.id, former, owner, self.version, now)

    def _turn(self, status: ProjectStatus, fact: Event, user_id: UUID, now: datetime) -> None:
        ensure_entitled(self.role_of(user_id), self.status, Capability.INVITE)
        if self.status is not status:
            self._enter(status, now)
            self.facts += [self._updated("status"), fact]

    def _enter(self, status: ProjectStatus, now: datetime) -> None:
        self.changes.append(Change(Course.STATUS, self.status, status, now))
        self.status = status
        self._touch(now)

    def _reach(self, stage: Stage, now: datetime) -> None:
        if stage is not self.stage:
            self.changes.append(Change(Course.STAGE, self.stage, stage, now))
            self.stage = stage

    def _void_offer(self) -> None:
        if self.offer is not None:
            void, self.offer = self.offer, None
            self.facts.append(OwnershipWithdrawn(project_id=self.id, user_id=void.to_id, version=self.version))

    def _touch(self, now: datetime) -> None:
        self.updated_at = now
        self.last_activity_at = max(self.last_activity_at, now)
        self.version += 1

    def _described(self) -> dict[str, Any]:
        return {**vars(self.details), **self.outline.shown(), "stage": self.stage, "settings": self.settings}

    def _tell(self, before: Mapping[str, Any], now: datetime) -> None:
        if names := [name for name, value in self._described().items() if value != before[name]]:
            self._touch(now)
            self.facts.append(self._updated(*names))

    def _updated(self, *changed: str) -> ProjectUpdated:
        described = self._described() | {"settings": self.settings.plain()}
        return ProjectUpdated(
            project_id=self.id,
            **described,
            status=self.status,
            thumbnail_version=self.thumbnail,
            version=self.version,
            updated_at=self.updated_at,
            changed=changed,
        )
