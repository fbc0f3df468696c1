"""What a person and a project may have made: counted by the day and the month in Seoul."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from ai_planning.application.asking import NotConfigured
from ai_planning.application.revise_plan import RevisePlan, revise_plan
from ai_planning.contracts.job_rows import JobError
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.domain.generation_refusals import ProviderNotConfigured
from ai_planning.domain.job_refusals import (
    BudgetSpent,
    DailyQuotaSpent,
    StillInTheMaking,
    TokensSpent,
    TooManyJobsAtOnce,
)
from ai_planning.domain.plan_refusals import PlanNotFound, ShotNotFound, StageNotFound
from ai_planning.infrastructure.models import PlanningJobRecord
from core.domain.actor import Actor
from core.domain.errors import NotFound, NotPermitted
from core.domain.ids import new_id
from tests.ai_planning.jobs.conftest import NOON, Studio
from tests.ai_planning.jobs.makers import COST, PAID, TOKENS

LAST_SECOND = datetime(2026, 3, 10, 14, 59, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


def spend(studio: Studio, stories: int) -> None:
    for _ in range(stories):
        studio.run(studio.ask(regenerate=True))


def test_a_spent_day_tells_how_long_it_is_to_midnight_in_seoul(studio: Studio) -> None:
    spend(studio, 10)
    with pytest.raises(DailyQuotaSpent) as refused:
        studio.ask(regenerate=True)
    assert refused.value.seconds == 12 * 3600
    assert studio.quota("stories").resets_at == MIDNIGHT


def test_what_is_known_already_is_answered_on_a_spent_day(studio: Studio) -> None:
    studio.run(studio.ask())
    spend(studio, 9)
    ended = studio.run(studio.ask())
    assert ended.result is not None
    assert ended.result.is_cached


def test_at_midnight_in_seoul_all_is_there_again(studio: Studio) -> None:
    studio.times.append(LAST_SECOND)
    spend(studio, 10)
    with pytest.raises(DailyQuotaSpent) as refused:
        studio.ask(regenerate=True)
    assert refused.value.seconds == 1
    studio.times.append(MIDNIGHT)
    assert studio.quota("stories").left == 10
    assert studio.run(studio.ask(regenerate=True)).status is JobStatus.SUCCEEDED
    assert studio.quota("stories").used == 1


def test_what_was_asked_for_yesterday_is_not_charged_to_today(studio: Studio) -> None:
    studio.times.append(LAST_SECOND)
    asked = studio.ask(regenerate=True)
    studio.times.append(MIDNIGHT)
    assert studio.quota("stories").reserved == 0
    studio.run(asked)
    assert (studio.quota("stories").used, studio.quota("stories").left) == (0, 10)


def test_tokens_are_there_again_next_month(studio: Studio) -> None:
    studio.makers.one.maker = PAID
    studio.desk = replace(studio.desk, allowance=replace(studio.desk.allowance, tokens=TOKENS))
    spend(studio, 1)
    with pytest.raises(TokensSpent) as refused:
        studio.ask(regenerate=True)
    first_of_april = datetime(2026, 3, 31, 15, 0, tzinfo=UTC)
    assert refused.value.seconds == (first_of_april - NOON).total_seconds()
    studio.times.append(MIDNIGHT)
    assert studio.quota("tokens").left == 0
    studio.times.append(first_of_april)
    assert (studio.quota("tokens").used, studio.quota("tokens").left) == (0, TOKENS)
    assert studio.run(studio.ask(regenerate=True)).status is JobStatus.SUCCEEDED


def test_a_fourth_job_at_a_time_is_refused_until_one_ends(studio: Studio) -> None:
    studio.ask(JobKind.STORYBOARD)
    shots, story = studio.ask(JobKind.SHOTS), studio.ask()
    with pytest.raises(TooManyJobsAtOnce):
        studio.ask(JobKind.EXPORT, format=None)
    studio.run(story)
    studio.cancel(shots)
    assert studio.quota("at_once").left == 2


@pytest.mark.parametrize(
    ("base", "kind"),
    [
        (JobKind.STORY, JobKind.SHOTS),
        (JobKind.STORY, JobKind.STORYBOARD),
        (JobKind.SHOTS, JobKind.STORYBOARD),
    ],
)
def test_what_is_made_of_something_has_to_wait_for_it(studio: Studio, base: JobKind, kind: JobKind) -> None:
    first = studio.ask(base)
    with pytest.raises(StillInTheMaking):
        studio.ask(kind)
    assert PlanningJobRecord.objects.count() == 1
    studio.run(first)
    assert studio.ask(kind).status is JobStatus.QUEUED


def test_a_storyboard_reserves_a_frame_for_each_of_its_shots(studio: Studio) -> None:
    studio.ask(JobKind.STORYBOARD)
    assert (studio.quota("images").reserved, studio.quota("images").left) == (12, 8)


def test_a_spent_budget_refuses_what_costs_and_lets_the_rest_be_made(studio: Studio) -> None:
    studio.makers.one.maker = PAID
    with studio.desk.unit_of_work(by=studio.actor):
        budget = studio.desk.budgets.hold(studio.project_id)
        budget.set_limit(COST, NOON)
        studio.desk.budgets.save(budget)
    spend(studio, 1)
    with pytest.raises(BudgetSpent):
        studio.ask(regenerate=True)
    studio.makers.one.maker = replace(PAID, is_own_key=True)
    assert studio.run(studio.ask(regenerate=True)).status is JobStatus.SUCCEEDED


def test_a_budget_that_is_spent_while_a_job_waits_stops_it_with_a_clear_error(studio: Studio) -> None:
    studio.makers.one.maker = PAID
    job = studio.ask()
    with studio.desk.unit_of_work(by=studio.actor):
        budget = studio.desk.budgets.hold(studio.project_id)
        budget.set_limit(0, NOON)
        studio.desk.budgets.save(budget)
    ended = studio.run(job)
    assert ended.error is not None
    assert (ended.error.code, ended.error.status) == ("planning.budget_spent", 409)
    assert not studio.makers.one.seeds


def revised(studio: Studio, logline: str) -> None:
    desk, changed = studio.desk, RevisePlan(brief={"logline": logline})
    parts: dict[str, Any] = {"unit_of_work": desk.unit_of_work, "access": desk.access.require, "plans": desk.plans}
    revise_plan(studio.actor, studio.project_id, studio.plan_id, changed, clock=desk.clock, **parts)


def test_what_is_known_no_more_when_its_turn_comes_takes_its_room_then(studio: Studio) -> None:
    """The brief was changed while it waited."""
    studio.run(studio.ask())
    free = studio.ask()
    revised(studio, "다른 이야기")
    assert studio.run(free).status is JobStatus.SUCCEEDED
    assert (studio.quota("stories").used, studio.quota("stories").reserved) == (2, 0)


def test_what_is_known_no_more_on_a_spent_day_is_refused(studio: Studio) -> None:
    studio.run(studio.ask())
    spend(studio, 9)
    free = studio.ask()
    revised(studio, "다른 이야기")
    error = studio.run(free).error
    assert error == JobError(code="planning.quota_spent", status=429, retry_after=12 * 3600, most=10)
    assert len(studio.makers.one.seeds) == 10


def test_whose_own_key_is_gone_when_its_turn_comes_needs_tokens(studio: Studio) -> None:
    studio.desk = replace(studio.desk, allowance=replace(studio.desk.allowance, tokens=0))
    studio.makers.one.maker = replace(PAID, is_own_key=True)
    job = studio.ask()
    studio.makers.one.maker = PAID
    error = studio.run(job).error
    assert error is not None
    assert (error.code, error.status, studio.quota("tokens").used) == ("planning.tokens_spent", 429, 0)
    assert studio.makers.one.seeds == []


def test_who_names_a_provider_without_a_key_is_told_at_once(studio: Studio) -> None:
    studio.makers.refusal = ProviderNotConfigured()
    with pytest.raises(NotConfigured):
        studio.ask()
    assert not PlanningJobRecord.objects.exists()


def test_what_is_not_in_the_plan_is_not_found_and_nothing_is_kept(studio: Studio) -> None:
    with pytest.raises(StageNotFound):
        studio.ask(JobKind.STAGE, part_id=new_id())
    for wish in ({"kind": JobKind.SHOT, "part_id": new_id()}, {"kind": JobKind.STORYBOARD, "shot_ids": (new_id(),)}):
        with pytest.raises(ShotNotFound):
            studio.ask(**wish)
    studio.plan_id = new_id()
    with pytest.raises(PlanNotFound):
        studio.ask()
    assert not PlanningJobRecord.objects.exists()


def test_strangers_find_nothing_and_viewers_may_not_ask(
    studio: Studio, make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    with pytest.raises(NotFound):
        studio.ask(by=make_person("낯선 이"))
    viewer = make_person("보는 이")
    project_id, _ = make_project(viewer=viewer)
    studio.project_id = project_id
    with pytest.raises(NotPermitted):
        studio.ask(by=viewer)


def test_a_day_has_another_length_for_nobody(studio: Studio) -> None:
    """Seoul keeps no summer time: the next midnight is a day later, to the second."""
    first = studio.quota("stories").resets_at
    studio.times.append(MIDNIGHT)
    second = studio.quota("stories").resets_at
    assert first is not None
    assert second is not None
    assert second - first == timedelta(days=1)
