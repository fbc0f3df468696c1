"""Changing an item: what it says, where it lies, whom it concerns, its status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.concerned import Concerned
from feedback.application.members import Members
from feedback.application.own_feedback import FeedbackTarget, find_for
from feedback.application.ports import FeedbackItems, ProjectAccess
from feedback.contracts import Author, FeedbackRow, FeedbackStatus, Resolution
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.marks import Marks
from feedback.domain.note import Note
from feedback.domain.position import Position
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class ReviseFeedback:
    """`changes` are fields of the note, `marks` those of its place that are given; `expected_version` None takes any.

    `status` and `resolution` None leave them, `is_unresolved` takes the resolution away.
    """

    actor: Actor
    project_id: UUID
    feedback_id: UUID
    expected_version: int | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    concerned: Concerned = field(default_factory=Concerned)
    marks: Mapping[str, Any] = field(default_factory=dict)
    status: FeedbackStatus | None = None
    resolution: Resolution | None = None
    is_unresolved: bool = False


def revise_feedback(
    command: ReviseFeedback,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    members: Members,
    items: FeedbackItems,
    clock: Clock,
) -> FeedbackRow:
    """The row as it is then; FeedbackNotFound, NotYourFeedback, Stale, TransitionRefused, InvalidField, Misplaced."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        target = FeedbackTarget(command.feedback_id, command.expected_version)
        item, by, now = find_for(grant, target, items, others=Capability.UPDATE), author_of(grant), clock()
        item.revise(_said(command, item, members), _placed(command, item), by=by, now=now)
        _deal_with(command, item, by, now)
        items.save(item)
    return item.row()


def _said(command: ReviseFeedback, item: FeedbackItem, members: Members) -> Note:
    return command.concerned.in_note(item.note.changed(**command.changes), item.project_id, members)


def _placed(command: ReviseFeedback, item: FeedbackItem) -> Position:
    if not command.marks:
        return item.position
    return Marks(**command.marks).over(item.position, item.footage, command.marks)


def _deal_with(command: ReviseFeedback, item: FeedbackItem, by: Author, now: datetime) -> None:
    if command.status is not None:
        item.move_to(command.status, by=by, now=now, resolution=command.resolution)
    elif command.resolution is not None or command.is_unresolved:
        item.resolve_as(command.resolution, by=by, now=now)
