"""From an empty project to a plan that people drag about, compare, print and follow, on the running product."""

import io
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import fromstring

from ical.calendar_stream import IcsCalendarStream
from PIL import Image

from tests.e2e.people import Listener, Person
from tests.e2e.planning import BRIEF, Planner
from tests.e2e.product import Product, until
from tests.e2e.scheduling import Scheduler, days_of, reasons
from tests.e2e.test_planning import pages
from tests.e2e.test_review_loop import assert_gap_free, project_of

People = Callable[[str], Person]
FIRST = "2027-03-01"
PLANNED = {
    "기획": ("2027-03-01", "2027-03-07"),
    "촬영": ("2027-03-08", "2027-03-08"),
    "편집": ("2027-03-09", "2027-03-22"),
}


def test_from_an_empty_project_to_a_plan_that_everybody_follows(product: Product, person: People) -> None:
    a, b, c = person("a"), person("b"), person("c")
    project_id = project_of(a, b)
    mine, theirs = Scheduler(a, project_id), Scheduler(b, project_id)
    with b.listening(project_id) as seen:
        seen.until_type("subscribed")
        planned(mine, seen)
        moved(mine, seen)
        held(mine, theirs, seen)
        filmed(mine, seen)
        assert_gap_free(seen)
    in_the_way(mine, theirs, Scheduler(c, project_of(c, b)))
    compared(mine)
    drawn(mine)
    read_elsewhere(mine)
    followed(mine, product)


def planned(mine: Scheduler, seen: Listener) -> None:
    """Looked at first, then applied; the other one sees each task come."""
    preview = mine.ask("auto", start_date=FIRST)
    assert (preview["applied"], days_of(preview), mine.read()["tasks"]) == (False, PLANNED, [])
    assert mine.ask("auto", start_date=FIRST, apply=True)["applied"] is True
    assert mine.days() == PLANNED
    told = [seen.until_type("task.created")["data"]["task"] for _ in PLANNED]
    assert [(task["name"], task["number"]) for task in told] == [("기획", 1), ("촬영", 2), ("편집", 3)]


def moved(mine: Scheduler, seen: Listener) -> None:
    """What waits moves along, and says why: to look at, then for good."""
    board = mine.add("콘티", start_date=FIRST, duration_days=2, phase_id=mine.task("기획")["phase_id"])
    ends = {"predecessor": board["id"], "successor": mine.task("기획")["id"]}
    assert reasons(mine.ask("links", 201, **ends))["기획"] == "2일 뒤로: ‘콘티’ 기다림"
    before = mine.days()
    preview = mine.move(board, days=3)
    assert (preview["applied"], mine.days()) == (False, before)
    done = mine.move(board, days=3, apply=True)
    assert done["moved"] == preview["moved"]
    assert reasons(done) == {
        "콘티": "3일 뒤로: 직접 옮김",
        "기획": "3일 뒤로: ‘콘티’ 기다림",
        "촬영": "3일 뒤로: ‘기획’ 기다림",
        "편집": "3일 뒤로: ‘촬영’ 기다림",
    }
    while (told := seen.until_type("schedule.rearranged"))["data"]["outline"]["version"] != done["schedule_version"]:
        pass
    assert {row["id"]: row["start_date"] for row in told["data"]["tasks"]} == {
        mine.task(name)["id"]: mine.days()[name][0] for name in ("기획", "촬영", "편집")
    }


def held(mine: Scheduler, theirs: Scheduler, seen: Listener) -> None:
    """While one drags a bar the other does not; let go of, it may be moved."""
    task = mine.task("편집")
    hold = f"{mine.path}/tasks/{task['id']}/hold"
    mine.person.must("PUT", hold, 200)
    assert seen.until_type("task.held")["data"]["task_id"] == task["id"]
    assert theirs.move(task, 409, days=1, apply=True)["code"] == "task.held"
    assert mine.task("편집") == task
    mine.person.must("DELETE", hold, 204)
    assert seen.until_type("task.released")["data"]["task_id"] == task["id"]
    assert theirs.move(task, days=1, apply=True)["applied"] is True


