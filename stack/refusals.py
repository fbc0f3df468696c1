"""Why a run cannot start or go on: each with the words for the operator and the exit code."""

import os


class Refusal(Exception):
    """The message is for the operator; `exit_code` is that of the launcher."""

    exit_code = 1


class AlreadyRunning(Refusal):
    """Another launcher holds the data directory."""

    exit_code = os.EX_TEMPFAIL


class PortIsTaken(Refusal):
    """Somebody else listens on the public port."""

    exit_code = os.EX_UNAVAILABLE


class Misconfigured(Refusal):
    """The environment asks for something that cannot be."""

    exit_code = os.EX_CONFIG


class PartFailed(Refusal):
    """A process did not start, or kept failing until its retries were used up."""
