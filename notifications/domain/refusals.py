"""What the inbox says no to."""

from core.domain.errors import NotFound


class NotificationNotFound(NotFound):
    code = "notification.not_found"
