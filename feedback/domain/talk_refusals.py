"""What conversations refuse."""

from core.domain.errors import Conflict, NotFound, NotPermitted, Unacceptable


class CommentNotFound(NotFound):
    code = "comment.not_found"


class NotYourComment(NotPermitted):
    """Nobody puts words into others' mouths; to delete theirs takes a further right."""

    code = "comment.not_yours"


class CommentDeletedBefore(Conflict):
    """Only its place is there, for its replies."""

    code = "comment.deleted"


class DraftNotFound(NotFound):
    code = "draft.not_found"


class DraftTooLarge(Unacceptable):
    """`limit` in bytes."""

    code = "draft.too_large"


class TooManyDrafts(Unacceptable):
    """`limit` is how many a person may keep in a project."""

    code = "draft.too_many"
