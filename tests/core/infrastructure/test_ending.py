"""A process that is told to end while a thread of it works on a job."""

import pytest

from core.domain.actor import Actor
from core.infrastructure.jobs import JobKind
from tests.core.infrastructure.elsewhere import elsewhere
from tests.core.infrastructure.test_jobs import QUEUED, enqueue, state
from tests.core.wiring import JOB_KINDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]

WORK_FOR_HOURS = """
def shown_for_hours(payload):
    end_within(0.1, {"films": lambda: 1 // 0, "jobs": jobs.give_back})
    threading.Event().wait(60)


JOB_KINDS["film.show"] = jobs.JobKind(shown_for_hours)
jobs.run(UUID(sys.argv[1]))
"""


def test_it_ends_in_time_and_leaves_the_job_to_another(by: Actor) -> None:
    JOB_KINDS["film.show"] = JobKind(lambda payload: None)
    job_id = enqueue(by)
    told = elsewhere(WORK_FOR_HOURS, job_id)
    assert "films not given back" in told
    assert "jobs given back" in told
    assert state(job_id) == (QUEUED, 0)
