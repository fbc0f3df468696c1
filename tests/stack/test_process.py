"""What each process of the product works off."""

from collections import Counter

import pytest

from config.jobs import JOB_KINDS
from stack import process

WORKERS = {"worker": "WORKER_CONCURRENCY", "media": "MEDIA_CONCURRENCY"}


def option(name: str, flag: str, **environment: str) -> str:
    command = process.command(name, environment)
    return command[command.index(flag) + 1]


def queues(name: str) -> list[str]:
    return option(name, "-Q").split(",") if "-Q" in process.command(name, {}) else []


def test_no_mail_and_no_sweep_waits_behind_a_film_or_a_receiver() -> None:
    assert {name: queues(name) for name in process.NAMES if queues(name)} == {
        "worker": ["default"],
        "media": ["media"],
        "encoder": ["encoding"],
        "webhooks": ["webhooks"],
        "planner": ["planning"],
    }


def test_each_queue_of_a_job_is_worked_off_by_one_process() -> None:
    takers = Counter(queue for name in process.NAMES for queue in queues(name))
    assert {takers[kind.queue] for kind in JOB_KINDS.values()} == {1}


@pytest.mark.parametrize("name", WORKERS)
def test_the_operator_says_how_much_is_done_at_once(name: str) -> None:
    assert option(name, "--concurrency") == "2"
    assert option(name, "--concurrency", **{WORKERS[name]: "5"}) == "5"


def test_no_two_processes_answer_to_one_name() -> None:
    named = [process.command(name, {}) for name in process.NAMES if queues(name)]
    given = [command[command.index("--hostname") + 1] if "--hostname" in command else "celery" for command in named]
    assert len(set(given)) == len(given)
