"""Refusals of the outside world that identity's use cases pass on."""

from core.application.refusals import Unavailable


class PasswordsBusy(Unavailable):
    """More people than can be served ask for a password to be checked."""

    code = "auth.busy"
