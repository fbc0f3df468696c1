"""Jobs: slow work that survives any crash."""

import json
from datetime import datetime, timedelta
from threading import Barrier, Event
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils.timezone import now

from core.domain.actor import Actor
from core.infrastructure import jobs
from core.infrastructure.jobs import DatabaseJobQueue, JobKind
from core.infrastructure.models import JobRecord
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.waiting import aside, eventually
from tests.core.wiring import JOB_KINDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]

QUEUED, RUNNING, SUCCEEDED, FAILED = JobRecord.Status


class Projector:
    """A handler that keeps what it showed; it fails while `broken`."""

    def __init__(self, broken: str = "") -> None:
        self.broken, self.shown, self.given_up = broken, [], []

    def show(self, payload: dict[str, Any]) -> None:
        self.shown.append(payload["film"])
        if self.broken:
            raise OSError(self.broken)

    def give_up(self, payload: dict[str, Any], error: str) -> None:
        self.given_up.append((payload["film"], error))


@pytest.fixture
def projector() -> Projector:
    made = Projector()
    JOB_KINDS["film.show"] = JobKind(made.show, tries=3, give_up=made.give_up)
    return made


def enqueue(by: Actor, film: str = "A", key: str | None = None) -> UUID:
    with unit_of_work(by=by):
        return DatabaseJobQueue().enqueue("film.show", {"film": film}, key=key or film)


def state(job_id: UUID) -> tuple[str, int]:
    return JobRecord.objects.values_list("status", "attempts").get(id=job_id)


def pass_time(job_id: UUID, **fields: Any) -> None:
    moment = now() - timedelta(seconds=1)
    JobRecord.objects.filter(id=job_id).update(due_at=moment, **fields)


def die_while_running(job_id: UUID) -> None:
    """What a killed worker leaves after its lease has passed."""
    JobRecord.objects.filter(id=job_id).update(
        status=RUNNING, lease=job_id, lease_until=now() - timedelta(seconds=1), attempts=1
    )


def test_a_job_runs_once_and_is_done(by: Actor, projector: Projector) -> None:
    job_id = enqueue(by)
    jobs.run(job_id)
    jobs.run(job_id)
    assert (projector.shown, state(job_id)) == (["A"], (SUCCEEDED, 1))
    record = JobRecord.objects.get(id=job_id)
    assert (record.lease, record.lease_until, record.ended_at is None) == (None, None, False)


def test_an_undone_unit_of_work_leaves_no_job(by: Actor, projector: Projector) -> None:
    waiting = redis_client().llen("default")
    with pytest.raises(ZeroDivisionError), unit_of_work(by=by):
        DatabaseJobQueue().enqueue("film.show", {"film": "A"}, key="A")
        raise ZeroDivisionError
    assert (JobRecord.objects.count(), redis_client().llen("default")) == (0, waiting)


def test_a_commit_kicks_the_queue_of_the_kind(by: Actor, projector: Projector) -> None:
    JOB_KINDS["film.show"] = JobKind(projector.show, queue="media")
    waiting = redis_client().llen("media")
    enqueue(by)
    assert redis_client().llen("media") == waiting + 1


def test_the_second_job_with_a_key_is_the_first(by: Actor, projector: Projector) -> None:
    assert enqueue(by, "A", key="same") == enqueue(by, "B", key="same")
    assert JobRecord.objects.get().payload == {"film": "A"}


def test_a_key_dedupes_two_transactions_at_once(by: Actor, projector: Projector) -> None:
    both = Barrier(2)

    def together() -> UUID:
        both.wait(10)
        return enqueue(by, key="same")

    assert len({future.result(20) for future in [aside(together), aside(together)]}) == 1
    assert JobRecord.objects.count() == 1


def test_a_kind_that_nobody_runs_is_refused_at_once(by: Actor) -> None:
    with pytest.raises(LookupError, match=r"film\.show"):
        enqueue(by)
    assert not JobRecord.objects.exists()


def test_of_two_workers_one_gets_the_job(by: Actor, projector: Projector) -> None:
    job_id, both = enqueue(by), Barrier(2)

    def together() -> None:
        both.wait(10)
        jobs.run(job_id)

    for worker in [aside(together), aside(together)]:
        worker.result(20)
    assert (projector.shown, state(job_id)) == (["A"], (SUCCEEDED, 1))


