"""What becomes of jobs: made once, charged once, told of, whatever happens in between."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ai_planning.application.generation_ports import Watch
from ai_planning.application.run_job import run_job
from ai_planning.bootstrap.job_running import craft
from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.domain.job_refusals import JobHasEnded, NotYourJob
from ai_planning.infrastructure.remembered import PostgresRemembered
from core.domain.actor import Actor
from tests.ai_planning.jobs.conftest import Studio
from tests.ai_planning.jobs.makers import COST, OWN, PAID, TOKENS
from tests.client import ApiClient

STAGES = 4


def plan_of(api: ApiClient, studio: Studio) -> dict[str, Any]:
    answer = api.as_(studio.actor).get(f"/v2/ai-planning/{studio.project_id}/plans/{studio.plan_id}")
    body: dict[str, Any] = answer.json()
    return body


def test_a_story_is_written_charged_and_told_of(api: ApiClient, studio: Studio) -> None:
    job = studio.ask()
    assert (job.status, studio.orders(job)) == (JobStatus.QUEUED, 1)
    assert (studio.quota("stories").used, studio.quota("stories").reserved) == (0, 1)
    ended = studio.run(job)
    assert (ended.status, ended.progress) == (JobStatus.SUCCEEDED, 100)
    assert ended.result is not None
    assert (len(ended.result.taken), ended.result.kept, ended.result.provider) == (STAGES, (), "built_in")
    assert [stage["title"] for stage in plan_of(api, studio)["stages"]] == ["1. 1", "2. 1", "3. 1", "4. 1"]
    assert (studio.quota("stories").used, studio.quota("stories").reserved) == (1, 0)
    assert studio.told(job) == [("queued", 0), ("running", 0), ("succeeded", 100)]


@pytest.mark.parametrize("kind", [JobKind.SHOTS, JobKind.STAGE, JobKind.SHOT, JobKind.INSERTS])
def test_every_kind_of_part_is_taken(api: ApiClient, studio: Studio, kind: JobKind) -> None:
    plan = plan_of(api, studio)
    of_shot = plan["shots"][4]["id"]
    part = {JobKind.STAGE: plan["stages"][1]["id"], JobKind.SHOT: of_shot, JobKind.INSERTS: of_shot}.get(kind)
    ended = studio.run(studio.ask(kind, part_id=UUID(part) if part else None))
    assert ended.status is JobStatus.SUCCEEDED
    assert ended.result is not None
    assert ended.result.taken
    assert ended.result.kept == ()


def test_one_part_again_costs_nothing_of_the_day_but_its_tokens(api: ApiClient, studio: Studio) -> None:
    studio.makers.one.maker = PAID
    stage_id = UUID(plan_of(api, studio)["stages"][0]["id"])
    studio.run(studio.ask(JobKind.STAGE, part_id=stage_id))
    assert [studio.quota(name).used for name in ("stories", "shot_breakdowns", "tokens")] == [0, 0, TOKENS]
    assert studio.desk.budgets.read(studio.project_id).spent == COST


def test_parts_cost_together_what_was_paid_for_them_once(api: ApiClient, studio: Studio) -> None:
    studio.makers.one.maker = PAID
    studio.run(studio.ask())
    assert costs(api, studio) == COST
    studio.run(studio.ask())
    assert costs(api, studio) == 0


def costs(api: ApiClient, studio: Studio) -> int:
    """Of the stages."""
    return sum(stage["provenance"]["cost_micros"] for stage in plan_of(api, studio)["stages"])


def test_an_own_key_costs_neither_tokens_nor_budget_but_its_unit(studio: Studio) -> None:
    studio.makers.one.maker = OWN
    studio.run(studio.ask())
    assert [studio.quota(name).used for name in ("stories", "tokens")] == [1, 0]
    assert studio.desk.budgets.read(studio.project_id).spent == 0


def test_a_job_that_is_delivered_twice_is_done_once(studio: Studio) -> None:
    job = studio.ask()
    first = studio.run(job)
    assert studio.run(job) == first
    assert (len(studio.makers.one.seeds), studio.quota("stories").used) == (1, 1)


def test_what_a_dead_worker_had_made_already_is_kept_and_charged_once(studio: Studio) -> None:
    """It died after the maker had answered: the other one does not ask again."""
    studio.makers.one.maker, job = PAID, studio.ask()
    died_after_asking(studio, job)
    assert studio.quota("stories").used == 0
    ended = studio.run(job)
    assert ended.status is JobStatus.SUCCEEDED
    assert ended.result is not None
    assert not ended.result.is_cached
    assert len(studio.makers.one.seeds) == 1
    assert [studio.quota(name).used for name in ("stories", "tokens")] == [1, TOKENS]


def died_after_asking(studio: Studio, job: JobRow) -> None:
    """It is remembered and paid for, and its parts are not in the plan."""

    class Died(BaseException):
        """The process is gone."""

    class Dying(PostgresRemembered):
        def keep(self, *answer: Any) -> None:
            super().keep(*answer)
            raise Died

    bench = replace(studio.bench, remembered=Dying())
    with pytest.raises(Died):
        run_job(studio.command(job), bench=bench, craft=craft(studio.press))


def test_a_worker_that_was_overtaken_writes_nothing(studio: Studio) -> None:
    """It was stopped for a while, and another one has begun meanwhile."""
    job, overtaken = studio.ask(regenerate=True), []

    def overtake(watch: Watch) -> None:
        if not overtaken:
            overtaken.append(True)
            studio.run(job)

    studio.makers.one.meanwhile = overtake
    ended = studio.run(job)
    assert ended.status is JobStatus.SUCCEEDED
    assert studio.told(job).count(("succeeded", 100)) == 1
    assert studio.quota("stories").used == 1


def test_a_cancelled_job_stops_at_once_and_gives_back(studio: Studio) -> None:
    job, went_on = studio.ask(), []

    def cancelled(watch: Watch) -> None:
        watch(0.3)
        studio.cancel(job)
        studio.times.append(studio.times[-1] + timedelta(seconds=1))
        watch(0.35)
        went_on.append(True)

    studio.makers.one.meanwhile = cancelled
    ended = studio.run(job)
    assert (ended.status, ended.cancel_reason, ended.result) == (JobStatus.CANCELLED, CancelReason.ASKED, None)
    assert not went_on
    assert (studio.quota("stories").used, studio.quota("stories").reserved) == (0, 0)
    assert studio.told(job)[-1] == ("cancelled", 30)


def test_what_was_made_of_a_cancelled_job_is_thrown_away(api: ApiClient, studio: Studio) -> None:
    """Cancelled so late that the maker does not notice."""
    job = studio.ask()
    studio.makers.one.meanwhile = lambda watch: studio.cancel(job) and None
    assert studio.run(job).status is JobStatus.CANCELLED
    assert {stage["title"] for stage in plan_of(api, studio)["stages"]} == {""}


def test_cancelling_twice_is_no_fault_but_what_has_ended_cannot_be_cancelled(studio: Studio) -> None:
    job = studio.ask()
    assert studio.cancel(job) == studio.cancel(job)
    done = studio.ask()
    studio.run(done)
    with pytest.raises(JobHasEnded):
        studio.cancel(done)


def test_others_jobs_are_cancelled_by_admins_alone(
    api: ApiClient, studio: Studio, make_person: Callable[..., Actor]
) -> None:
    job, other = studio.ask(), make_person("다른 작가")
    owner = api.as_(studio.actor).get(f"/v2/projects/{studio.project_id}").json()["owner"]
    boss = Actor(UUID(owner["id"]), "박감독")
    added = {"user_id": str(other.user_id), "role": "editor"}
    assert api.as_(boss).post(f"/v2/projects/{studio.project_id}/members", added).status_code == 201
    with pytest.raises(NotYourJob):
        studio.cancel(job, by=other)
    assert studio.cancel(job, by=boss).status is JobStatus.CANCELLED


def test_a_newer_job_on_the_same_supersedes_the_older(studio: Studio) -> None:
    older, newer = studio.ask(), studio.ask(regenerate=True)
    superseded = studio.row(older)
    assert (superseded.status, superseded.cancel_reason) == (JobStatus.CANCELLED, CancelReason.SUPERSEDED)
    studio.run(older)
    assert studio.run(newer).status is JobStatus.SUCCEEDED
    assert studio.quota("stories").used == 1


def test_hands_are_quicker_than_jobs(api: ApiClient, studio: Studio) -> None:
    """A stage that somebody locks or writes while the job runs stays as it is, and is named."""
    plan = plan_of(api, studio)
    job = studio.ask()
    by_hand = studio.desk.plans

    def write(watch: Watch) -> None:
        with studio.desk.unit_of_work(by=studio.actor):
            held = by_hand.get(studio.project_id, studio.plan_id)
            held.revise_stage(
                held.parts.stage_ids[0], {"title": "내가 쓴 제목"}, by=job.requester, now=studio.times[-1]
            )
            held.lock(f"stage:{held.parts.stage_ids[1]}", by=job.requester, now=studio.times[-1])
            by_hand.save(held)

    studio.makers.one.meanwhile = write
    ended = studio.run(job)
    assert ended.result is not None
    assert ended.result.kept == tuple(f"stage:{stage['id']}" for stage in plan["stages"][:2])
    titles = [stage["title"] for stage in plan_of(api, studio)["stages"]]
    assert titles == ["내가 쓴 제목", "", "3. 1", "4. 1"]


def test_progress_is_told_at_every_ten_percent_and_never_backwards(studio: Studio) -> None:
    job = studio.ask()
    steps = (0.05, 0.12, 0.18, 0.55, 0.31, 1.0)
    studio.makers.one.meanwhile = lambda watch: [watch(each) for each in steps] and None
    studio.run(job)
    assert studio.told(job) == [
        ("queued", 0), ("running", 0), ("running", 10), ("running", 50), ("running", 90), ("succeeded", 100),
    ]  # fmt: skip
