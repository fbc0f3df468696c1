"""When people work: everything is placed by it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

Whole = Callable[[], dict[str, Any]]
OFFICE = [["09:00", "12:00"], ["13:00", "18:00"]]


def test_people_work_five_days_a_week_unless_it_is_a_korean_holiday(editor: ApiClient, path: str, add: Answers) -> None:
    kept = editor.get(f"{path}/working-time").json()
    assert (kept["time_zone"], kept["holidays"], kept["days_off"]) == ("Asia/Seoul", "KR", [])
    assert (kept["week"]["mon"], kept["week"]["sun"]) == (OFFICE, [])
    # Lunar New Year 2026 is from Monday to Wednesday.
    task = add("편집", 2, start_date="2026-02-13", calendar="working")
    assert (task["start_date"], task["end_date"]) == ("2026-02-13", "2026-02-19")


def test_other_hours_move_tasks_and_say_so(editor: ApiClient, path: str, add: Answers) -> None:
    task = add("편집", 3, calendar="working", start_date="2026-03-03")
    every_day = dict.fromkeys(("mon", "wed", "fri"), OFFICE)
    kept = editor.patch(f"{path}/working-time", {"week": every_day}).json()
    (shift,) = kept["moved"]
    assert (shift["task_id"], shift["reason"]["code"]) == (task["id"], "calendar")
    assert shift["after"] == {"start_date": "2026-03-04", "end_date": "2026-03-09"}
    off = editor.patch(f"{path}/working-time", {"days_off": [{"date": "2026-03-06", "name": "창립일"}]}).json()
    assert off["days_off"] == [{"date": "2026-03-06", "name": "창립일"}]
    assert off["moved"][0]["after"]["end_date"] == "2026-03-11"
    worked = editor.patch(f"{path}/working-time", {"working_dates": [{"date": "2026-03-07", "hours": OFFICE}]}).json()
    assert worked["moved"][0]["after"]["end_date"] == "2026-03-09"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"week": {}}, "schedule.no_working_days"),
        ({"week": {"mon": [["18:00", "09:00"]]}}, "hours.disordered"),
        ({"week": {"mon": [["09:00", "12:00"], ["11:00", "18:00"]]}}, "hours.disordered"),
        ({"week": {"mon": [["9:00", "12:00"]]}}, "time.malformed"),
        ({"week": {"mon": [["09:00"]]}}, "list.too_short"),
        ({"week": {"월": OFFICE}}, "field.unknown"),
        ({"time_zone": "Mars/Olympus"}, "time_zone.unknown"),
        ({"time_zone": "../etc/passwd"}, "time_zone.unknown"),
        ({"holidays": "US"}, "field.not_a_choice"),
        ({"begins_on": "9999-01-01"}, "date.too_late"),
        ({"days_off": [{"date": "9999-01-01"}]}, "date.too_late"),
        ({"days_off": [{"date": "2026-03-06"}, {"date": "2026-03-06"}]}, "days.repeated"),
    ],
)
def test_bad_hours_are_refused_and_nothing_moves(
    editor: ApiClient, path: str, add: Answers, whole: Whole, body: dict[str, Any], code: str
) -> None:
    add("편집", 3, calendar="working")
    before = whole(), editor.get(f"{path}/working-time").json()
    answer = editor.patch(f"{path}/working-time", body)
    assert answer.status_code == 422
    told = answer.json()
    assert code in {told["code"], *(each["code"] for each in told.get("errors", []))}
    assert (whole(), editor.get(f"{path}/working-time").json()) == before


def test_stale_hours_are_refused(editor: ApiClient, path: str, add: Answers) -> None:
    seen = editor.get(f"{path}/working-time").headers["ETag"]
    add("편집")
    answer = editor.with_(If_Match=seen).patch(f"{path}/working-time", {"holidays": None})
    assert (answer.status_code, answer.json()["current"]["holidays"]) == (412, "KR")


def test_the_first_task_says_when_the_schedule_begins_and_all_hear_it(
    editor: ApiClient, path: str, add: Answers, told: Callable[[], list[Any]]
) -> None:
    add("기획", start_date="2026-03-09")
    add("섭외", start_date="2026-03-02")
    (heard,) = [event for event in told() if event.type == "schedule.updated"]
    kept = editor.get(f"{path}/working-time").json()
    assert kept["begins_on"] == heard.data["working_time"]["begins_on"] == "2026-03-09"


def test_a_beginning_that_was_said_stays_whichever_task_comes_first(
    editor: ApiClient, path: str, add: Answers, told: Callable[[], list[Any]]
) -> None:
    said = editor.patch(f"{path}/working-time", {"begins_on": "2026-03-10"})
    assert said.status_code == 200, said.content
    add("납품", start_date="2026-05-20")
    assert editor.get(f"{path}/working-time").json()["begins_on"] == "2026-03-10"
    assert add("기획", start_date=None)["start_date"] == "2026-03-10"
    assert [event.type for event in told()].count("schedule.updated") == 1


def test_a_schedule_whose_tasks_are_all_gone_begins_as_it_did(editor: ApiClient, path: str, add: Answers) -> None:
    first = add("기획", start_date="2026-03-09")
    editor.delete(f"{path}/tasks/{first['id']}")
    add("촬영", start_date="2026-04-01")
    assert editor.get(f"{path}/working-time").json()["begins_on"] == "2026-03-09"