def test_a_running_job_is_nobody_elses(by: Actor, projector: Projector) -> None:
    begun, may_end = Event(), Event()

    def show(payload: dict[str, Any]) -> None:
        begun.set()
        assert may_end.wait(20)

    JOB_KINDS["film.show"] = JobKind(show)
    job_id = enqueue(by)
    worker = aside(lambda: jobs.run(job_id))
    assert begun.wait(20)
    jobs.run(job_id)
    assert (jobs.sweep(), state(job_id)) == (0, (RUNNING, 1))
    may_end.set()
    worker.result(20)
    assert state(job_id) == (SUCCEEDED, 1)


def test_a_lease_is_renewed_while_the_worker_lives(by: Actor, projector: Projector) -> None:
    may_end = Event()
    JOB_KINDS["film.show"] = JobKind(lambda _: may_end.wait(30))
    job_id = enqueue(by)
    worker = aside(lambda: jobs.run(job_id))
    eventually(lambda: state(job_id)[0] == RUNNING)
    first = JobRecord.objects.get(id=job_id).lease_until
    eventually(lambda: JobRecord.objects.get(id=job_id).lease_until > first)
    may_end.set()
    worker.result(20)


def test_a_job_whose_worker_died_is_taken_up_after_its_lease(by: Actor, projector: Projector) -> None:
    job_id = enqueue(by)
    die_while_running(job_id)
    assert jobs.sweep() == 1
    jobs.run(job_id)
    assert (projector.shown, state(job_id)) == (["A"], (SUCCEEDED, 2))


def test_a_worker_that_lost_its_lease_changes_nothing(by: Actor, projector: Projector) -> None:
    def lose_it(payload: dict[str, Any]) -> None:
        JobRecord.objects.update(lease=None, lease_until=now() + timedelta(minutes=1), status=RUNNING)

    JOB_KINDS["film.show"] = JobKind(lose_it)
    job_id = enqueue(by)
    jobs.run(job_id)
    assert state(job_id) == (RUNNING, 1)


def test_a_failure_is_tried_again_later_each_time(by: Actor, projector: Projector) -> None:
    projector.broken = "no lamp"
    job_id = enqueue(by)
    pauses = []
    for _ in range(2):
        pass_time(job_id)
        jobs.run(job_id)
        jobs.run(job_id)
        pauses.append(round((JobRecord.objects.get(id=job_id).due_at - now()) / timedelta(seconds=3)))
    assert (pauses, state(job_id), JobRecord.objects.get().error) == ([1, 2], (QUEUED, 2), "OSError: no lamp")
    projector.broken = ""
    pass_time(job_id)
    jobs.run(job_id)
    assert (state(job_id), projector.given_up) == ((SUCCEEDED, 3), [])


def test_after_the_last_try_the_job_is_given_up(by: Actor, projector: Projector) -> None:
    projector.broken = "no lamp"
    job_id = enqueue(by)
    for _ in range(3):
        pass_time(job_id)
        jobs.run(job_id)
    assert (state(job_id), projector.given_up) == ((FAILED, 3), [("A", "OSError: no lamp")])
    pass_time(job_id)
    jobs.run(job_id)
    assert (jobs.sweep(), len(projector.shown)) == (0, 3)


def test_a_job_that_kills_its_workers_is_given_up_without_another_try(by: Actor, projector: Projector) -> None:
    job_id = enqueue(by)
    die_while_running(job_id)
    JobRecord.objects.update(attempts=3)
    jobs.run(job_id)
    assert (projector.shown, projector.given_up) == ([], [("A", "its worker died at every try")])
    assert state(job_id)[0] == FAILED


