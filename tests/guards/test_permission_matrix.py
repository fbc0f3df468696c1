"""Every route against every role, as matrix.py says. A route without a row fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from core.domain.ids import new_id
from core.infrastructure.cache import layers
from tests.client import ApiClient
from tests.core.waiting import eventually
from tests.guards.matrix import MATRIX
from tests.guards.roles import ROLES, WRITERS, GuestRow, Row, refusal
from tests.guards.routes import every_route, missing_rows
from tests.guards.world import World, just_now, new_world, open_upload
from tests.samples import small


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("matrix") / "sample.mp4")


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: Any, sample: Path) -> Iterator[World]:
    """Made once: it takes as long as the questions of several tests."""
    with django_db_blocker.unblock(), taken_back():
        yield new_world(ApiClient(), sample)


@pytest.fixture
def db(shared_world: World) -> Iterator[None]:
    """Rows are taken back after each test, and Redis knows nothing of the tests before it."""
    cache.clear()
    layers.memory().clear()
    with taken_back():
        yield
        connection.check_constraints()


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    """As if it was made for this test."""
    return just_now(shared_world)


@contextmanager
def taken_back() -> Iterator[None]:
    """As Django's TestCase does it, within which units of work are as good as durable."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def expected(row: Row, role: str) -> int:
    refused = refusal(role, is_shared=isinstance(row, GuestRow))
    return row.instead.get(role, row.status if role in row.allowed else refused)


def companies(route: str) -> list[tuple[str, ...]]:
    """Roles that may ask in one world: whoever reads or is refused leaves it as it is, who changes it comes last."""
    changing = [role for role in ROLES if expected(MATRIX[route], role) < 400 and not route.startswith("GET")]
    first, *others = [(role,) for role in changing] or [()]
    return [(*(role for role in ROLES if role not in changing), *first), *others]


@pytest.mark.parametrize(
    ("route", "roles"), [(route, roles) for route in sorted(MATRIX) for roles in companies(route)], ids=str
)
def test_every_role_gets_what_the_matrix_says(api: ApiClient, world: World, route: str, roles: tuple[str, ...]) -> None:
    row = MATRIX[route]
    if "{upload_id}" in route:
        # Its parts are in the bucket, where nothing is taken back.
        world.parts["upload_id"] = open_upload(api.as_(world.author), world.parts["project_id"])
    for role in roles:
        ask, wanted = partial(world.ask, api, role, route, row.body), expected(row, role)
        if route == "GET /health/ready":
            # A part may take longer than the second that readiness gives it, on a busy machine.
            eventually(lambda ask=ask: ask().status_code == 200)  # type: ignore[misc]
        answer = ask()
        assert answer.status_code == wanted, (role, answer.content[:500])


def test_every_role_asks_every_route_once() -> None:
    for route in MATRIX:
        assert sorted(role for roles in companies(route) for role in roles) == sorted(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_only_writers_upload(api: ApiClient, world: World, sample: Path, role: str) -> None:
    client = world.client(api, role)
    with sample.open("rb") as file:
        form = {"video_file": file, "timestamp": "0"}
        answer = client.post_form(f"/v2/feedback/{world.parts['project_id']}", form)
    assert answer.status_code == (201 if role in WRITERS else refusal(role)), answer.content[:500]


@pytest.mark.parametrize("role", ["owner", "admin", "editor", "reviewer"])
def test_everyone_who_writes_may_change_and_delete_their_own(api: ApiClient, world: World, role: str) -> None:
    project, client = world.parts["project_id"], api.as_(world.people[role])
    note = {"video_id": world.parts["video_id"], "text": "제 의견", "timestamp": 0}
    own = client.post(f"/v2/feedback/{project}", note).json()["id"]
    assert client.patch(f"/v2/feedback/{project}/{own}", {"text": "고친 의견"}).status_code == 200
    assert client.delete(f"/v2/feedback/{project}/{own}").status_code == 204


def test_every_route_has_a_row() -> None:
    assert missing_rows(every_route(), set(MATRIX)) == []


def test_a_planted_route_is_caught() -> None:
    planted = every_route() | {"GET /v2/planted"}
    assert missing_rows(planted, set(MATRIX)) == ["no row: GET /v2/planted"]


def test_ids_that_do_not_parse_are_not_there(api: ApiClient, world: World) -> None:
    callers = {True: world.client(api, "guest comment"), False: world.client(api, "owner")}
    for route in (route for route in MATRIX if route.startswith("GET") and "{" in route):
        # Whether they may download at all, guests are told first.
        if route.endswith("/download") and "/shared/" in route:
            continue
        caller = callers[isinstance(MATRIX[route], GuestRow)]
        needed = {"since": 0} if "/events" in route and "/schedule/" not in route and "/calendar/" not in route else {}
        path = route.split(" ")[1].format_map(dict.fromkeys(world.parts, "not-an-id"))
        assert caller.get(path, needed).status_code == 404, path
        path = route.split(" ")[1].format_map(dict.fromkeys(world.parts, str(new_id())))
        assert caller.get(path, needed).status_code == 404, path
