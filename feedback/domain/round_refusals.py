"""What review rounds refuse."""

from core.domain.errors import Conflict, NotFound, NotPermitted


class RoundNotFound(NotFound):
    code = "review.not_found"


class RoundAlreadyOpen(Conflict):
    """A version has one open round at most."""

    code = "review.already_open"


class RoundIsOver(Conflict):
    """It was closed, or there is a newer version: a record that stays as it is."""

    code = "review.over"


class NewerVersionStands(Conflict):
    """Review goes on with the newest version that can be watched."""

    code = "review.newer_version"


class NothingToWatch(Conflict):
    """The version has failed."""

    code = "review.version_failed"


class NotYourRound(NotPermitted):
    """Others' rounds take an admin."""

    code = "review.not_yours"
