"""Processes keep their connections to the database from one task to the next."""

from collections.abc import Callable
from pathlib import Path

import psycopg

from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.e2e.test_review_loop import project_of, wait_until_ready

TASKS = 40


def test_no_task_opens_a_connection_of_its_own(
    product: Product, person: Callable[[str], Person], cuts: dict[str, Path]
) -> None:
    somebody = person("busy")
    project_id = project_of(somebody, person("other"))
    item = somebody.upload(project_id, cuts["mp4"])
    wait_until_ready(somebody, project_id, item["video_id"])
    address = product.processes("worker")[0].environ()["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as database:

        def asked(query: str) -> int:
            return int((database.execute(query).fetchone() or (0,))[0])

        def work(number: int) -> None:
            somebody.comment(project_id, item["id"], f"{number}번째")
            until(lambda: not asked("SELECT count(*) FROM core_delivery WHERE died_at IS NULL"), what="deliveries")

        opened = "SELECT sessions FROM pg_stat_database WHERE datname = current_database()"
        work(0)
        before = asked(opened)
        for number in range(TASKS):
            work(number + 1)
        assert asked(opened) - before < TASKS / 4
