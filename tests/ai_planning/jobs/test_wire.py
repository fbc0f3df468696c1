"""Jobs, quotas and budgets over HTTP."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.generation_refusals import ProviderTimedOut, RequestRefused
from ai_planning.infrastructure.models import UsageRecord
from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from tests.ai_planning.jobs.conftest import Studio
from tests.client import ApiClient


@pytest.fixture
def person(api: ApiClient, studio: Studio) -> ApiClient:
    return api.as_(studio.actor)


@pytest.fixture
def path(studio: Studio) -> str:
    return f"/v2/ai-planning/{studio.project_id}"


def test_a_job_tells_what_it_is_and_how_far(person: ApiClient, studio: Studio, path: str) -> None:
    job = studio.ask()
    queued = person.get(f"{path}/jobs/{job.id}").json()
    assert queued == {
        "id": str(job.id),
        "project_id": str(studio.project_id),
        "plan_id": str(studio.plan_id),
        "kind": "story",
        "part_id": None,
        "shot_ids": [],
        "format": None,
        "layout": None,
        "provider": None,
        "regenerate": False,
        "retry_of": None,
        "status": "queued",
        "attempts": 0,
        "progress": 0,
        "result": None,
        "error": None,
        "cancel_reason": None,
        "requester": {"id": str(studio.actor.user_id), "name": "이작가"},
        "created_at": "2026-03-10T03:00:00.000Z",
        "started_at": None,
        "ended_at": None,
        "updated_at": "2026-03-10T03:00:00.000Z",
    }


def test_an_ended_job_tells_what_came_of_it(person: ApiClient, studio: Studio, path: str) -> None:
    job = studio.ask()
    studio.run(job)
    ended = person.get(f"{path}/jobs/{job.id}").json()
    assert (ended["status"], ended["progress"], ended["ended_at"]) == ("succeeded", 100, "2026-03-10T03:00:00.000Z")
    assert (len(ended["result"]["taken"]), ended["result"]["url"]) == (4, None)


def test_the_last_event_of_a_job_is_its_row(person: ApiClient, studio: Studio, path: str) -> None:
    job = studio.ask()
    studio.run(job)
    told = [each for each in streams.read(project_channel(studio.project_id), 0) if each.type == "job.progress"]
    listed = person.get(f"{path}/jobs").json()
    row = listed["results"][0]
    assert row["result"].pop("url") is None
    assert row == told[-1].data
    assert listed["seq"] == streams.head(project_channel(studio.project_id)).seq


@pytest.mark.parametrize(("language", "title"), [("ko", "AI가 거절함"), ("en", "Declined")], ids=["korean", "english"])
def test_why_a_job_failed_is_told_in_the_readers_language(
    api: ApiClient, studio: Studio, path: str, language: str, title: str
) -> None:
    studio.makers.one.trouble = [RequestRefused()]
    job = studio.run(studio.ask())
    reader = api.with_(**{"Accept-Language": language}).as_(studio.actor)
    error = reader.get(f"{path}/jobs/{job.id}").json()["error"]
    assert (error["code"], error["status"], error["title"]) == ("generation.request_refused", 422, title)


def test_jobs_are_listed_newest_first_and_chosen(person: ApiClient, studio: Studio, path: str) -> None:
    studio.makers.one.trouble = [ProviderTimedOut(), ProviderTimedOut()]
    failed = studio.ask()
    studio.run(failed)
    studio.run(failed)
    shots, story = studio.ask(JobKind.SHOTS), studio.ask()

    def listed(**query: str) -> list[str]:
        answer = person.get(f"{path}/jobs", {"fields": "id", **query})
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["results"]]

    assert listed() == [str(each.id) for each in (story, shots, failed)]
    assert listed(kind="story") == [str(each.id) for each in (story, failed)]
    assert listed(status="failed", plan_id=str(studio.plan_id)) == [str(failed.id)]
    assert listed(plan_id=str(new_id())) == []
    first = person.get(f"{path}/jobs", {"page_size": "2"}).json()
    following = person.get(f"{path}/jobs", {"page_size": "2", "cursor": first["next_cursor"]}).json()
    assert [row["id"] for row in following["results"]] == [str(failed.id)]
    assert following["next_cursor"] is None


@pytest.mark.parametrize("query", ["kind=film", "status=lost", "plan_id=7", "page_size=0", "colour=red", "cursor=x"])
def test_bad_questions_are_400(person: ApiClient, studio: Studio, path: str, query: str) -> None:
    assert person.get(f"{path}/jobs?{query}").status_code == 400


def test_cancelling_twice_is_200_and_what_has_ended_409(person: ApiClient, studio: Studio, path: str) -> None:
    job = studio.ask()
    answers = [person.post(f"{path}/jobs/{job.id}/cancel") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert {answer.json()["status"] for answer in answers} == {"cancelled"}
    done = studio.run(studio.ask())
    refused = person.post(f"{path}/jobs/{done.id}/cancel")
    assert (refused.status_code, refused.json()["code"]) == (409, "job.has_ended")


def test_jobs_of_another_project_are_not_found(
    person: ApiClient, studio: Studio, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    job = studio.ask()
    elsewhere, _ = make_project(editor=studio.actor)
    for method, tail in (("get", ""), ("post", "/cancel"), ("post", "/retry")):
        answer = getattr(person, method)(f"/v2/ai-planning/{elsewhere}/jobs/{job.id}{tail}")
        assert answer.status_code == 404
    assert studio.row(job).status == "queued"


@pytest.mark.parametrize(
    ("what", "body", "kind"),
    [
        ("story", {"regenerate": True}, "story"),
        ("shots", {}, "shots"),
        ("stages/{stage}/regenerate", {"provider": "built_in"}, "stage"),
        ("shots/{shot}/regenerate", {}, "shot"),
        ("shots/{shot}/inserts", {}, "inserts"),
        ("storyboard", {"shot_ids": ["{shot}"]}, "storyboard"),
        ("export", {"format": "pdf", "layout": "pages"}, "export"),
    ],
    ids=["story", "shots", "stage", "shot", "inserts", "storyboard", "export"],
)
def test_whatever_is_asked_for_answers_with_its_job(
    person: ApiClient, studio: Studio, path: str, what: str, body: dict[str, Any], kind: str
) -> None:
    plan = person.get(f"{path}/plans/{studio.plan_id}").json()
    parts = {"stage": plan["stages"][0]["id"], "shot": plan["shots"][0]["id"]}
    if "shot_ids" in body:
        body = {"shot_ids": [parts["shot"]]}
    answer = person.post(f"{path}/plans/{studio.plan_id}/{what.format(**parts)}", body)
    assert answer.status_code == 202, answer.content
    job = answer.json()["job"]
    assert (job["kind"], job["status"]) == (kind, "queued")
    assert answer.headers["Location"] == f"{path}/jobs/{job['id']}"


def test_a_request_that_is_repeated_with_its_key_asks_once(person: ApiClient, studio: Studio, path: str) -> None:
    keyed = person.with_(**{"Idempotency-Key": "story-1"})
    first, second = (keyed.post(f"{path}/plans/{studio.plan_id}/story", {}) for _ in range(2))
    assert first.json() == second.json()
    assert len(person.get(f"{path}/jobs").json()["results"]) == 1


def test_a_spent_day_answers_429_and_when_to_come_back(person: ApiClient, studio: Studio, path: str) -> None:
    for _ in range(2):
        spent = person.post(f"{path}/plans/{studio.plan_id}/storyboard", {})
        assert person.post(f"{path}/jobs/{spent.json()['job']['id']}/cancel").status_code == 200
    UsageRecord.objects.filter(user_id=studio.actor.user_id).update(used={"images": 9})
    refused = person.post(f"{path}/plans/{studio.plan_id}/storyboard", {})
    assert (refused.status_code, refused.json()["code"]) == (429, "planning.quota_spent")
    assert 0 < int(refused.headers["Retry-After"]) <= 24 * 3600


def test_nobody_makes_anything_for_a_provider_without_a_key(person: ApiClient, studio: Studio, path: str) -> None:
    answer = person.post(f"{path}/plans/{studio.plan_id}/story", {"provider": "openai"})
    assert (answer.status_code, answer.json()["code"]) == (503, "generation.not_configured")


@pytest.mark.parametrize(
    "body",
    [{"provider": "skynet"}, {"regenerate": "yes"}, {"seed": 1}, {"provider": ["openai"]}, {"provider": None}],
    ids=["provider", "flag", "unknown", "list", "null"],
)
@pytest.mark.parametrize("what", ["story", "shots"])
def test_bad_bodies_are_422_and_ask_for_nothing(
    person: ApiClient, studio: Studio, path: str, what: str, body: dict[str, Any]
) -> None:
    assert person.post(f"{path}/plans/{studio.plan_id}/{what}", body).status_code == 422
    assert person.get(f"{path}/jobs").json()["results"] == []


def test_quotas_tell_what_is_left_and_when_they_are_there_again(person: ApiClient, studio: Studio) -> None:
    quotas = person.get("/v2/ai-planning/quotas").json()
    assert {name: quota["limit"] for name, quota in quotas.items()} == {
        "stories": 10, "shot_breakdowns": 5, "images": 20, "pdfs": 5, "tokens": 100_000, "at_once": 3,
    }  # fmt: skip
    assert quotas["stories"]["resets_at"].endswith("T15:00:00.000Z")
    assert quotas["at_once"]["resets_at"] is None


def test_a_budget_is_the_default_until_an_admin_sets_it(
    api: ApiClient, person: ApiClient, studio: Studio, path: str
) -> None:
    owner = Actor(UUID(person.get(f"/v2/projects/{studio.project_id}").json()["owner"]["id"]), "박감독")
    default = person.get(f"{path}/budget")
    assert default.json() == {
        "currency": "USD",
        "limit_micros": 20_000_000,
        "is_default": True,
        "spent_micros": 0,
        "left_micros": 20_000_000,
        "updated_at": None,
    }
    before = changes(studio)
    assert api.as_(owner).put(f"{path}/budget", {"limit_micros": 5}).json()["left_micros"] == 5
    assert changes(studio) > before
    assert person.get(f"{path}/budget").headers["ETag"] != default.headers["ETag"]
    assert api.as_(owner).put(f"{path}/budget", {"limit_micros": None}).json()["is_default"] is True


@pytest.mark.parametrize("limit", [-1, 10**15, 1.5, "5", True], ids=["negative", "huge", "part", "text", "flag"])
def test_a_budget_is_a_whole_number_of_millionths(
    api: ApiClient, person: ApiClient, studio: Studio, path: str, limit: Any
) -> None:
    owner = Actor(UUID(person.get(f"/v2/projects/{studio.project_id}").json()["owner"]["id"]), "박감독")
    assert api.as_(owner).put(f"{path}/budget", {"limit_micros": limit}).status_code == 422
    assert api.as_(owner).put(f"{path}/budget", {}).status_code == 422


def test_how_many_statements_reading_takes(
    person: ApiClient, studio: Studio, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    job = studio.ask(JobKind.SHOTS)
    studio.ask()
    person.get(f"{path}/jobs")
    with django_assert_num_queries(3):
        person.get(f"{path}/jobs")
    with django_assert_num_queries(2):
        person.get(f"{path}/jobs/{job.id}")
    with django_assert_num_queries(2):
        person.get("/v2/ai-planning/quotas")
    with django_assert_num_queries(2):
        person.get(f"{path}/budget")


def changes(studio: Studio) -> int:
    """How often the project's channel has changed without an event."""
    silent: int = ChannelRecord.objects.get(name=project_channel(studio.project_id)).silent
    return silent


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"format": "docx"},
        {"format": "csv", "layout": "cards"},
        {"format": "pdf", "layout": "poster"},
        {"format": "pdf", "pages": 2},
    ],
    ids=["nothing", "format", "layout of none", "layout", "unknown"],
)
def test_bad_exports_are_422(person: ApiClient, studio: Studio, path: str, body: dict[str, Any]) -> None:
    assert person.post(f"{path}/plans/{studio.plan_id}/export", body).status_code == 422


@pytest.mark.parametrize(
    "shot_ids", [[], ["7"], "all", [str(UUID(int=number)) for number in range(13)]], ids=["none", "bad", "text", "13"]
)
def test_bad_storyboards_are_422(person: ApiClient, studio: Studio, path: str, shot_ids: Any) -> None:
    assert person.post(f"{path}/plans/{studio.plan_id}/storyboard", {"shot_ids": shot_ids}).status_code == 422
