"""A note on a video that is there already."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.concerned import Concerned
from feedback.application.drop_draft import Desk
from feedback.application.members import Members
from feedback.application.ports import FeedbackItems, Footages, ProjectAccess
from feedback.contracts import FeedbackRow
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.note import Draft
from feedback.domain.refusals import VideoNotFound
from feedback.domain.unsent import Place
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class SubmitNote:
    """On that version, or on the one as which the video is shown; at least one is given. `sent`: where it was kept."""

    actor: Actor
    project_id: UUID
    video_id: UUID | None
    version_id: UUID | None
    draft: Draft
    concerned: Concerned = field(default_factory=Concerned)
    sent: Place | None = None


def submit_note(
    command: SubmitNote,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    members: Members,
    footages: Footages,
    items: FeedbackItems,
    clock: Clock,
    desk: Desk | None = None,
) -> FeedbackRow:
    """The new item's row; VideoNotFound, Misplaced, InvalidField. Guests have no desk."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        footage = footages.find(grant.project_id, command.video_id, command.version_id)
        if footage is None:
            raise VideoNotFound
        note = command.concerned.in_note(command.draft.note, grant.project_id, members)
        draft = replace(command.draft, note=note)
        item = FeedbackItem.opened(draft, footage=footage, author=author_of(grant), now=clock())
        items.add(item)
        if desk is not None:
            desk.clear(grant, command.sent, item.created_at)
    return item.row()
