"""What comments on plans refuse."""

from core.domain.errors import Conflict, NotFound, NotPermitted


class PlanCommentNotFound(NotFound):
    code = "plan_comment.not_found"


class NotYourPlanComment(NotPermitted):
    """To delete or resolve what others said takes a further right; nobody changes it."""

    code = "plan_comment.not_yours"


class PlanCommentDeletedBefore(Conflict):
    code = "plan_comment.deleted"


class ReplyIsNotResolved(Conflict):
    """Its thread is."""

    code = "plan_comment.reply_not_resolved"
