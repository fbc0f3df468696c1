"""Jobs on real tables, with makers in memory and a clock that is set."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from ai_planning.application.bench import Bench, RunJob
from ai_planning.application.cancel_job import CancelJob, cancel_job
from ai_planning.application.desk import Desk
from ai_planning.application.export_plan import Press
from ai_planning.application.read_quotas import Quota, read_quotas
from ai_planning.application.request_job import RequestJob, request_job
from ai_planning.application.retry_job import RetryJob, retry_job
from ai_planning.application.run_job import give_up_on_job, run_job
from ai_planning.bootstrap.job_running import bench_of, craft, press
from ai_planning.bootstrap.jobs import desk_of_all
from ai_planning.contracts.job_rows import JobRow
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.job_wish import JobWish
from ai_planning.domain.planning_job import PlanningJob
from ai_planning.infrastructure.job_orders import RUN_JOB
from ai_planning.infrastructure.models import PlanningJobRecord
from ai_planning.infrastructure.planning_jobs import planning_job
from core.domain.actor import Actor
from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.models import JobRecord
from tests.ai_planning.jobs.makers import FakeMakers
from tests.client import ApiClient

NOON = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)


@dataclass
class Studio:
    """A plan in a project, and who asks for things to be made of it."""

    desk: Desk
    makers: FakeMakers
    actor: Actor
    project_id: UUID
    plan_id: UUID
    press: Press = field(default_factory=press)
    times: list[datetime] = field(default_factory=lambda: [NOON])

    @property
    def bench(self) -> Bench:
        return bench_of(self.desk)

    def ask(self, kind: JobKind = JobKind.STORY, *, by: Actor | None = None, **wish: Any) -> JobRow:
        place = {"project_id": self.project_id, "plan_id": self.plan_id}
        return request_job(RequestJob(actor=by or self.actor, wish=JobWish(kind=kind, **wish), **place), desk=self.desk)

    def cancel(self, job: JobRow, by: Actor | None = None) -> JobRow:
        return cancel_job(CancelJob(actor=by or self.actor, project_id=self.project_id, job_id=job.id), desk=self.desk)

    def retry(self, job: JobRow) -> JobRow:
        return retry_job(RetryJob(actor=self.actor, project_id=self.project_id, job_id=job.id), desk=self.desk)

    def run(self, job: JobRow) -> JobRow:
        run_job(self.command(job), bench=self.bench, craft=craft(self.press))
        return self.row(job)

    def give_up(self, job: JobRow) -> JobRow:
        give_up_on_job(self.command(job), bench=self.bench)
        return self.row(job)

    def command(self, job: JobRow) -> RunJob:
        ids = {"job_id": job.id, "project_id": job.project_id, "plan_id": job.plan_id}
        return RunJob(**ids, user_id=job.requester.id)

    def row(self, job: JobRow) -> JobRow:
        return self.reload(job).row()

    def reload(self, job: JobRow) -> PlanningJob:
        return planning_job(PlanningJobRecord.objects.get(id=job.id))

    def quota(self, name: str, actor: Actor | None = None) -> Quota:
        kept = {"usages": self.desk.usages, "jobs": self.desk.jobs}
        return read_quotas(actor or self.actor, **kept, allowance=self.desk.allowance, clock=self.desk.clock)[name]

    def told(self, job: JobRow) -> list[tuple[str, int]]:
        events = streams.read(project_channel(self.project_id), 0)
        mine = [event.data for event in events if event.type == "job.progress" and event.data["id"] == str(job.id)]
        return [(data["status"], data["progress"]) for data in mine]

    def orders(self, job: JobRow) -> int:
        return JobRecord.objects.filter(kind=RUN_JOB, payload__job_id=str(job.id)).count()


def owner_of(api: ApiClient, studio: Studio) -> ApiClient:
    """Of the studio's project."""
    project = api.as_(studio.actor).get(f"/v2/projects/{studio.project_id}").json()
    return api.as_(Actor(UUID(project["owner"]["id"]), "박감독"))


@pytest.fixture
def studio(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor]
) -> Studio:
    actor = make_person("이작가")
    project_id, _ = make_project(editor=actor)
    brief = {"title": "첫 출근", "logline": f"신입 사원이 엘리베이터에 갇힌다 {project_id}.", "duration": 30}
    made = api.as_(actor).post(f"/v2/ai-planning/{project_id}/plans", {"brief": brief})
    assert made.status_code == 201, made.content
    makers = FakeMakers()
    studio = Studio(desk_of_all(), makers, actor, project_id, UUID(made.json()["id"]))
    studio.desk = replace(studio.desk, makers=makers, clock=lambda: studio.times[-1])
    return studio
