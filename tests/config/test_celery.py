"""What surrounds tasks."""

from functools import partial

import pytest
from celery.signals import task_prerun
from django.db import connection

from config import celery
from tests.core.waiting import aside


def pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def end(other: int) -> None:
    """Returns when it has gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [other])


@pytest.mark.django_db(transaction=True)
def test_a_connection_is_kept_from_task_to_task_until_it_is_lost() -> None:
    assert celery.app.conf.get("CELERY_DB_REUSE_MAX") > 1_000_000_000
    first = pid()
    task_prerun.send(sender=None)
    assert pid() == first
    aside(partial(end, first)).result(10)
    task_prerun.send(sender=None)
    assert pid() != first
