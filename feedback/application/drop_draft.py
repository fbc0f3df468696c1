"""Throwing away a text that is not sent, or that has been."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Stale
from feedback.application.ports import ProjectAccess
from feedback.application.private_ports import Drafts
from feedback.contracts import DraftChanged
from feedback.domain.talk_refusals import DraftNotFound
from feedback.domain.unsent import Place
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class DropDraft:
    """`expected_version` None takes any."""

    actor: Actor
    project_id: UUID
    place: Place
    expected_version: int | None = None


@dataclass(frozen=True)
class Desk:
    """Where drafts lie, for who sends what was one."""

    drafts: Drafts
    publish: EventPublisher

    def clear(self, grant: ProjectGrant, place: Place | None, now: datetime) -> None:
        """Nothing is kept there any more; other windows of the person are told."""
        if place is not None and self.drafts.remove(grant.user_id, grant.project_id, place):
            whose = {"user_id": grant.user_id, "project_id": grant.project_id}
            self.publish(DraftChanged(**whose, place=str(place), version=None, updated_at=now))


def drop_draft(
    command: DropDraft,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    drafts: Drafts,
    publish: EventPublisher,
    clock: Clock,
) -> None:
    """DraftNotFound, Stale."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.READ)
        drafts.hold(grant.user_id, grant.project_id)
        unsent = drafts.get(grant.user_id, grant.project_id, command.place)
        if unsent is None:
            raise DraftNotFound
        if command.expected_version not in (None, unsent.version):
            raise Stale(unsent.row().wire())
        Desk(drafts, publish).clear(grant, command.place, clock())
