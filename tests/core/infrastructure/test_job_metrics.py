"""Each try at a job counts, by how it ended."""

import pytest
from prometheus_client import REGISTRY

from core.domain.actor import Actor
from core.infrastructure import jobs
from core.infrastructure.jobs import DatabaseJobQueue, JobKind
from core.infrastructure.models import JobRecord
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.wiring import JOB_KINDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


def tries() -> dict[str, float]:
    name = "videoplanet_job_seconds_count"
    outcomes = ("succeeded", "postponed", "failed")
    found = {each: REGISTRY.get_sample_value(name, {"kind": "film.count", "outcome": each}) or 0 for each in outcomes}
    return {each: count for each, count in found.items() if count}


def test_tries_are_counted_by_how_they_ended(by: Actor) -> None:
    broken = [True]

    def show(payload: object) -> None:
        if broken[0]:
            raise OSError("no light")

    JOB_KINDS["film.count"] = JobKind(show, tries=2)
    with unit_of_work(by=by):
        first, second = (DatabaseJobQueue().enqueue("film.count", {}, key=key) for key in "AB")
    for _ in range(2):
        jobs.run(first)
        JobRecord.objects.update(due_at=JobRecord.objects.get(id=first).created_at)
    assert tries() == {"postponed": 1, "failed": 1}
    jobs.run(first)
    assert tries() == {"postponed": 1, "failed": 1}
    broken[0] = False
    jobs.run(second)
    assert tries() == {"postponed": 1, "failed": 1, "succeeded": 1}
