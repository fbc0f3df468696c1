"""The time as the database has it."""

from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import now

from core.infrastructure.database_clock import DatabaseClock
from tests.core.infrastructure.elsewhere import elsewhere
from tests.faults.outside import Clock

pytestmark = pytest.mark.django_db(transaction=True)

TELL = """
from core.infrastructure.database_clock import database_clock

print(int(database_clock()().timestamp()))
"""


def test_it_goes_on_by_itself_and_is_set_once_a_minute(django_assert_num_queries: Any) -> None:
    seconds = [1000.0]
    clock = DatabaseClock(lambda: seconds[0])
    with django_assert_num_queries(1):
        first = clock()
        seconds[0] += 59.5
        assert clock() - first == timedelta(seconds=59.5)
    seconds[0] += 1
    with django_assert_num_queries(1):
        assert clock() - first < timedelta(seconds=59.5)
    assert first.tzinfo is UTC


def test_no_jump_of_the_time_concerns_it(tmp_path: Path) -> None:
    wrong, before = Clock(tmp_path / "clock"), int(now().timestamp())
    wrong.jump(86_400)
    assert before <= int(elsewhere(TELL, **wrong.environment)) <= int(now().timestamp())
