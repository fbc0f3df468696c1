"""A job whose maker is a provider, from the person's key to the plan."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from ai_planning.application.generation_ports import Makers
from ai_planning.bootstrap import making
from ai_planning.contracts.job_rows import JobError
from ai_planning.contracts.jobs import JobStatus
from ai_planning.domain.generation_refusals import ProviderNotConfigured
from ai_planning.domain.provenance import Provider as Name
from core.domain.secret import Secret
from tests.ai_planning.jobs.conftest import Studio
from tests.ai_planning.providers import films
from tests.ai_planning.providers.dialects import Dialect
from tests.ai_planning.providers.films import KEY
from tests.ai_planning.providers.wire import Provider
from tests.client import ApiClient

SERVERS = "server-key-of-nobody"


@pytest.fixture
def makers(settings: Any, provider: Provider) -> Iterator[Makers]:
    """Of both providers at the same address, with a key of the server's."""
    told = {"api_key": Secret(SERVERS), "needs_key": True}
    settings.OPENAI = settings.OPENAI | told | {"base_url": f"{provider.url}/v1"}
    settings.GOOGLE = settings.GOOGLE | told | {"base_url": provider.url}
    making.makers.cache_clear()
    yield making.makers()
    making.makers.cache_clear()


@pytest.fixture
def desk(studio: Studio, makers: Makers) -> Studio:
    studio.desk = replace(studio.desk, makers=makers)
    return studio


def own_key(api: ApiClient, studio: Studio, name: Name) -> None:
    answer = api.as_(studio.actor).put(f"/v2/me/api-keys/{name.value}", {"key": KEY})
    assert answer.status_code == 200, answer.content


def everything_stored() -> str:
    """Every row of every table, as it is without any key of ours."""
    return "".join(str(list(model._base_manager.values())) for model in apps.get_models())


def test_a_persons_own_key_comes_before_the_servers(
    api: ApiClient, desk: Studio, dialect: Dialect, provider: Provider
) -> None:
    provider.replies = [dialect.text(films.story())] * 2
    desk.run(desk.ask(provider=dialect.name, regenerate=True))
    own_key(api, desk, dialect.name)
    job = desk.run(desk.ask(provider=dialect.name, regenerate=True))
    assert job.status is JobStatus.SUCCEEDED
    assert [dialect.key(asked) for asked in provider.asked] == [SERVERS, KEY]
    plan = api.as_(desk.actor).get(f"/v2/ai-planning/{desk.project_id}/plans/{desk.plan_id}").json()
    assert [stage["title"] for stage in plan["stages"]] == [stage.title for stage in films.STORY]


def test_a_key_that_is_refused_ends_the_job_and_is_written_nowhere(
    api: ApiClient, desk: Studio, dialect: Dialect, provider: Provider
) -> None:
    own_key(api, desk, dialect.name)
    before = everything_stored().count(KEY)
    provider.replies = [dialect.failure(401, f"Incorrect API key provided: {KEY}", {"X-Echo": KEY})]
    job = desk.run(desk.ask(provider=dialect.name))
    assert job.error == JobError(code="generation.key_refused", status=502)
    assert everything_stored().count(KEY) == before


def test_nobody_else_is_asked_with_a_persons_key(
    api: ApiClient, desk: Studio, dialect: Dialect, makers: Makers
) -> None:
    own_key(api, desk, dialect.name)
    other = UUID(int=7)
    assert makers.writer(desk.actor.user_id, dialect.name).maker.is_own_key
    assert not makers.writer(other, dialect.name).maker.is_own_key


def test_without_any_key_all_is_made_at_home(settings: Any, desk: Studio) -> None:
    for given in (settings.OPENAI, settings.GOOGLE):
        given["api_key"] = Secret("")
    making.makers.cache_clear()
    at_home, person = making.makers(), desk.actor.user_id
    for maker in (at_home.writer(person, None), at_home.designer(person, None), at_home.artist(person, None)):
        assert maker.maker.provider is Name.BUILT_IN
    with pytest.raises(ProviderNotConfigured):
        at_home.artist(person, Name.GOOGLE)
