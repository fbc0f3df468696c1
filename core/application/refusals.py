"""Refusals of the outside world that use cases pass on."""

from core.domain.errors import DomainError, NotFound


class Unavailable(DomainError):
    """A part of the product does not answer just now; the same request may succeed later."""

    code = "service.unavailable"


class StorageUnavailable(Unavailable):
    code = "storage.unavailable"


class ObjectMissing(NotFound):
    code = "storage.object_missing"
