"""Whatever is refused leaves every row and every stream of the schedule as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps

from core.domain.actor import Actor
from core.domain.stream import StreamEvent
from core.infrastructure.models import DeliveryRecord
from tests.client import ApiClient
from tests.schedule.api.conftest import Answers

OFFICE = [["09:00", "18:00"]]
MONDAYS = {"title": "회의", "starts_at": "2026-01-05T01:00:00Z"}


def rows() -> dict[str, list[Any]]:
    """All that the context stores, and what is to be handed on."""
    tables = [*apps.get_app_config("schedule").get_models(), DeliveryRecord]
    return {each.__name__: list(each._base_manager.order_by("pk").values()) for each in tables}


@dataclass
class Film:
    """기획 → 촬영 → 편집, a scenario, a baseline and a weekly meeting; `names` stand for ids in paths and bodies."""

    client: ApiClient
    path: str
    names: dict[str, str]

    def asked(self, method: str, below: str, body: Any) -> Any:
        return self.client._ask(method, f"{self.path}/{self._named(below)}", self._named(body))

    def _named(self, wanted: Any) -> Any:
        if isinstance(wanted, str):
            return wanted.format_map(self.names) if "{" in wanted else wanted
        if isinstance(wanted, dict):
            return {key: self._named(value) for key, value in wanted.items()}
        return [self._named(each) for each in wanted] if isinstance(wanted, list) else wanted


@pytest.fixture
def film(add: Answers, editor: ApiClient, path: str, foreign: str) -> Film:
    first, shoot, cut = (add(name, days)["id"] for name, days in (("기획", 2), ("촬영", 1), ("편집", 3)))

    def made(below: str, body: dict[str, Any]) -> str:
        answer = editor.post(f"{path}/{below}", body)
        assert answer.status_code == 201, answer.content
        return str(answer.json()["id"])

    link = made("links", {"predecessor": first, "successor": shoot})
    made("links", {"predecessor": shoot, "successor": cut})
    weekly = made("events", MONDAYS | {"recurrence": "FREQ=WEEKLY"})
    scenario, baseline = made("scenarios", {"name": "비"}), made("baselines", {"name": "착수"})
    names = {"first": first, "shoot": shoot, "cut": cut, "link": link, "weekly": weekly, "foreign": foreign}
    return Film(editor, path, names | {"scenario": scenario, "baseline": baseline})


@pytest.fixture
def foreign(editor: ApiClient, team: dict[str, Any], make_project: Callable[..., tuple[UUID, Actor]]) -> str:
    """A task of another project, which the editor works on, too."""
    project_id, _ = make_project(editor=team["editor"])
    return str(editor.post(f"/v2/schedule/{project_id}/tasks", {"name": "남의 것"}).json()["id"])


CIRCLE = "기획 → 촬영 → 편집 → 기획"
LAST, LATE, ENDLESS = "2099-12-30", "9999-12-31", "FREQ=DAILY;COUNT=10000"
BAD = {
    "a circle": ("POST", "links", {"predecessor": "{cut}", "successor": "{first}"}, "schedule.cycle"),
    "a circle by ends": (
        "POST", "links", {"predecessor": "{cut}", "successor": "{first}", "type": "FF"}, "schedule.cycle"
    ),
    "a circle in a scenario": (
        "POST", "scenarios/{scenario}/changes", {"add_links": [{"predecessor": "{cut}", "successor": "{first}"}]},
        "schedule.cycle",
    ),
    "a link to itself": ("POST", "links", {"predecessor": "{cut}", "successor": "{cut}"}, "link.to_itself"),
    "a link from there": ("POST", "links", {"predecessor": "{foreign}", "successor": "{cut}"}, "task.not_found"),
    "a link from here": ("POST", "links", {"predecessor": "{cut}", "successor": "{foreign}"}, "task.not_found"),
    "a lag without end": (
        "POST", "links", {"predecessor": "{first}", "successor": "{cut}", "lag_days": 10**9}, "number.too_large"
    ),
    "another lag without end": ("PATCH", "links/{link}", {"lag_minutes": -(10**15)}, "number.too_small"),
    "another's task": ("PATCH", "tasks/{foreign}", {"name": "내 것"}, "task.not_found"),
    "another's task moved": ("POST", "tasks/{foreign}/move", {"days": 1, "apply": True}, "task.not_found"),
    "another's task deleted": ("DELETE", "tasks/{foreign}", None, "task.not_found"),
    "an end before its start": ("PATCH", "tasks/{cut}", {"end_date": "2026-03-01"}, "task.ends_before_start"),
    "a new end before its start": (
        "POST", "tasks", {"name": "끝", "start_date": "2026-03-02", "end_date": "2026-03-01"}, "task.ends_before_start"
    ),
    "an event that ends first": (
        "POST", "events", {**MONDAYS, "ends_at": "2026-01-05T00:00:00Z"}, "event.ends_before_start"
    ),
    "progress 101": ("PATCH", "tasks/{cut}", {"progress": 101}, "number.too_large"),
    "progress as a word": ("PATCH", "tasks/{cut}", {"progress": "전부"}, "field.not_a_number"),
    "no working days": ("PATCH", "working-time", {"week": {}}, "schedule.no_working_days"),
    "a week of empty days": (
        "PATCH", "working-time", {"week": {"mon": [], "tue": []}, "holidays": None}, "schedule.no_working_days"
    ),
    "hours that end first": ("PATCH", "working-time", {"week": {"mon": [["18:00", "09:00"]]}}, "hours.disordered"),
    "an unknown time zone": ("PATCH", "working-time", {"time_zone": "Asia/Pyeongchang"}, "time_zone.unknown"),
    "an unknown zone of an event": ("POST", "events", {**MONDAYS, "time_zone": "Mars/Olympus"}, "time_zone.unknown"),
    "10,000 times": ("POST", "events", {**MONDAYS, "recurrence": ENDLESS}, "event.too_many_occurrences"),
    "10,000 times instead": ("PATCH", "events/{weekly}", {"recurrence": ENDLESS}, "event.too_many_occurrences"),
    "every second": ("PATCH", "events/{weekly}", {"recurrence": "FREQ=SECONDLY"}, "event.rule_too_frequent"),
    "a task in 9999": ("POST", "tasks", {"name": "끝", "start_date": LATE}, "date.too_late"),
    "a task to 9999": ("PATCH", "tasks/{cut}", {"end_date": LATE}, "date.too_late"),
    "a move to 9999": ("POST", "tasks/{first}/move", {"start_date": LATE, "apply": True}, "date.too_late"),
    "a push too far": ("POST", "tasks/{first}/move", {"start_date": LAST, "apply": True}, "schedule.too_late"),
    "a demand in 9999": ("PATCH", "tasks/{cut}", {"must_end_by": LATE}, "date.too_late"),
    "a day off in 9999": ("PATCH", "working-time", {"days_off": [{"date": LATE}]}, "date.too_late"),
    "a plan in 9999": ("POST", "auto", {"start_date": LATE, "apply": True}, "date.too_late"),
    "a plan too long": ("POST", "auto", {"start_date": LAST, "apply": True}, "schedule.too_late"),
    "a task of a scenario in 9999": (
        "POST", "scenarios/{scenario}/changes", {"change_tasks": [{"task_id": "{cut}", "start_date": LATE}]},
        "date.too_late",
    ),
    "an event in 9999": ("POST", "events", {"title": "끝", "start_date": LATE}, "date.too_late"),
    "no day": ("PATCH", "tasks/{cut}", {"start_date": "2026-02-30"}, "field.not_a_date"),
    "no name": ("POST", "tasks", {"name": "\u200b \u0000"}, "text.forbidden_character"),
    "twenty-one people": ("PATCH", "tasks/{cut}", {"assignees": ["{foreign}"] * 21}, "list.too_long"),
    "a stranger": ("PATCH", "tasks/{cut}", {"assignees": ["{foreign}"]}, "assignee.not_a_member"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused_changes_no_row(
    film: Film, told: Callable[[], list[StreamEvent]], whole: Callable[[], Any], name: str
) -> None:
    method, below, body, code = BAD[name]
    before, shown = (rows(), told()), whole()
    answer = film.asked(method, below, body)
    problem = answer.json()
    assert answer.status_code == (404 if code.endswith("not_found") else 422), answer.content
    assert code in {problem["code"], *(each["code"] for each in problem.get("errors", []))}
    assert (rows(), told()) == before
    assert whole() == shown
    if code == "schedule.cycle":
        assert CIRCLE in problem["detail"]
