"""Who asked for a job hears of its end, and the project shows when plans come, go and are talked about."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from ai_planning.domain.generation_refusals import RequestRefused
from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from tests.ai_planning.jobs.conftest import Studio
from tests.client import ApiClient


@pytest.fixture
def inbox(api: ApiClient, studio: Studio, work_off: Callable[[], None]) -> Callable[..., list[dict[str, Any]]]:
    """What the requester reads there, when all has been handed out."""

    def read(language: str = "ko") -> list[dict[str, Any]]:
        work_off()
        told = api.as_(studio.actor).with_(Accept_Language=language).get("/v2/notifications").json()
        rows: list[dict[str, Any]] = told["results"]
        return rows

    return read


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ko", "기획안 '첫 출근'에 요청하신 작업이 끝났습니다"),
        ("en", "What you asked for on the plan “첫 출근” is done"),
    ],
    ids=["korean", "english"],
)
def test_who_asked_hears_that_it_is_done(
    studio: Studio, inbox: Callable[..., list[dict[str, Any]]], language: str, title: str
) -> None:
    job = studio.ask()
    studio.run(job)
    (entry,) = inbox(language)
    assert (entry["type"], entry["title"]) == ("job_finished", title)
    assert entry["path"] == f"/projects/{studio.project_id}/plans/{studio.plan_id}?job={job.id}"


def test_who_asked_hears_that_it_has_failed(studio: Studio, inbox: Callable[..., list[dict[str, Any]]]) -> None:
    studio.makers.one.trouble = [RequestRefused()]
    studio.run(studio.ask())
    (entry,) = inbox()
    assert entry["title"] == "기획안 '첫 출근'에 요청하신 작업이 실패했습니다"


def test_a_job_that_was_cancelled_tells_nobody(studio: Studio, inbox: Callable[..., list[dict[str, Any]]]) -> None:
    studio.cancel(studio.ask())
    assert inbox() == []


def test_nobody_reads_of_jobs_on_a_plan_that_is_in_the_trash(
    api: ApiClient, studio: Studio, inbox: Callable[..., list[dict[str, Any]]]
) -> None:
    studio.run(studio.ask())
    assert len(inbox()) == 1
    api.as_(studio.actor).delete(f"/v2/ai-planning/{studio.project_id}/plans/{studio.plan_id}")
    assert inbox() == []


@pytest.mark.parametrize("event", ["plan.created", "plan.deleted", "plan.comment_added"])
def test_a_project_is_active_when_plans_come_go_and_are_talked_about(event: str) -> None:
    assert "projects.activity" in SUBSCRIPTIONS[event]


def test_an_edit_of_a_plan_is_told_on_screens_alone(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], work_off: Callable[[], None]
) -> None:
    project_id, owner = make_project()
    client, path = api.as_(owner), f"/v2/ai-planning/{project_id}/plans"
    plan = client.post(path, {"title": "봄", "brief": {"logline": "봄"}}).json()
    work_off()
    before = client.get(f"/v2/projects/{project_id}").json()["last_activity_at"]
    client.patch(f"{path}/{plan['id']}", {"title": "여름"})
    work_off()
    assert client.get(f"/v2/projects/{project_id}").json()["last_activity_at"] == before
    client.delete(f"{path}/{plan['id']}")
    work_off()
    assert client.get(f"/v2/projects/{project_id}").json()["last_activity_at"] > before
