"""Whose a job is, for those who work on it and those who look."""

from typing import Any

import pytest

from core.domain.actor import Actor
from core.infrastructure import jobs
from core.infrastructure.jobs import JobKind
from tests.core.infrastructure.test_jobs import QUEUED, RUNNING, SUCCEEDED, die_while_running, enqueue, pass_time, state
from tests.core.wiring import JOB_KINDS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]


def test_a_handler_hears_that_its_job_is_anothers_now(by: Actor) -> None:
    heard: list[bool] = []

    def taken_over(payload: dict[str, Any]) -> None:
        heard.append(jobs.is_leased())
        pass_time(job_id, lease=job_id)
        heard.append(jobs.is_leased())
        raise OSError("too late to tell")

    given_up: list[str] = []
    JOB_KINDS["film.show"] = JobKind(taken_over, tries=1, give_up=lambda _, error: given_up.append(error))
    job_id = enqueue(by)
    jobs.run(job_id)
    assert (heard, given_up, state(job_id)) == ([True, False], [], (RUNNING, 1))
    assert jobs.is_leased()


def test_open_jobs_are_known_by_what_they_are_about_and_whether_somebody_is_at_it(by: Actor) -> None:
    JOB_KINDS["film.show"] = JobKind(lambda payload: None)
    waiting, held, dead, ended = (enqueue(by, film) for film in "ABCD")
    jobs._claim(held)
    die_while_running(dead)
    jobs.run(ended)
    assert jobs.open_jobs("film.show", "film", "ABCDE") == {"A": False, "B": True, "C": False}
    assert jobs.open_jobs("film.show", "film", []) == {}
    assert state(waiting) == (QUEUED, 0)


def test_what_is_given_back_is_anothers_at_once_and_was_no_try(by: Actor) -> None:
    seen: list[tuple[str, int]] = []

    def interrupted(payload: dict[str, Any]) -> None:
        if not seen:
            assert jobs.give_back() == 1
            seen.append(state(job_id))
            jobs.run(job_id)
            raise OSError("too late to tell")
        seen.append(state(job_id))

    JOB_KINDS["film.show"] = JobKind(interrupted, tries=1)
    job_id = enqueue(by)
    jobs.run(job_id)
    assert seen == [(QUEUED, 0), (RUNNING, 1)]
    assert (state(job_id), jobs.give_back()) == ((SUCCEEDED, 1), 0)


def test_what_another_process_works_on_is_not_given_back(by: Actor) -> None:
    JOB_KINDS["film.show"] = JobKind(lambda payload: None)
    job_id = enqueue(by)
    jobs._claim(job_id)
    assert jobs.give_back() == 0
    assert state(job_id) == (RUNNING, 1)
