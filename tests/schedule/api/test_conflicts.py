"""Where schedules get into each other's way, and what those who see it make of that."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.actor import SYSTEM, Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from schedule.bootstrap.tasks import schedules
from schedule.contracts import PhaseKind
from schedule.infrastructure.models import TaskRecord
from tests.client import ApiClient
from tests.schedule.shoots import planned

Projects = Callable[..., tuple[UUID, Actor]]
DAY, NEXT = "2026-04-06", "2026-04-07"


@dataclass
class Town:
    """Jimin edits in `spring` and in `summer`, Seojun in `spring` and in `hidden`, each with an owner of its own."""

    api: ApiClient
    jimin: Actor
    seojun: Actor
    spring: UUID
    summer: UUID
    hidden: UUID

    def conflicts(self, actor: Actor, project: UUID, **query: Any) -> list[dict[str, Any]]:
        answer = self.api.as_(actor).get(f"/v2/schedule/{project}/conflicts", query)
        assert answer.status_code == 200, answer.content
        rows: list[dict[str, Any]] = answer.json()["results"]
        return rows

    def settle(self, actor: Actor, project: UUID, conflict: dict[str, Any], state: str, **headers: str) -> Any:
        path = f"/v2/schedule/{project}/conflicts/{conflict['id']}"
        return self.api.as_(actor).with_(**headers).patch(path, {"state": state})


@pytest.fixture
def town(api: ApiClient, make_person: Callable[..., Actor], make_project: Projects) -> Town:
    jimin, seojun = make_person("지민"), make_person("서준")
    (spring, owner), (summer, _), (hidden, _) = (
        make_project(editor=jimin), make_project(editor=jimin), make_project(editor=seojun),
    )  # fmt: skip
    api.as_(owner).post(f"/v2/projects/{spring}/members", {"user_id": str(seojun.user_id), "role": "editor"})
    return Town(api, jimin, seojun, spring, summer, hidden)


def test_two_shoots_on_one_day_are_told_with_one_id_from_either_side(town: Town) -> None:
    one, other = planned(town.spring, "봄 촬영", DAY, 2), planned(town.summer, "여름 촬영", NEXT, 2)
    (ours,), (theirs,) = town.conflicts(town.jimin, town.spring), town.conflicts(town.jimin, town.summer)
    assert ours["id"] == theirs["id"]
    assert (ours["kind"], ours["date_from"], ours["date_to"]) == ("shoots_same_day", NEXT, NEXT)
    assert (ours["state"], ours["by"], ours["version"]) == ("open", None, 0)
    assert [task["id"] for task in ours["tasks"]] == [str(one), str(other)]
    assert [task["id"] for task in theirs["tasks"]] == [str(other), str(one)]
    assert ours["tasks"][1]["project"] == {"id": str(town.summer), "name": "봄 캠페인"}


def test_who_does_not_see_the_other_project_sees_no_shoot_of_it(town: Town) -> None:
    planned(town.spring, "봄 촬영", DAY)
    planned(town.summer, "여름 촬영", DAY)
    assert town.conflicts(town.seojun, town.spring) == []


@pytest.mark.parametrize(
    "kind", [PhaseKind.BASIC_PLAN, PhaseKind.STORY_BOARD, PhaseKind.VIDEO_EDIT, PhaseKind.POST_WORK]
)
def test_planning_and_editing_never_conflict(town: Town, kind: PhaseKind) -> None:
    both: dict[str, Any] = {"assignees": (town.jimin.user_id,), "place": "성수"}
    for project in (town.spring, town.summer):
        planned(project, "일", DAY, kind=kind, **both)
    planned(town.summer, "촬영", DAY, **both)
    assert town.conflicts(town.jimin, town.spring) == []


def test_of_a_project_that_the_caller_does_not_see_only_busy_is_told(town: Town) -> None:
    mine = planned(town.spring, "봄 촬영", DAY, 3, assignees=(town.seojun.user_id,), place="성수 스튜디오")
    secret = planned(town.hidden, "비밀 광고", NEXT, 9, assignees=(town.seojun.user_id,), place="성수 스튜디오")
    answer = town.api.as_(town.jimin).get(f"/v2/schedule/{town.spring}/conflicts")
    (busy,) = answer.json()["results"]
    assert busy["tasks"][1] == {"busy": True}
    assert (busy["kind"], busy["date_from"], busy["date_to"]) == ("assignee_double_booked", NEXT, "2026-04-08")
    assert busy["person"] == {"id": str(town.seojun.user_id), "name": "서준"}
    for hint in (str(secret), str(town.hidden), "비밀", "2026-04-15"):
        assert hint not in answer.text
    seen = {row["kind"]: row for row in town.conflicts(town.seojun, town.spring)}
    assert seen.keys() == {"assignee_double_booked", "place_double_booked", "shoots_same_day"}
    assert seen["assignee_double_booked"]["id"] == busy["id"]
    assert seen["assignee_double_booked"]["tasks"][1]["name"] == "비밀 광고"
    assert town.conflicts(town.jimin, town.spring, task_id=str(mine)) == [busy]


def test_what_is_ignored_stays_so_for_all_until_a_task_gets_other_days(town: Town) -> None:
    planned(town.spring, "봄 촬영", DAY)
    task_id = planned(town.summer, "여름 촬영", DAY)
    (conflict,) = town.conflicts(town.jimin, town.spring)
    answer = town.settle(town.jimin, town.spring, conflict, "ignored")
    assert (answer.status_code, answer.json()["state"], answer.json()["by"]["name"]) == (200, "ignored", "지민")
    for project in (town.spring, town.summer):
        (kept,) = town.conflicts(town.jimin, project)
        assert (kept["state"], kept["version"]) == ("ignored", 1)
        event = streams.read(project_channel(project), 0)[-1]
        assert (event.type, event.data["conflict_id"]) == ("schedule.conflict_updated", conflict["id"])
        assert (event.data["state"], event.actor["name"]) == ("ignored", "지민")
    assert town.conflicts(town.jimin, town.spring, state="open") == []
    assert len(town.conflicts(town.jimin, town.spring, state="ignored")) == 1
    _longer(town.summer, task_id)
    (opened,) = town.conflicts(town.jimin, town.spring)
    assert (opened["id"], opened["state"], opened["by"]) == (conflict["id"], "open", None)


def _longer(project_id: UUID, task_id: UUID) -> None:
    from core.domain.clock import utc_now
    from schedule.domain.network import Span

    with unit_of_work(by=SYSTEM):
        schedule = schedules().get(project_id)
        schedule.revise_task(task_id, {"length": Span(2)}, today=utc_now().date())
        schedules().save(schedule)


def test_a_project_that_the_actor_does_not_see_is_told_nothing_of_them(town: Town) -> None:
    planned(town.spring, "봄 촬영", DAY, assignees=(town.seojun.user_id,))
    planned(town.hidden, "비밀 광고", DAY, assignees=(town.seojun.user_id,))
    (busy,) = town.conflicts(town.jimin, town.spring)
    before = streams.read(project_channel(town.hidden), 0)
    assert town.settle(town.jimin, town.spring, busy, "resolved").status_code == 200
    assert streams.read(project_channel(town.hidden), 0) == before
    seen = next(row for row in town.conflicts(town.seojun, town.hidden) if row["id"] == busy["id"])
    assert (seen["state"], seen["by"]) == ("resolved", None)


def test_a_stale_state_is_not_overwritten_and_the_same_state_is_no_change(town: Town) -> None:
    planned(town.spring, "봄 촬영", DAY)
    planned(town.summer, "여름 촬영", DAY)
    (conflict,) = town.conflicts(town.jimin, town.spring)
    path = f"/v2/schedule/{town.spring}/conflicts/{conflict['id']}"
    tag = town.api.as_(town.jimin).get(path).headers["ETag"]
    assert town.settle(town.jimin, town.spring, conflict, "ignored", If_Match=tag).status_code == 200
    stale = town.settle(town.jimin, town.summer, conflict, "resolved", If_Match=tag)
    assert (stale.status_code, stale.json()["current"]["state"]) == (412, "ignored")
    assert town.settle(town.jimin, town.spring, conflict, "ignored").json()["version"] == 1


def test_archived_deleted_and_finished_work_is_in_nobodys_way(town: Town, make_project: Projects) -> None:
    autumn, owner = make_project(editor=town.jimin)
    planned(town.spring, "봄 촬영", DAY, assignees=(town.jimin.user_id,))
    planned(autumn, "가을 촬영", DAY, assignees=(town.jimin.user_id,))
    assert len(town.conflicts(town.jimin, town.spring)) == 2
    town.api.as_(owner).post(f"/v2/projects/{autumn}/archive")
    assert town.conflicts(town.jimin, town.spring) == town.conflicts(town.jimin, autumn) == []
    town.api.as_(owner).delete(f"/v2/projects/{autumn}/archive")
    assert len(town.conflicts(town.jimin, town.spring)) == 2
    town.api.as_(owner).delete(f"/v2/projects/{autumn}")
    assert town.conflicts(town.jimin, town.spring) == town.conflicts(town.seojun, town.spring) == []


def test_a_conflict_keeps_nobody_from_saving(town: Town) -> None:
    planned(town.spring, "봄 촬영", DAY, assignees=(town.jimin.user_id,), place="성수")
    body = {
        "name": "또 하나", "start_date": DAY, "duration_days": 1,
        "assignees": [str(town.jimin.user_id)], "place": "성수",
    }  # fmt: skip
    assert town.api.as_(town.jimin).post(f"/v2/schedule/{town.spring}/tasks", body).status_code == 201
    assert len(town.conflicts(town.jimin, town.spring)) == 2


@pytest.mark.parametrize("number", [2, 12])
def test_six_statements_however_many_conflicts(town: Town, number: int, django_assert_max_num_queries: Any) -> None:
    for _ in range(number):
        planned(town.spring, "봄 촬영", DAY, assignees=(town.seojun.user_id,))
        planned(town.hidden, "비밀 광고", DAY, assignees=(town.seojun.user_id,))
    with django_assert_max_num_queries(6):
        rows = town.conflicts(town.jimin, town.spring, page_size=100)
    assert len(rows) == min(100, number * number + number * (number - 1))


def test_only_those_within_the_days_asked_for_are_told(town: Town) -> None:
    for day in (DAY, "2026-05-06"):
        planned(town.spring, "봄 촬영", day)
        planned(town.summer, "여름 촬영", day)
    assert [row["date_from"] for row in town.conflicts(town.jimin, town.spring)] == [DAY, "2026-05-06"]
    assert [row["date_from"] for row in town.conflicts(town.jimin, town.spring, to="2026-04-30")] == [DAY]
    within = {"from": "2026-04-07", "to": "2026-12-31"}
    assert [row["date_from"] for row in town.conflicts(town.jimin, town.spring, **within)] == ["2026-05-06"]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"state": "gone"}, "/state"),
        ({"from": "soon"}, "/from"),
        ({"task_id": "x"}, "/task_id"),
        ({"until": "1"}, "/until"),
    ],
)
def test_a_bad_question_is_refused(town: Town, query: dict[str, str], pointer: str) -> None:
    answer = town.api.as_(town.jimin).get(f"/v2/schedule/{town.spring}/conflicts", query)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


def test_a_conflict_suggests_days_on_which_the_projects_task_meets_nothing(
    town: Town, django_assert_max_num_queries: Any
) -> None:
    # From a Monday long from now, so that today does not matter.
    planned(town.spring, "봄 촬영", "2098-07-07", 2, assignees=(town.seojun.user_id,))
    planned(town.hidden, "비밀 광고", "2098-07-07", 1, assignees=(town.seojun.user_id,))
    planned(town.hidden, "비밀 광고", "2098-07-10", 1, assignees=(town.seojun.user_id,))
    planned(town.summer, "여름 촬영", "2098-07-14", 1)
    (busy, *_) = town.conflicts(town.jimin, town.spring)
    with django_assert_max_num_queries(9):
        answer = town.api.as_(town.jimin).get(f"/v2/schedule/{town.spring}/conflicts/{busy['id']}")
    days = [(slot["start_date"], slot["end_date"]) for slot in answer.json()["suggestions"]]
    assert days[:2] == [("2098-07-08", "2098-07-09"), ("2098-07-11", "2098-07-12")]
    assert "비밀" not in answer.text
    assert answer.headers["ETag"].startswith('"0-')


def test_what_is_booked_is_read_along_its_index(town: Town) -> None:
    one = TaskRecord.objects.get(id=planned(town.spring, "봄 촬영", DAY, assignees=(town.seojun.user_id,)))
    others = ({"id": new_id(), "project_id": new_id(), "assignees": [new_id()], "number": 1} for _ in range(3000))
    columns = {field.attname: getattr(one, field.attname) for field in TaskRecord._meta.concrete_fields}
    TaskRecord.objects.bulk_create(TaskRecord(**columns | other) for other in others)
    with CaptureQueriesContext(connection) as captured:
        town.conflicts(town.jimin, town.spring)
    (asked,) = (query["sql"] for query in captured if "WITH own" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE schedule_task")
        cursor.execute("EXPLAIN " + asked)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Seq Scan on schedule_task" not in plan, plan


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_settle_one_conflict_one_after_the_other(town: Town) -> None:
    planned(town.spring, "봄 촬영", DAY)
    planned(town.summer, "여름 촬영", DAY)
    (conflict,) = town.conflicts(town.jimin, town.spring)
    path = f"/v2/schedule/{{}}/conflicts/{conflict['id']}"

    def settle(number: int) -> int:
        project = (town.spring, town.summer)[number % 2]
        state = ("ignored", "resolved")[number // 2 % 2]
        try:
            return town.api.as_(town.jimin).patch(path.format(project), {"state": state}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(settle, range(20))) == {200}
    (kept,) = town.conflicts(town.jimin, town.spring)
    events = [
        event for event in streams.read(project_channel(town.spring), 0) if event.type.endswith("conflict_updated")
    ]
    assert [event.data["version"] for event in events] == list(range(1, kept["version"] + 1))
    assert kept["state"] == events[-1].data["state"]
