"""Public holidays are no working days of a schedule, until somebody says otherwise."""

from tests.schedule.api.conftest import Answers


def test_work_goes_around_lunar_new_year_and_its_substitute_day(add: Answers) -> None:
    task = add("편집", 2, calendar="working", start_date="2027-02-05")
    assert (task["start_date"], task["end_date"]) == ("2027-02-05", "2027-02-10")


def test_work_on_all_days_does_not(add: Answers) -> None:
    assert add("촬영", 2, start_date="2027-02-06")["end_date"] == "2027-02-07"
