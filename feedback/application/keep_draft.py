"""Keeping a text that is not sent yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import Stale
from feedback.application.ports import ProjectAccess
from feedback.application.private_ports import Drafts
from feedback.contracts import DraftChanged, DraftRow
from feedback.domain.talk_refusals import TooManyDrafts
from feedback.domain.unsent import MOST, Place, Unsent
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class KeepDraft:
    """In the place of the text of `expected_version`, None: of any or none, 0: of none."""

    actor: Actor
    project_id: UUID
    place: Place
    body: Mapping[str, Any]
    expected_version: int | None


def keep_draft(
    command: KeepDraft,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    drafts: Drafts,
    publish: EventPublisher,
    clock: Clock,
) -> DraftRow:
    """As it is kept; Stale, DraftTooLarge, TooManyDrafts."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        drafts.hold(grant.user_id, grant.project_id)
        unsent = drafts.get(grant.user_id, grant.project_id, command.place)
        if command.expected_version not in (None, 0 if unsent is None else unsent.version):
            raise Stale(None if unsent is None else unsent.row().wire())
        if unsent is None:
            unsent = _begun(command, grant, drafts, clock())
        else:
            unsent.rewrite(command.body, clock())
        drafts.keep(unsent)
        publish(told_of(unsent))
    return unsent.row()


def told_of(unsent: Unsent) -> DraftChanged:
    return DraftChanged(
        user_id=unsent.user_id,
        project_id=unsent.project_id,
        place=str(unsent.place),
        version=unsent.version,
        updated_at=unsent.updated_at,
    )


def _begun(command: KeepDraft, grant: ProjectGrant, drafts: Drafts, now: datetime) -> Unsent:
    if drafts.count(grant.user_id, grant.project_id) >= MOST:
        raise TooManyDrafts(limit=MOST)
    whose = {"user_id": grant.user_id, "project_id": grant.project_id}
    return Unsent.begun(**whose, place=command.place, body=command.body, now=now)
