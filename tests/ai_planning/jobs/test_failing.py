"""What becomes of jobs that are refused, and of questions that were answered before."""

from datetime import timedelta

import pytest

from ai_planning.bootstrap.job_dropping import forget_answers
from ai_planning.contracts.job_rows import JobError
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.domain.generation_refusals import (
    GenerationFailed,
    NoLongerWanted,
    OutputRefused,
    ProviderQuotaSpent,
    ProviderTimedOut,
    ProviderUnreachable,
    RequestRefused,
)
from ai_planning.domain.job_refusals import JobHasNotFailed
from ai_planning.domain.provenance import Provenance
from ai_planning.infrastructure.models import RememberedRecord, UsageRecord
from core.domain.ids import new_id
from core.infrastructure.models import JobRecord
from tests.ai_planning.jobs.conftest import Studio
from tests.ai_planning.jobs.makers import COST, OWN, PAID, TOKENS


@pytest.mark.parametrize(
    ("refusal", "code", "status"),
    [
        (OutputRefused(), "generation.output_refused", 502),
        (RequestRefused(), "generation.request_refused", 422),
        (ProviderQuotaSpent(3600), "generation.provider_quota_spent", 429),
    ],
    ids=["output", "request", "quota"],
)
def test_what_will_not_pass_fails_at_once_and_gives_back(
    studio: Studio, refusal: GenerationFailed, code: str, status: int
) -> None:
    studio.makers.one.trouble = [refusal]
    job = studio.ask()
    ended = studio.run(job)
    assert ended.status is JobStatus.FAILED
    assert ended.error == JobError(code=code, status=status, retry_after=getattr(refusal, "seconds", None))
    assert studio.orders(job) == 1
    assert (studio.quota("stories").used, studio.quota("stories").reserved) == (0, 0)


@pytest.mark.parametrize(
    ("refusal", "status"), [(ProviderUnreachable(), 502), (ProviderTimedOut(), 504)], ids=["away", "slow"]
)
def test_what_may_pass_is_tried_twice(studio: Studio, refusal: GenerationFailed, status: int) -> None:
    studio.makers.one.trouble = [refusal, refusal]
    job = studio.ask()
    assert [studio.run(job).status for _ in range(2)] == [JobStatus.QUEUED, JobStatus.FAILED]
    ended = studio.row(job)
    assert ended.error is not None
    assert (ended.error.code, ended.error.status) == (refusal.code, status)
    assert studio.orders(job) == 2


def test_a_provider_that_says_when_is_asked_again_then(studio: Studio) -> None:
    studio.makers.one.trouble = [ProviderQuotaSpent(30)]
    job = studio.ask()
    assert studio.run(job).status is JobStatus.QUEUED
    again = JobRecord.objects.filter(payload__job_id=str(job.id)).latest("due_at")
    assert again.due_at - JobRecord.objects.filter(payload__job_id=str(job.id)).earliest("due_at").due_at > timedelta(
        seconds=25
    )
    assert studio.run(job).status is JobStatus.SUCCEEDED


class Mistake(Exception):
    """Of ours."""


def test_a_mistake_of_ours_is_tried_twice_and_told_then(studio: Studio) -> None:
    studio.makers.one.trouble = [Mistake(), Mistake()]
    job = studio.ask()
    for status in (JobStatus.QUEUED, JobStatus.FAILED):
        with pytest.raises(Mistake):
            studio.run(job)
        assert studio.row(job).status is status
    assert studio.row(job).error == JobError(code="generation.failed", status=502)
    assert (studio.orders(job), studio.quota("stories").reserved) == (1, 0)


def test_what_passes_by_itself_costs_one_try(studio: Studio) -> None:
    studio.makers.one.trouble = [Mistake()]
    job = studio.ask()
    with pytest.raises(Mistake):
        studio.run(job)
    assert studio.run(job).status is JobStatus.SUCCEEDED


def test_a_job_whose_workers_died_at_every_try_has_failed(studio: Studio) -> None:
    job = studio.ask()
    ended = studio.give_up(job)
    assert ended.error == JobError(code="generation.failed", status=502)
    assert studio.quota("stories").reserved == 0


def test_what_failed_is_tried_again_as_another_job(studio: Studio) -> None:
    studio.makers.one.trouble = [RequestRefused()]
    failed = studio.run(studio.ask())
    again = studio.retry(failed)
    assert (again.retry_of, again.kind, again.status) == (failed.id, JobKind.STORY, JobStatus.QUEUED)
    assert studio.run(again).status is JobStatus.SUCCEEDED
    with pytest.raises(JobHasNotFailed):
        studio.retry(studio.row(again))


def test_the_same_brief_is_answered_from_memory_for_nothing(studio: Studio) -> None:
    studio.run(studio.ask())
    again = studio.ask()
    assert studio.quota("stories").reserved == 0
    ended = studio.run(again)
    assert ended.result is not None
    assert ended.result.is_cached
    assert (len(studio.makers.one.seeds), studio.quota("stories").used) == (1, 1)


def test_who_asks_for_something_else_gets_it_with_another_seed(studio: Studio) -> None:
    studio.run(studio.ask())
    studio.run(studio.ask(regenerate=True))
    first, second = studio.makers.one.seeds
    assert first != second
    assert studio.quota("stories").used == 2


def test_an_answer_that_nobody_was_charged_for_costs_the_next_its_unit_and_no_money(studio: Studio) -> None:
    """It came when its job had been cancelled already."""
    studio.makers.one.maker, job = PAID, studio.ask()
    studio.makers.one.meanwhile = lambda watch: void(studio.cancel(job))
    assert studio.run(job).status is JobStatus.CANCELLED
    again = studio.ask()
    assert studio.quota("stories").reserved == 1
    ended = studio.run(again)
    assert ended.result is not None
    assert not ended.result.is_cached
    assert [studio.quota(name).used for name in ("stories", "tokens")] == [1, TOKENS]
    assert studio.desk.budgets.read(studio.project_id).spent == COST
    assert len(studio.makers.one.seeds) == 1


def void(result: object) -> None:
    """What is done for its effect alone."""


@pytest.mark.parametrize("stopped", [OutputRefused(), NoLongerWanted()], ids=["refused", "cancelled"])
def test_what_comes_to_nothing_is_paid_and_costs_no_unit(
    studio: Studio, stopped: OutputRefused | NoLongerWanted
) -> None:
    studio.makers.one.maker, job = PAID, studio.ask()
    stopped.spent = Provenance(PAID, 1, TOKENS, 0, COST)
    studio.makers.one.trouble = [stopped]
    studio.run(job)
    assert [studio.quota(name).used for name in ("stories", "tokens")] == [0, TOKENS]
    assert studio.desk.budgets.read(studio.project_id).spent == COST


def test_what_an_own_key_answered_is_its_owners(studio: Studio) -> None:
    studio.makers.one.maker = OWN
    studio.run(studio.ask())
    studio.makers.one.maker = PAID
    ended = studio.run(studio.ask())
    assert ended.result is not None
    assert not ended.result.is_cached


def test_who_withdraws_leaves_no_answer_of_their_own_key_behind(studio: Studio) -> None:
    studio.run(studio.ask())
    studio.makers.one.maker = OWN
    studio.run(studio.ask())
    forget_answers({"user_id": str(studio.actor.user_id)}, new_id())
    assert [record.owner_id for record in RememberedRecord.objects.all()] == [None]
    assert not UsageRecord.objects.exists()
