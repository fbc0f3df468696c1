"""What the inbox says no to."""

from core.domain.errors import NotFound


class LeaveLinkInvalid(NotFound):
    """The link that ends mails is none of ours."""

    code = "notification.link_invalid"


class NotificationNotFound(NotFound):
    code = "notification.not_found"
