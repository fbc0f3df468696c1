"""Whoever may do everything in one project reaches nothing of another by its ids: not in an address, not in a body."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from core.infrastructure.cache import layers
from tests.client import Answer, ApiClient
from tests.guards.belongings import FORMS, belongings, sent
from tests.guards.matrix import MATRIX
from tests.guards.roles import GuestRow
from tests.guards.test_permission_matrix import taken_back
from tests.guards.world import WORDS, World, just_now, new_world
from tests.samples import small

Ask = Callable[[World, str], Answer]
BELONGINGS = {"job_id", "frame_id", "attachment_id", "conflict_id"}
# Of everybody, of nobody, or of people instead of projects.
OPEN = {"project_id", "user_id", "newcomer", "session_id", *WORDS} - BELONGINGS
NAMED = re.compile(r"\{(\w+)\}")
# The matrix takes a picture away.
BODIES = {"PUT /v2/ai-planning/{project_id}/plans/{plan_id}/shots/{shot_id}/frame": {"frame_id": "{frame_id}"}}


def body_of(route: str) -> dict[str, Any]:
    return BODIES.get(route, MATRIX[route].body)


def foreign(route: str) -> list[str]:
    """The names of ids in the route's address and body that belong to one project alone."""
    return sorted(set(NAMED.findall(f"{route} {body_of(route)}")) - OPEN)


ROUTES = sorted(route for route, row in MATRIX.items() if foreign(route) and not isinstance(row, GuestRow))
# Each id by itself, with the caller's own beside it, so that none hides behind another one.
QUESTIONS = [(route, name) for route in ROUTES for name in foreign(route)]
READ = ["GET /v2/ai-planning/{project_id}/jobs/{job_id}", "GET /v2/schedule/{project_id}/conflicts/{conflict_id}"]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("foreign") / "sample.mp4")


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: Any, film: Path) -> Iterator[list[World]]:
    with django_db_blocker.unblock(), taken_back():
        made = [new_world(ApiClient(), film) for _ in range(2)]
        for world in made:
            world.parts |= belongings(ApiClient().as_(world.author), world, film)
        yield made


@pytest.fixture
def db(worlds: list[World]) -> Iterator[None]:
    cache.clear()
    layers.memory().clear()
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)


@pytest.fixture
def ask(api: ApiClient, film: Path) -> Ask:
    """As the owner, who may do everything."""

    def asked(world: World, route: str) -> Answer:
        if route in FORMS:
            return sent(world.client(api, "owner"), world, route, film)
        return world.ask(api, "owner", route, body_of(route))

    return asked


@pytest.mark.parametrize(("route", "name"), QUESTIONS)
def test_an_id_of_another_project_is_not_there(ask: Ask, worlds: list[World], db: None, route: str, name: str) -> None:
    own, other = (just_now(world) for world in worlds)
    answer = ask(replace(own, parts=own.parts | {name: other.parts[name]}), route)
    # In a body it is a value that does not fit.
    wanted = {404} if name in NAMED.findall(route) else {404, 409, 422}
    # What is not held is let go of: holds are kept under the caller's own project.
    wanted |= {204} if route == "DELETE /v2/schedule/{project_id}/tasks/{task_id}/hold" else set()
    assert answer.status_code in wanted, answer.content[:500]


@pytest.mark.parametrize("route", [*READ, *FORMS, *BODIES])
def test_the_same_question_with_ones_own_ids_is_answered(ask: Ask, worlds: list[World], db: None, route: str) -> None:
    answer = ask(just_now(worlds[0]), route)
    assert answer.status_code < 300, answer.content[:500]


def test_most_routes_name_something_of_one_project() -> None:
    assert len(ROUTES) > 100
    assert {name for _, name in QUESTIONS} >= BELONGINGS
