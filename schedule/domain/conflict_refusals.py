"""What is refused about conflicts."""

from core.domain.errors import NotFound


class ConflictNotFound(NotFound):
    """It never was, is over, or is nothing that the caller sees."""

    code = "conflict.not_found"
