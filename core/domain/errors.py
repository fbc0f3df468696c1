"""Refusals: every rule that says no raises a `DomainError` with a stable code.

A code reads `context.statement` in English (`project.full`) and never changes; words for people are looked up by it.
"""

from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import UUID


@dataclass(frozen=True)
class FieldFault:
    """What is wrong with one part of the input; `pointer` is a JSON pointer (RFC 6901) into the body."""

    pointer: str
    code: str
    params: tuple[tuple[str, str | int], ...] = ()


class DomainError(Exception):
    """A rule said no. `params` fill the placeholders of the message that belongs to `code`.

    An `audited` one is written to the audit trail as denied; one that `knocks` so often only that a client which comes
    back again and again does not fill it.
    """

    code: ClassVar[str] = "error"
    audited: ClassVar[bool] = False
    knocks: ClassVar[bool] = False
    concerns: UUID | None = None

    def __init__(self, *, faults: tuple[FieldFault, ...] = (), **params: str | int) -> None:
        super().__init__(self.code)
        self.faults = faults
        self.params = params

    def about(self, account_id: UUID | None) -> Self:
        """Whose trail an audited refusal is noted in, where that is not the caller's."""
        self.concerns = account_id
        return self


class NotAuthenticated(DomainError):
    """The caller could not prove who they are."""

    code = "auth.required"


class NotFound(DomainError):
    code = "not_found"


class Gone(DomainError):
    """It was there, and will not be again."""

    code = "gone"


class NotPermitted(DomainError):
    code = "not_permitted"


class Conflict(DomainError):
    code = "conflict"


class Unacceptable(DomainError):
    code = "invalid"


class TooSoon(DomainError):
    """Not before `seconds` have passed."""

    code = "rate.limited"

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds=seconds)
        self.seconds = seconds


class InvalidField(Unacceptable):
    """One field breaks a rule that spans more than its own type."""

    code = "invalid"

    def __init__(self, pointer: str, code: str, **params: str | int) -> None:
        super().__init__(faults=(FieldFault(pointer, code, tuple(params.items())),))


class Stale(Conflict):
    """The caller changed a state that is no longer the current one (If-Match). `current` is what is there now."""

    code = "precondition.failed"

    def __init__(self, current: object) -> None:
        super().__init__()
        self.current = current
