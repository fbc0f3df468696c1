"""How many statements a schedule takes, however large it is."""

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers
from tests.schedule.large import plan_large

# The unit of work of a test is a savepoint within the test's own transaction.
SAVEPOINT = 2


@pytest.mark.parametrize(("tasks", "links"), [(3, 2), (3000, 6000)])
def test_a_move_takes_seven_statements_whatever_moves_along(
    editor: ApiClient,
    path: str,
    team: dict[str, Any],
    django_assert_num_queries: DjangoAssertNumQueries,
    tasks: int,
    links: int,
) -> None:
    root = plan_large(team["project_id"], team["editor"], tasks, links)
    with django_assert_num_queries(7 + SAVEPOINT):
        answer = editor.post(f"{path}/tasks/{root}/move", {"days": 30, "apply": True})
    assert answer.json()["moved_count"] == tasks
    with django_assert_num_queries(4):
        editor.post(f"{path}/tasks/{root}/move", {"days": 30})


def test_what_a_task_is_said_of_takes_eight_statements_at_most(
    editor: ApiClient, path: str, team: dict[str, Any], add: Answers, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task = add("촬영", 2)
    with django_assert_num_queries(8 + SAVEPOINT):
        terms = {"start_date": "2026-03-05", "assignees": [str(team["viewer"].user_id)]}
        assert editor.patch(f"{path}/tasks/{task['id']}", terms).status_code == 200


def test_reading_takes_as_many_whatever_there_is(
    editor: ApiClient, path: str, team: dict[str, Any], add: Answers, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    task = add("촬영", 2, assignees=[str(team["viewer"].user_id)])
    plan_large(team["project_id"], team["editor"], 50, 100)
    with django_assert_num_queries(5):
        editor.get(path)
    with django_assert_num_queries(3):
        assert editor.get(f"{path}/tasks").json()["count"] == 51
    with django_assert_num_queries(2):
        editor.get(f"{path}/tasks/{task['id']}")
    with django_assert_num_queries(4):
        editor.get(f"{path}/analysis")
