"""What conversations do for their callers."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.pages import CursorPage
from feedback.contracts import EditRow, ReactionRow, ReactionsSeen, SeenComment


@dataclass(frozen=True)
class Talk:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    add_comment: Callable[..., SeenComment]
    revise_comment: Callable[..., SeenComment]
    delete_comment: Callable[..., None]
    react: Callable[..., ReactionsSeen]
    list_comments: Callable[..., CursorPage[SeenComment]]
    read_comment: Callable[..., SeenComment]
    list_edits: Callable[..., CursorPage[EditRow]]
    list_reactions: Callable[..., CursorPage[ReactionRow]]
