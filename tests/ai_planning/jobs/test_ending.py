"""What becomes of jobs when their plans go, and what those who watch the product see of them."""

from collections.abc import Callable
from datetime import timedelta

from django.utils.timezone import now
from prometheus_client import REGISTRY
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.bootstrap.plan_upkeep import purge_plan
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.domain.generation_refusals import RequestRefused
from ai_planning.infrastructure.models import PlanningJobRecord, PlanRecord
from core.infrastructure.outbox import relay
from tests.ai_planning.jobs.conftest import Studio, owner_of
from tests.client import ApiClient


def test_jobs_of_a_plan_end_when_it_goes_to_the_trash(
    api: ApiClient, studio: Studio, work_off: Callable[[], None]
) -> None:
    job = studio.ask()
    path = f"/v2/ai-planning/{studio.project_id}/plans/{studio.plan_id}"
    assert api.as_(studio.actor).delete(path).status_code == 204
    work_off()
    ended = studio.row(job)
    assert (ended.status, ended.cancel_reason) == (JobStatus.CANCELLED, CancelReason.PLAN_DELETED)
    assert studio.quota("stories").reserved == 0


def test_jobs_of_a_project_end_when_it_goes_to_the_trash(
    api: ApiClient, studio: Studio, work_off: Callable[[], None]
) -> None:
    jobs = [studio.ask(JobKind.SHOTS), studio.ask()]
    assert owner_of(api, studio).delete(f"/v2/projects/{studio.project_id}").status_code == 204
    work_off()
    assert {studio.row(job).cancel_reason for job in jobs} == {CancelReason.PLAN_DELETED}


def test_jobs_that_were_asked_for_after_a_plan_came_back_go_on(api: ApiClient, studio: Studio) -> None:
    """What happened before is heard of late."""
    path = f"/v2/ai-planning/{studio.project_id}/plans/{studio.plan_id}"
    assert api.as_(studio.actor).delete(path).status_code == 204
    assert api.as_(studio.actor).post(f"{path}/restore").status_code == 200
    job = studio.ask()
    relay()
    assert studio.row(job).status is JobStatus.QUEUED


def test_jobs_that_were_asked_for_after_a_project_came_back_go_on(api: ApiClient, studio: Studio) -> None:
    owner, path = owner_of(api, studio), f"/v2/projects/{studio.project_id}"
    assert owner.delete(path).status_code == 204
    assert owner.post(f"{path}/restore").status_code == 200
    job = studio.ask()
    relay()
    assert studio.row(job).status is JobStatus.QUEUED


def test_jobs_go_for_good_with_their_plan(studio: Studio) -> None:
    studio.run(studio.ask())
    PlanRecord.objects.filter(id=studio.plan_id).update(deleted_at=now() - timedelta(days=31))
    purge_plan({"project_id": str(studio.project_id), "plan_id": str(studio.plan_id)})
    assert not PlanningJobRecord.objects.exists()


def test_jobs_are_counted_by_how_they_came_out(studio: Studio) -> None:
    before = {status: counted(status) for status in ("queued", "succeeded", "failed", "cancelled")}
    studio.run(studio.ask())
    studio.makers.one.trouble = [RequestRefused()]
    studio.run(studio.ask(regenerate=True))
    studio.cancel(studio.ask(regenerate=True))
    assert {status: counted(status) - before[status] for status in before} == {
        "queued": 3, "succeeded": 1, "failed": 1, "cancelled": 1,
    }  # fmt: skip


def counted(status: str) -> float:
    labels = {"kind": "story", "status": status}
    return REGISTRY.get_sample_value("videoplanet_planning_jobs_total", labels) or 0.0


def test_how_many_statements_asking_takes_however_many_jobs_there_are(
    studio: Studio, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """Ten, and the beginnings and ends of two transactions."""
    for _ in range(3):
        studio.run(studio.ask(regenerate=True))
    studio.ask(JobKind.SHOTS)
    with django_assert_num_queries(14):
        studio.ask(regenerate=True)
