"""Who has too much to do is told; levelling is shown first, then applied, and says for whom each task waits."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from core.domain.stream import StreamEvent
from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

Whole = Callable[[], dict[str, Any]]
Level = Callable[..., dict[str, Any]]


@pytest.fixture
def who(team: dict[str, Any]) -> str:
    return str(team["editor"].user_id)


@pytest.fixture
def level(editor: ApiClient, path: str) -> Level:
    def levelled(**terms: Any) -> dict[str, Any]:
        answer = editor.post(f"{path}/level", terms)
        assert answer.status_code == 200, answer.content
        body: dict[str, Any] = answer.json()
        return body

    return levelled


@pytest.fixture
def clash(add: Answers, who: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two tasks of one person from Monday 2 March on, which nobody placed by hand: three days and two."""
    begins = add("시작", 1)
    long = add("촬영", 3, start_date=None, assignees=[who])
    short = add("콘티", 2, start_date=None, assignees=[who])
    assert begins["start_date"] == long["start_date"] == short["start_date"] == "2026-03-02"
    return long, short


def test_each_day_of_too_much_is_told_with_its_tasks(
    editor: ApiClient, path: str, who: str, clash: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    told = editor.get(f"{path}/allocations").json()
    assert [
        (each["person_id"], each["date"], each["minutes"], each["capacity_minutes"]) for each in told["overloads"]
    ] == [
        (who, "2026-03-02", 960, 480),
        (who, "2026-03-03", 960, 480),
    ]
    assert {(task["name"], task["minutes"]) for task in told["overloads"][0]["tasks"]} == {("촬영", 480), ("콘티", 480)}
    assert told["overloads"][0]["person"]
    assert (told["date_from"], told["date_to"], told["has_more"]) == ("2026-03-02", "2027-03-02", False)


def test_only_the_days_that_are_asked_for_are_told(editor: ApiClient, path: str, clash: object) -> None:
    told = editor.get(f"{path}/allocations?from=2026-03-03&to=2026-03-09").json()
    assert [each["date"] for each in told["overloads"]] == ["2026-03-03"]


@pytest.mark.parametrize(
    "query",
    [
        "from=9999-12-31",
        "from=1999-01-01",
        "to=2026-03-01",
        "from=2026-03-02&to=2026-03-01",
        "from=2026-03-02&to=2027-03-03",
        "day=1",
    ],
)
def test_days_that_cannot_be_told_are_refused(editor: ApiClient, path: str, query: str) -> None:
    assert editor.get(f"{path}/allocations?{query}").status_code == 400


def test_an_empty_schedule_overloads_nobody(editor: ApiClient, path: str, level: Level) -> None:
    assert editor.get(f"{path}/allocations").json()["overloads"] == []
    assert level()["moved"] == level(apply=True)["moved"] == []


def test_levelling_is_shown_without_being_done(level: Level, whole: Whole, clash: object) -> None:
    before = whole()
    shown = level()
    assert (shown["applied"], shown["version"]) == (False, before["version"])
    assert [(each["name"], each["days"]) for each in shown["moved"]] == [("콘티", 3)]
    assert whole() == before


def test_it_says_for_whom_each_task_waits_and_where_they_are(
    level: Level, editor: ApiClient, path: str, who: str, clash: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    reason = level()["moved"][0]["reason"]
    assert (reason["code"], reason["assignee_id"], reason["predecessor_id"]) == ("levelled", who, clash[0]["id"])
    assert reason["text"] == f"3일 뒤로: ‘촬영’ 하는 {reason['assignee']} 기다림"
    english = editor.with_(Accept_Language="en").post(f"{path}/level").json()["moved"][0]["reason"]
    assert english["text"] == f"3 days later: waits for {reason['assignee']}, who is at 촬영"


def test_it_is_done_as_it_was_shown_and_told_to_all(
    level: Level, whole: Whole, told: Callable[[], list[StreamEvent]], clash: object
) -> None:
    shown, done = level(), level(apply=True)
    assert done["moved"] == shown["moved"]
    assert (done["applied"], done["left"], whole()["version"]) == (True, [], done["version"])
    starts = {task["name"]: task["start_date"] for task in whole()["tasks"]}
    assert starts == {"시작": "2026-03-02", "촬영": "2026-03-02", "콘티": "2026-03-05"}
    assert told()[-1].type in ("task.updated", "schedule.rearranged")
    assert level(apply=True)["moved"] == []


def test_what_a_person_placed_stays_until_they_agree(level: Level, add: Answers, who: str, whole: Whole) -> None:
    add("촬영", 3, assignees=[who])
    add("콘티", 2, assignees=[who])
    kept = level(apply=True)
    assert (kept["moved"], [each["date"] for each in kept["left"]]) == ([], ["2026-03-02", "2026-03-03"])
    assert [each["name"] for each in level(apply=True, move_fixed=True)["moved"]] == ["콘티"]


def test_what_stays_says_what_it_would_have_to_wait_for(level: Level, add: Answers, who: str) -> None:
    first = add("촬영", 3, assignees=[who])
    second = add("콘티", 2, assignees=[who])
    (held,) = level()["held"]
    told = (held["task_id"], held["start_date"], held["needed_date"], held["predecessor_id"])
    assert told == (second["id"], "2026-03-02", "2026-03-05", first["id"])
    assert level(move_fixed=True)["held"] == []


def test_notes_are_told_as_they_are(
    level: Level, add: Answers, who: str, told: Callable[[], list[StreamEvent]], whole: Whole
) -> None:
    add("시작", 1)
    for name, days in (("촬영", 3), ("콘티", 2)):
        add(name, days, start_date=None, assignees=[who], notes=f"{name} 메모")
    level(apply=True)
    (event,) = [each for each in told() if each.type == "task.updated"]
    assert event.data["task"]["notes"] == "콘티 메모"


def test_what_another_person_holds_is_not_put_off(
    api: ApiClient, team: dict[str, Any], path: str, level: Level, clash: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    api.as_(team["admin"]).put(f"{path}/tasks/{clash[1]['id']}/hold", {})
    assert [each["name"] for each in level()["moved"]] == ["콘티"]
    answer = api.as_(team["editor"]).post(f"{path}/level", {"apply": True})
    assert (answer.status_code, answer.code) == (409, "task.held")


def test_a_fixed_task_is_waited_for_and_moves_with_consent_alone(level: Level, add: Answers, who: str) -> None:
    add("촬영", 1, is_fixed=True, assignees=[who])
    add("납품", 5, is_fixed=True, assignees=[who])
    assert level()["moved"] == []
    assert [(each["name"], each["days"]) for each in level(move_fixed=True)["moved"]] == [("촬영", 5)]


def test_with_consent_what_is_fixed_and_waits_goes_along(
    level: Level, add: Answers, who: str, editor: ApiClient, path: str, whole: Whole
) -> None:
    begun = add("촬영", 3, assignees=[who])
    later = add("콘티", 3, assignees=[who])
    fixed = add("납품", 1, start_date="2026-03-05", is_fixed=True)
    for each in (begun, later):
        link = {"predecessor": each["id"], "successor": fixed["id"], "type": "FS"}
        assert editor.post(f"{path}/links", link).status_code == 201
    done = level(apply=True, move_fixed=True)
    assert (done["held"], done["violations"], done["left"]) == ([], [], [])
    assert {each["name"]: each["start_date"] for each in whole()["tasks"]}["납품"] == "2026-03-08"


def test_bad_bodies_are_refused_and_change_nothing(editor: ApiClient, path: str, whole: Whole, clash: object) -> None:
    before = whole()
    for body in ({"apply": "yes"}, {"apply": True, "force": True}, {"move_fixed": 1}):
        assert editor.post(f"{path}/level", body).status_code == 422
    assert whole() == before


def test_looking_and_levelling_take_few_statements(
    editor: ApiClient, path: str, clash: object, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        editor.get(f"{path}/allocations")
    # Two of them begin and end the transaction.
    with django_assert_num_queries(10):
        editor.post(f"{path}/level", {"apply": True})
