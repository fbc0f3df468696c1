"""What every word in a conversation begins with: the item's lock, and whether the grant reaches so far."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import Stale
from feedback.application.talk_ports import Comments, Conversations
from feedback.contracts import ReactionKind, SeenComment
from feedback.domain.comment import Comment
from feedback.domain.conversation import Conversation
from feedback.domain.refusals import FeedbackNotFound
from feedback.domain.talk_refusals import CommentNotFound
from projects.contracts import ProjectGrant


@dataclass(frozen=True)
class CommentTarget:
    """Which comment, in which version (None: any)."""

    feedback_id: UUID
    comment_id: UUID
    expected_version: int | None = None


def conversation_on(grant: ProjectGrant, feedback_id: UUID, conversations: Conversations) -> Conversation:
    """Locked; FeedbackNotFound, also for what the grant does not reach."""
    found = conversations.get(grant.project_id, feedback_id)
    if found is None or not grant.covers(found.video_id, found.version_id):
        raise FeedbackNotFound
    return found


def comment_seen(grant: ProjectGrant, target: CommentTarget, comments: Comments) -> tuple[Comment, ReactionKind | None]:
    """Locked, with the caller's reaction; CommentNotFound, Stale."""
    found = comments.seen_by(grant.user_id, target.feedback_id, target.comment_id)
    if found is None:
        raise CommentNotFound
    if target.expected_version not in (None, found[0].version):
        raise Stale(SeenComment(found[0].row(), found[1]).wire())
    return found
