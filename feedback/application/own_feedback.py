"""Finding an item that the caller may change: one's own, or anybody's with a further right."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import Stale
from feedback.application.ports import FeedbackItems
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.refusals import FeedbackNotFound, NotYourFeedback
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True)
class FeedbackTarget:
    """Which item, in which version (None: any)."""

    feedback_id: UUID
    expected_version: int | None


def find_for(grant: ProjectGrant, target: FeedbackTarget, items: FeedbackItems, *, others: Capability) -> FeedbackItem:
    """The item, locked; FeedbackNotFound, NotYourFeedback without the right `others`, Stale."""
    item = items.get(grant.project_id, target.feedback_id)
    if item is None:
        raise FeedbackNotFound
    if item.author.id != grant.user_id and not grant.allows(others):
        raise NotYourFeedback
    if target.expected_version not in (None, item.version):
        raise Stale(item.row().wire())
    return item
