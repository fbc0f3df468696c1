"""The law of the cache: what is read after a write is what would be read without it, by everybody, in every process."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from core.domain.actor import Actor
from core.infrastructure.cache import layers
from tests.client import ApiClient
from tests.projects.caching.world import STEPS, UPLOADED, WAYS, World
from tests.samples import small

pytestmark = pytest.mark.django_db(transaction=True)
READS = (
    "/v2/projects?status=all&sort=name",
    "/v2/projects",
    "/v2/projects?search=이름&favourite=false",
    "{project}",
    "{project}/members",
    "{project}/stats",
    "/v2/dashboard",
)
LENGTH = 20


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("law") / "film.mp4")


@pytest.fixture
def world(
    api: ApiClient,
    make_person: Callable[..., Actor],
    make_project: Callable[..., tuple[UUID, Actor]],
    work_off: Callable[[], None],
    film: Path,
) -> Iterator[World]:
    people = {who: make_person(who) for who in ("member", "guest")}
    project_id, people["owner"] = make_project(editor=people["member"])
    yield World(api, people, str(project_id), work_off, film)
    layers.memory().clear()


def everything(world: World) -> dict[str, Any]:
    """What each person is answered to each question."""
    answers = {
        f"{who}: {path}": world.as_(who).get(path.format(project=world.path))
        for who in sorted(world.people)
        for path in READS
    }
    return {question: (answer.status_code, answer.json()) for question, answer in answers.items()}


def differences(world: World) -> list[str]:
    """What this process keeps, and what one keeps that finds it all in Redis, against what is there."""
    with transaction.atomic():
        fresh = everything(world)
    here = everything(world)
    layers.memory().clear()
    there = everything(world)
    return [
        f"{question}: {kept} instead of {fresh[question]}"
        for answers in (here, there)
        for question, kept in answers.items()
        if _comparable(kept) != _comparable(fresh[question])
    ]


def _comparable(value: Any) -> Any:
    """Without what tells the moment of the answer: ids of requests, signatures of addresses."""
    match value:
        case dict():
            return {name: _comparable(part) for name, part in value.items() if name != "request_id"}
        case list() | tuple():
            return [_comparable(part) for part in value]
        case str():
            return value.partition("?X-Amz-")[0]
        case _:
            return value


@pytest.mark.parametrize("way", WAYS)
def test_after_every_write_what_is_kept_is_what_is_there(world: World, way: str) -> None:
    assert differences(world) == []
    for step in WAYS[way]:
        answer = step(world)
        assert answer.status_code < 300, answer.content
        assert differences(world) == []


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_done_in_whatever_order(world: World, seed: int) -> None:
    dice = random.Random(seed)
    for step in UPLOADED:
        step(world)
    for step in dice.choices(STEPS, k=LENGTH):
        assert step(world).status_code < 500
        assert differences(world) == []
