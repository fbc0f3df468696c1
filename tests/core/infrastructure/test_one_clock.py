"""What is due and what is leased goes by the database's clock: nobody's wrong one holds work back or takes it."""

from pathlib import Path

import pytest

from core.domain.actor import Actor
from core.infrastructure import jobs
from core.infrastructure.jobs import JobKind
from core.infrastructure.models import JobRecord
from tests.core.infrastructure.elsewhere import elsewhere
from tests.core.infrastructure.test_jobs import RUNNING, SUCCEEDED, enqueue, state
from tests.core.wiring import JOB_KINDS
from tests.faults.outside import Clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]

DAY = 86_400
ENQUEUE = """
with unit_of_work(by=SYSTEM):
    print(jobs.DatabaseJobQueue().enqueue("film.show", {"film": "A"}, key="A"))
"""
RUN = "jobs.run(UUID(sys.argv[1]))"


@pytest.fixture
def wrong(tmp_path: Path) -> Clock:
    return Clock(tmp_path / "clock")


@pytest.fixture
def shown() -> list[str]:
    found: list[str] = []
    JOB_KINDS["film.show"] = JobKind(lambda payload: found.append(payload["film"]))
    return found


def test_what_somebody_enqueues_whose_clock_is_ahead_is_due_at_once(wrong: Clock, shown: list[str]) -> None:
    wrong.jump(DAY)
    elsewhere(ENQUEUE, **wrong.environment)
    jobs.run(JobRecord.objects.get().id)
    assert shown == ["A"]


def test_somebody_whose_clock_is_behind_takes_what_is_due(by: Actor, wrong: Clock, shown: list[str]) -> None:
    job_id = enqueue(by)
    wrong.jump(-DAY)
    assert "shown A" in elsewhere(RUN, job_id, **wrong.environment)
    assert state(job_id) == (SUCCEEDED, 1)


def test_somebody_whose_clock_is_ahead_takes_nothing_from_who_works_on_it(
    by: Actor, wrong: Clock, shown: list[str]
) -> None:
    job_id = enqueue(by)
    jobs._claim(job_id)
    wrong.jump(DAY)
    assert "shown" not in elsewhere(RUN, job_id, **wrong.environment)
    assert state(job_id) == (RUNNING, 1)
