"""Changing an item: its words, its priority, its status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.own_feedback import FeedbackTarget, find_for
from feedback.application.ports import FeedbackItems, ProjectAccess
from feedback.contracts import FeedbackRow, FeedbackStatus
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class ReviseFeedback:
    """`changes` are fields of the note; `expected_version` None takes any, `status` None leaves it."""

    actor: Actor
    project_id: UUID
    feedback_id: UUID
    expected_version: int | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    status: FeedbackStatus | None = None


def revise_feedback(
    command: ReviseFeedback, *, unit_of_work: UnitOfWork, access: ProjectAccess, items: FeedbackItems, clock: Clock
) -> FeedbackRow:
    """The row as it is then; FeedbackNotFound, NotYourFeedback, Stale, TransitionRefused, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        target = FeedbackTarget(command.feedback_id, command.expected_version)
        item, now = find_for(grant, target, items, others=Capability.UPDATE), clock()
        item.revise(item.note.changed(**command.changes), now=now)
        if command.status is not None:
            item.move_to(command.status, by=author_of(grant), now=now)
        items.save(item)
    return item.row()