def filmed(mine: Scheduler, seen: Listener) -> None:
    """Shots of a plan become tasks, one for each place."""
    planner = Planner(mine.person, mine.project_id, BRIEF)
    ids = [shot["id"] for shot in planner.plan["shots"][:3]]
    places = [{"shot_id": each, "place": place} for each, place in zip(ids, ("역", "시장", "역"), strict=True)]
    body = {"shot_ids": ids, "places": places, "start_date": "2027-03-15"}
    mine.person.must("POST", f"{planner.path}/shooting", 202, json=body)
    told = [seen.until_type("task.created")["data"]["task"] for _ in range(2)]
    assert [task["place"] for task in told] == ["역", "시장"]
    assert {task["source"]["plan_id"] for task in told} == {planner.plan["id"]}
    calls = mine.person.must("GET", f"{mine.path}/call-sheet", 200)["calls"]
    assert [(call["place"], call["position"]) for call in calls] == [("역", 1), ("역", 3), ("시장", 2)]


def in_the_way(mine: Scheduler, theirs: Scheduler, hidden: Scheduler) -> None:
    """Who does not see the other project learns that somebody is busy, and nothing else."""
    day, both = mine.days()["촬영"][0], theirs.person.id
    phase = hidden.ask("phases", 201, kind="filming")["id"]
    hidden.add("비밀 광고", start_date=day, duration_days=1, phase_id=phase, assignees=[both])
    mine.say(mine.task("촬영"), assignees=[both])
    wanted = f"{mine.path}/conflicts?task_id={mine.task('촬영')['id']}"
    (busy,) = twice(mine.person.must("GET", wanted, 200))
    assert (busy["tasks"][1], busy["date_from"]) == ({"busy": True}, day)
    (known,) = twice(theirs.person.must("GET", wanted, 200))
    assert (known["id"], known["tasks"][1]["name"]) == (busy["id"], "비밀 광고")
    assert "비밀" not in str(mine.person.must("GET", f"{mine.path}/conflicts", 200))


def twice(page: dict[str, Any]) -> list[dict[str, Any]]:
    """Who is needed twice on a day."""
    return [row for row in page["results"] if row["kind"] == "assignee_double_booked"]


def compared(mine: Scheduler) -> None:
    baseline = mine.ask("baselines", 201, name="착수")
    mine.move(mine.task("편집"), days=4, apply=True)
    found = mine.person.must("GET", f"{mine.path}/baselines/{baseline['id']}/comparison", 200)
    late = {each["name"]: each["finish_variance_days"] for each in found["tasks"] if each["difference"] != "same"}
    assert (late, found["finish_variance_days"]) == ({"편집": 4}, 4)


def drawn(mine: Scheduler) -> None:
    assert {"기획", "촬영", "편집"} <= {each.text for each in fromstring(mine.chart(format="svg")).iter()}
    with Image.open(io.BytesIO(mine.chart(format="png"))) as picture:
        assert min(picture.size) > 200
    assert "콘티" in "".join(pages(mine.chart(format="pdf")))


def read_elsewhere(mine: Scheduler) -> None:
    """By a parser that is not ours, at an address that needs no login."""
    calendar = IcsCalendarStream.calendar_from_ics(mine.feed())
    told = {event.summary: str(event.dtstart) for event in calendar.events}
    assert {name: told[name] for name in PLANNED} == {name: mine.days()[name][0] for name in PLANNED}


def followed(mine: Scheduler, product: Product) -> None:
    """The project's stage follows what is done, also when whoever tells it is killed meanwhile."""
    assert until(lambda: mine.on_dashboard()["stage"] == "planning")
    for name in ("콘티", "기획"):
        mine.say(mine.task(name), progress=100)
    until(lambda: mine.on_dashboard()["stage"] == "shooting", what="the stage of shooting")
    product.kill("worker")
    for name in ("촬영", "역 촬영", "시장 촬영"):
        mine.say(mine.task(name), progress=100)
    until(lambda: mine.on_dashboard()["stage"] == "editing", 90, "the stage of editing after the worker died")
    row, whole = mine.on_dashboard(), mine.read()
    assert (row["progress"]["schedule"], row["progress"]["end_date"]) == (whole["progress"], whole["end_date"])
