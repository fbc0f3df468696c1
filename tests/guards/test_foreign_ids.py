"""Whoever may do everything in one project reaches nothing of another by its ids: not in an address, not in a body."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from core.infrastructure.cache import layers
from tests.client import ApiClient
from tests.guards.matrix import MATRIX
from tests.guards.roles import GuestRow
from tests.guards.test_permission_matrix import taken_back
from tests.guards.world import WORDS, World, just_now, new_world
from tests.samples import small

# Of everybody, of nobody, or of people instead of projects.
OPEN = {"project_id", "user_id", "newcomer", "session_id", *WORDS}
NAMED = re.compile(r"\{(\w+)\}")


def foreign(route: str) -> set[str]:
    """The names of ids in the route's address and body that belong to one project alone."""
    return set(NAMED.findall(f"{route} {MATRIX[route].body}")) - OPEN


ROUTES = sorted(route for route, row in MATRIX.items() if foreign(route) and not isinstance(row, GuestRow))


@pytest.fixture(scope="module")
def worlds(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[World, World]]:
    sample = small(tmp_path_factory.mktemp("foreign") / "sample.mp4")
    with django_db_blocker.unblock(), taken_back():
        yield new_world(ApiClient(), sample), new_world(ApiClient(), sample)


@pytest.fixture
def db(worlds: tuple[World, World]) -> Iterator[None]:
    cache.clear()
    layers.memory().clear()
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


@pytest.fixture
def intruder(worlds: tuple[World, World], db: None) -> World:
    """The owner of one project, with all ids but its own those of the other."""
    own, other = (just_now(world) for world in worlds)
    taken = {name: value for name, value in other.parts.items() if name not in OPEN}
    return World(own.people, own.author, own.visitors, own.parts | taken)


@pytest.mark.parametrize("route", ROUTES)
def test_an_id_of_another_project_is_not_there(api: ApiClient, intruder: World, route: str) -> None:
    answer = intruder.ask(api, "owner", route, MATRIX[route].body)
    # A form is asked for before anything else; in a body it is a value that does not fit.
    wanted = {404, 415} if set(NAMED.findall(route)) - OPEN else {404, 409, 422}
    # What is not held is let go of: holds are kept under the caller's own project.
    wanted |= {204} if route == "DELETE /v2/schedule/{project_id}/tasks/{task_id}/hold" else set()
    assert answer.status_code in wanted, answer.content[:500]


def test_most_routes_name_something_of_one_project() -> None:
    assert len(ROUTES) > 100
