"""How many statements reads of projects need where all is kept, where nothing is, and what is never kept."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.actor import Actor
from core.infrastructure.cache import layers
from core.infrastructure.metrics import exposition
from core.infrastructure.redis import redis_client
from tests.client import ApiClient
from tests.core.kept import forget_everything

LOOKUPS = re.compile(r'^videoplanet_cache_lookups_total\{entry="(\w+)",layer="(\w+)"\} (\S+)$', re.MULTILINE)
pytestmark = pytest.mark.django_db(transaction=True)
Project = tuple[UUID, Actor]


@pytest.fixture
def project(make_project: Callable[..., Project], make_person: Callable[..., Actor]) -> Iterator[Project]:
    """In which somebody else may read, too."""
    yield make_project(viewer=make_person())
    layers.memory().clear()


@pytest.fixture
def paths(project: Project) -> dict[str, str]:
    detail = f"/v2/projects/{project[0]}"
    return {
        "list": "/v2/projects?status=all",
        "detail": detail,
        "members": f"{detail}/members",
        "statistics": f"{detail}/stats",
    }


@contextmanager
def at_most(count: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as captured:
        yield
    assert len(captured) <= count, [query["sql"] for query in captured]


def lookups() -> dict[tuple[str, str], int]:
    """By entry and layer."""
    return {(entry, layer): int(float(count)) for entry, layer, count in LOOKUPS.findall(exposition().decode())}


def looked_up(client: ApiClient, path: str) -> dict[tuple[str, str], int]:
    """By this one request."""
    before = lookups()
    assert client.get(path).status_code == 200
    return {key: count - before.get(key, 0) for key, count in lookups().items() if count != before.get(key, 0)}


@pytest.mark.parametrize(("name", "cold", "warm"), [("list", 3, 0), ("detail", 4, 1), ("members", 3, 1)])
@pytest.mark.parametrize("is_same_process", [True, False])
def test_what_is_kept_costs_no_statement(
    api: ApiClient, project: Project, paths: dict[str, str], name: str, cold: int, warm: int, is_same_process: bool
) -> None:
    client = api.as_(project[1])
    forget_everything()
    with at_most(cold):
        first = client.get(paths[name]).json()
    if not is_same_process:
        layers.memory().clear()
    with at_most(warm):
        assert client.get(paths[name]).json() == first


def test_statistics_that_are_kept_cost_the_question_who_asks(
    api: ApiClient, project: Project, paths: dict[str, str]
) -> None:
    client = api.as_(project[1])
    first = client.get(paths["statistics"]).json()
    with at_most(1):
        assert client.get(paths["statistics"]).json() == first


def test_a_list_of_which_redis_forgot_the_revisions_costs_one_statement(api: ApiClient, project: Project) -> None:
    client = api.as_(project[1])
    first = client.get("/v2/projects").json()
    redis_client().delete(*redis_client().keys("changes:*"))
    with at_most(1):
        assert client.get("/v2/projects").json() == first


def test_what_a_request_has_just_read_itself_is_no_hit(api: ApiClient, project: Project) -> None:
    client = api.as_(project[1])
    for number in range(9):
        assert client.post("/v2/projects", {"name": f"봄 캠페인 {number}"}).status_code == 201
    forget_everything()
    looked = {"project_channels": 1, "project_page": 1, "project_tally": 10}
    assert looked_up(client, "/v2/projects") == {(entry, "database"): count for entry, count in looked.items()}
    looked |= {"project_facts": 10}
    assert looked_up(client, "/v2/projects") == {(entry, "memory"): count for entry, count in looked.items()}


@pytest.mark.parametrize("name", ["detail", "members", "statistics"])
def test_who_is_removed_is_refused_at_once(
    api: ApiClient,
    project: Project,
    paths: dict[str, str],
    make_person: Callable[..., Actor],
    name: str,
) -> None:
    owner, guest = api.as_(project[1]), make_person()
    owner.post(paths["members"], {"user_id": str(guest.user_id), "role": "admin"})
    assert [client.get(paths[name]).status_code for client in (owner, api.as_(guest))] == [200, 200]
    owner.delete(f"{paths['members']}/{guest.user_id}")
    assert [client.get(paths[name]).status_code for client in (owner, api.as_(guest))] == [200, 404]
    assert api.as_(guest).get("/v2/projects").json()["results"] == []


def test_right_is_not_kept_even_if_redis_never_hears_of_the_change(
    api: ApiClient, project: Project, paths: dict[str, str], make_person: Callable[..., Actor]
) -> None:
    owner, guest = api.as_(project[1]), make_person()
    owner.post(paths["members"], {"user_id": str(guest.user_id), "role": "viewer"})
    names = redis_client().keys("changes:*")
    assert api.as_(guest).get(paths["detail"]).status_code == 200
    before = dict(zip(names, redis_client().mget(names), strict=True))
    owner.delete(f"{paths['members']}/{guest.user_id}")
    redis_client().mset(before)
    assert [api.as_(guest).get(paths[name]).status_code for name in ("detail", "members", "statistics")] == [404] * 3
