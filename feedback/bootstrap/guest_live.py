"""What the sockets of guests ask of the review loop."""

from functools import partial

from feedback.application.guest_access import ScopedAccess
from feedback.application.locate_item import locate_item
from feedback.application.locate_version import locate_version
from feedback.application.scoped import ScopedPlaces
from feedback.bootstrap.guest_films import guest_access
from feedback.bootstrap.live import Live
from feedback.infrastructure.places import PostgresPlaces


def guest_live() -> Live:
    """For one question: the scope is what the guest is granted in it."""
    scope = ScopedAccess(guest_access())
    places = ScopedPlaces(PostgresPlaces(), scope)
    return Live(
        locate_item=partial(locate_item, access=scope, places=places),
        locate_version=partial(locate_version, access=scope, places=places),
    )