def test_work_that_must_be_done_begins_anew_after_a_rest(by: Actor, projector: Projector) -> None:
    JOB_KINDS["film.show"] = JobKind(projector.show, tries=2, give_up=projector.give_up, rest=timedelta(days=1))
    projector.broken = "no lamp"
    job_id = enqueue(by)
    for _ in range(2):
        pass_time(job_id)
        jobs.run(job_id)
    assert (state(job_id), projector.given_up) == ((QUEUED, 0), [("A", "OSError: no lamp")])
    record = JobRecord.objects.get(id=job_id)
    assert (record.error, record.ended_at, jobs.sweep()) == ("OSError: no lamp", None, 0)
    assert timedelta(hours=23) < record.due_at - now() <= timedelta(days=1)
    projector.broken = ""
    pass_time(job_id)
    jobs.run(job_id)
    assert (state(job_id), projector.shown) == ((SUCCEEDED, 1), ["A", "A", "A"])


def test_giving_up_is_tried_again_until_it_succeeds(by: Actor, projector: Projector) -> None:
    def fail(payload: dict[str, Any], error: str) -> None:
        raise OSError("no pen")

    JOB_KINDS["film.show"] = JobKind(projector.show, tries=0, give_up=fail)
    job_id = enqueue(by)
    with pytest.raises(OSError, match="no pen"):
        jobs.run(job_id)
    JOB_KINDS["film.show"] = JobKind(projector.show, tries=0, give_up=projector.give_up)
    pass_time(job_id, lease_until=now() - timedelta(seconds=1))
    assert jobs.sweep() == 1
    jobs.run(job_id)
    assert (state(job_id)[0], len(projector.given_up)) == (FAILED, 1)


def test_a_job_that_waits_in_line_is_not_woken_at_every_sweep(by: Actor, projector: Projector) -> None:
    job_id = enqueue(by)
    assert [jobs.sweep(), jobs.sweep()] == [1, 0]
    pass_time(job_id, woken_at=now() - jobs.WAKE_AGAIN * 2)
    assert jobs.sweep() == 1


@pytest.mark.parametrize(
    ("due", "woken", "is_woken"), [(120, 50, False), (120, 65, True), (36_000, 240, False), (36_000, 310, True)]
)
def test_a_job_that_waits_long_is_woken_ever_more_seldom_but_never_forgotten(
    by: Actor, projector: Projector, due: int, woken: int, is_woken: bool
) -> None:
    enqueue(by)
    JobRecord.objects.update(due_at=now() - timedelta(seconds=due), woken_at=now() - timedelta(seconds=woken))
    assert jobs.sweep() == is_woken


def test_a_message_ends_by_itself_but_not_before_the_next(by: Actor, projector: Projector) -> None:
    JOB_KINDS["film.show"] = JobKind(projector.show, queue="media")
    enqueue(by)
    expires = json.loads(redis_client().lindex("media", 0))["headers"]["expires"]
    assert jobs.WAKE_SELDOM < datetime.fromisoformat(expires) - now() <= jobs.WAKING


def test_a_job_for_later_is_left_alone(by: Actor, projector: Projector) -> None:
    job_id = enqueue(by)
    JobRecord.objects.update(due_at=now() + timedelta(minutes=1))
    jobs.run(job_id)
    assert (jobs.sweep(), projector.shown) == (0, [])


def test_a_job_of_a_kind_that_this_release_does_not_have_waits_and_blocks_nobody(
    by: Actor, projector: Projector
) -> None:
    gone = JobRecord.objects.create(kind="film.colour", key="gone", payload={})
    job_id = enqueue(by)
    jobs.run(gone.id)
    assert jobs.sweep() == 1
    jobs.run(job_id)
    assert (state(gone.id), state(job_id)) == ((QUEUED, 0), (SUCCEEDED, 1))


def test_ended_jobs_are_forgotten_after_a_week(by: Actor, projector: Projector) -> None:
    old, fresh = enqueue(by, "A"), enqueue(by, "B")
    jobs.run(old), jobs.run(fresh)
    JobRecord.objects.filter(id=old).update(ended_at=now() - jobs.KEEP_ENDED * 2)
    jobs.forget_ended()
    assert list(JobRecord.objects.values_list("id", flat=True)) == [fresh]


def test_a_handler_runs_outside_any_transaction(by: Actor, projector: Projector) -> None:
    inside: list[bool] = []
    JOB_KINDS["film.show"] = JobKind(lambda _: inside.append(transaction.get_connection().in_atomic_block))
    jobs.run(enqueue(by))
    assert inside == [False]
