"""What people keep for themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.pages import Page
from feedback.application.talk_read_models import UnreadPage
from feedback.contracts import DraftRow, UnreadRow


@dataclass(frozen=True)
class Private:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    mark_conversation_read: Callable[..., UnreadRow]
    list_unread: Callable[..., UnreadPage]
    keep_draft: Callable[..., DraftRow]
    read_draft: Callable[..., DraftRow]
    list_drafts: Callable[..., Page[DraftRow]]
    drop_draft: Callable[..., None]
    forget_old_drafts: Callable[..., int]
