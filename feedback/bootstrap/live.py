"""What sockets ask of the review loop."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from feedback.application.locate_item import locate_item
from feedback.application.locate_version import locate_version
from feedback.application.whereabouts import Whereabouts
from feedback.infrastructure.places import PostgresPlaces
from projects import api as projects


@dataclass(frozen=True)
class Live:
    """Use cases with their ports bound."""

    locate_item: Callable[..., Whereabouts | None]
    locate_version: Callable[..., Whereabouts | None]


@cache
def app() -> Live:
    places = PostgresPlaces()
    return Live(
        locate_item=partial(locate_item, access=projects, places=places),
        locate_version=partial(locate_version, access=projects, places=places),
    )
