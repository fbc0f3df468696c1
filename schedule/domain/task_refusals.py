"""What tasks and their links refuse."""

from core.domain.errors import Conflict, Unacceptable


class TaskFixed(Conflict):
    """It is moved only by whoever says so."""

    code = "task.is_fixed"


class TaskBegun(Conflict):
    """What has been started has its start."""

    code = "task.has_begun"


class TaskHeld(Conflict):
    """Somebody else is moving it: `by` until `until`."""

    code = "task.held"


class LinkToItself(Unacceptable):
    code = "link.to_itself"


class LinkRepeated(Conflict):
    code = "link.repeated"
