"""Why nothing was made: raised by writers, designers and artists, and kept with the job that asked them."""

from typing import ClassVar

from ai_planning.domain.provenance import Provenance
from core.domain.errors import DomainError


class NoLongerWanted(Exception):
    """The job was cancelled, superseded, or its plan is gone: whoever works on it stops.

    `spent` is what was paid for until then.
    """

    spent: Provenance | None = None


class FrameNotWanted(NoLongerWanted):
    """A newer job draws that shot; the others may still be wanted."""


class GenerationFailed(DomainError):
    """`status` is what HTTP would answer; `may_pass` says that trying again later can help.

    `spent` is what had to be paid although nothing came of it.
    """

    code = "generation.failed"
    status: ClassVar[int] = 502
    may_pass: ClassVar[bool] = True
    spent: Provenance | None = None


class OutputRefused(GenerationFailed):
    """What came does not follow the schema, and did not after it was asked to be mended once."""

    code = "generation.output_refused"
    may_pass = False


class RequestRefused(GenerationFailed):
    """The provider declines to make it (its policy)."""

    code = "generation.request_refused"
    status = 422
    may_pass = False


class ProviderUnreachable(GenerationFailed):
    """It answers with an error of its own, or not at all."""

    code = "generation.provider_unreachable"


class ProviderRejects(ProviderUnreachable):
    """It takes the key, but not what it is asked: a model that it does not know, say. Asking again is of no use."""

    may_pass = False


class ProviderTimedOut(GenerationFailed):
    code = "generation.provider_timed_out"
    status = 504


class ProviderQuotaSpent(GenerationFailed):
    """`seconds` until it may be asked again, as far as it says."""

    code = "generation.provider_quota_spent"
    status = 429

    def __init__(self, seconds: int | None = None) -> None:
        super().__init__()
        self.seconds = seconds


class KeyRefused(GenerationFailed):
    """The provider does not take the key."""

    code = "generation.key_refused"
    may_pass = False


class ProviderNotConfigured(GenerationFailed):
    """It was asked for by name, and neither the person nor the server has a key for it."""

    code = "generation.not_configured"
    status = 503
    may_pass = False
