"""Many ask and many work at the same moment: quotas are exact, and nothing is made or charged twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TypeVar
from uuid import UUID

import pytest
from django.db import connection

from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.domain.job_refusals import DailyQuotaSpent
from ai_planning.domain.usage import Unit
from ai_planning.infrastructure.models import PlanningJobRecord
from core.domain.errors import DomainError
from tests.ai_planning.jobs.conftest import Studio
from tests.client import ApiClient

T = TypeVar("T")
CROWD = 20


@pytest.fixture
def at_once() -> Iterator[Callable[[list[Callable[[], T]]], list[T]]]:
    """Runs up to twenty calls at once, none before all are ready; each closes its own connection."""
    with ThreadPoolExecutor(CROWD) as pool:

        def together(calls: list[Callable[[], T]]) -> list[T]:
            ready = Barrier(len(calls))

            def run(call: Callable[[], T]) -> T:
                try:
                    ready.wait()
                    return call()
                finally:
                    connection.close()

            return list(pool.map(run, calls))

        yield together


@pytest.fixture
def crowded(transactional_db: None, api: ApiClient, studio: Studio) -> list[Studio]:
    """The same person with twenty plans, who may have them all made at a time."""
    path = f"/v2/ai-planning/{studio.project_id}/plans"
    briefs = [{"title": f"{each}", "logline": f"{each}번째 이야기 {studio.plan_id}"} for each in range(CROWD)]
    plans = [api.as_(studio.actor).post(path, {"brief": brief}).json()["id"] for brief in briefs]
    studio.desk = replace(studio.desk, allowance=replace(studio.desk.allowance, at_once=CROWD))
    return [replace(studio, plan_id=UUID(plan_id)) for plan_id in plans]


Together = Callable[[list[Callable[[], JobRow | str]]], list[JobRow | str]]


def asking(studio: Studio) -> Callable[[], JobRow | str]:
    def ask() -> JobRow | str:
        try:
            return studio.ask()
        except DomainError as refusal:
            return refusal.code

    return ask


def test_of_twenty_requests_at_once_ten_are_admitted_and_ten_are_charged(
    crowded: list[Studio], at_once: Together
) -> None:
    studio = crowded[0]
    answers = at_once([asking(each) for each in crowded])
    admitted = [each for each in answers if not isinstance(each, str)]
    assert Counter(each for each in answers if isinstance(each, str)) == {"planning.quota_spent": 10}
    assert (studio.quota("stories").reserved, studio.quota("stories").left) == (10, 0)
    at_once([lambda job=job: studio.run(job) for job in admitted])
    assert (studio.quota("stories").used, studio.quota("stories").reserved) == (10, 0)
    with pytest.raises(DailyQuotaSpent):
        studio.ask(regenerate=True)


def test_three_at_a_time_are_three_also_when_twenty_ask(crowded: list[Studio], at_once: Together) -> None:
    for each in crowded:
        each.desk = replace(each.desk, allowance=replace(each.desk.allowance, at_once=3))
    answers = at_once([asking(each) for each in crowded])
    assert Counter(isinstance(each, str) and each for each in answers) == {False: 3, "planning.too_many_at_once": 17}


def test_some_cancel_while_others_succeed_and_the_sum_is_right(crowded: list[Studio], at_once: Together) -> None:
    studio = crowded[0]
    jobs = [each.ask() for each in crowded[:10]]
    calls = [lambda job=job: studio.run(job) for job in jobs] + [lambda job=job: cancelled(studio, job) for job in jobs]
    at_once(calls)
    ended = [studio.row(job).status for job in jobs]
    assert set(ended) <= {JobStatus.SUCCEEDED, JobStatus.CANCELLED}
    assert studio.quota("stories").used == ended.count(JobStatus.SUCCEEDED)
    assert studio.quota("stories").reserved == 0


def cancelled(studio: Studio, job: JobRow) -> JobRow | str:
    try:
        return studio.cancel(job)
    except DomainError as refusal:
        return refusal.code


def test_ten_workers_at_one_job_make_it_once(crowded: list[Studio], at_once: Together) -> None:
    studio = crowded[0]
    job = studio.ask(JobKind.SHOTS)
    at_once([lambda: studio.run(job) for _ in range(10)])
    assert studio.row(job).status is JobStatus.SUCCEEDED
    assert studio.quota(Unit.SHOTS.value).used == 1
    assert studio.told(job).count(("succeeded", 100)) == 1


def test_of_many_who_want_the_same_story_the_last_gets_it(crowded: list[Studio], at_once: Together) -> None:
    studio = crowded[0]
    at_once([asking(studio) for _ in range(10)])
    statuses = PlanningJobRecord.objects.filter(plan_id=studio.plan_id).values_list("status", flat=True)
    assert Counter(statuses) == {"cancelled": 9, "queued": 1}
    assert studio.quota("stories").reserved == 1
