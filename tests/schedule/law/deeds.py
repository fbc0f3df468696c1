"""What people do with a schedule, each deed by somebody and to something of the moment's choice."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.client import Answer, ApiClient
from tests.schedule.law.snapshot import Reader

# A deed may come too late, be too much or somebody else's: what is refused changes nothing.
REFUSED = (403, 404, 409, 412, 422, 429)
MOST_TASKS, MOST_PHASES, MOST_KEPT = 12, 4, 3
FIRST = date(2026, 3, 2)
OFFICE, SHORT = [["09:00", "12:00"], ["13:00", "18:00"]], [["10:00", "15:30"]]
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Deeds:
    """`people` may write; the first one owns the project."""

    def __init__(self, reader: Reader, people: Sequence[ApiClient], work_off: Callable[[], None]) -> None:
        self.reader, self.people, self.work_off = reader, people, work_off
        self.path = reader.path
        self.ids = [str(each.get("/v2/me").json()["id"]) for each in people]
        self.chance, self.count = Random(), 0

    def do(self, name: str, number: int) -> None:
        """`number` decides by whom, to what and how."""
        self.chance = Random(number)
        self.count += 1
        getattr(self, name)()

    # --- tasks

    def add_task(self) -> None:
        if len(self._rows("tasks")) < MOST_TASKS:
            self._sent("POST", f"{self.path}/tasks", {"name": f"작업 {self.count}"} | self._terms())

    def add_milestone(self) -> None:
        if len(self._rows("tasks")) < MOST_TASKS:
            self._sent("POST", f"{self.path}/tasks", {"name": f"시사 {self.count}", "kind": "milestone"})

    def say_otherwise(self) -> None:
        if path := self._one("tasks"):
            words = {"name": f"이름 {self.count}", "place": "성수", "notes": "비 오면 미룬다", **self._terms()}
            some = self.chance.sample(sorted(words), 3)
            self._sent("PATCH", path, {name: words[name] for name in some} | {"move_fixed": True})

    def put_into_phase(self) -> None:
        if path := self._one("tasks"):
            ids = [None, *(row["id"] for row in self._rows("phases"))]
            self._sent("PATCH", path, {"phase_id": self.chance.choice(ids)})

    def fix(self) -> None:
        if path := self._one("tasks"):
            self._sent("PATCH", path, {"is_fixed": self.chance.random() < 0.5})

    def progress(self) -> None:
        if path := self._one("tasks"):
            self._sent("PATCH", path, {"progress": self.chance.choice((0, 0, 40, 100))})

    def move(self) -> None:
        if path := self._one("tasks"):
            where = self.chance.choice(({"days": self.chance.randrange(-9, 20)}, {"start_date": self._day()}))
            self._sent("POST", f"{path}/move", {**where, "apply": True, "move_fixed": self.chance.random() < 0.5})

    def order_tasks(self) -> None:
        phase_id = self.chance.choice([None, *(row["id"] for row in self._rows("phases"))])
        ids = [row["id"] for row in self._rows("tasks") if row["phase_id"] == phase_id]
        self.chance.shuffle(ids)
        self._sent("PUT", f"{self.path}/tasks/order", {"phase_id": phase_id, "task_ids": ids})

    def remove_task(self) -> None:
        if path := self._one("tasks"):
            self._sent("DELETE", path)

    # --- links and phases

    def link(self) -> None:
        self._linked("FS", 0)

    def link_otherwise(self) -> None:
        self._linked(self.chance.choice(("SS", "FF", "SF")), self.chance.randrange(-3, 6))

    def change_link(self) -> None:
        if path := self._one("links"):
            self._sent("PATCH", path, {"lag_days": self.chance.randrange(-3, 9), "lag_minutes": 90})

    def unlink(self) -> None:
        if path := self._one("links"):
            self._sent("DELETE", path)

    def add_phase(self) -> None:
        if len(self._rows("phases")) < MOST_PHASES:
            kind = self.chance.choice(("basic_plan", "filming", "video_edit", "custom"))
            self._sent("POST", f"{self.path}/phases", {"kind": kind, "name": f"단계 {self.count}"})

    def change_phase(self) -> None:
        if path := self._one("phases"):
            self._sent("PATCH", path, {"name": f"단계 {self.count}", "colour": "#123456"})

    def order_phases(self) -> None:
        ids = [row["id"] for row in self._rows("phases")]
        self.chance.shuffle(ids)
        self._sent("PUT", f"{self.path}/phases/order", {"phase_ids": ids})

    def remove_phase(self) -> None:
        if path := self._one("phases"):
            self._sent("DELETE", path)

    # --- time and people

    def work_otherwise(self) -> None:
        days = self.chance.sample(WEEK, 4)
        week = {day: self.chance.choice((OFFICE, SHORT)) for day in days}
        self._sent("PATCH", f"{self.path}/working-time", {"week": week, "holidays": self.chance.choice((None, "KR"))})

    def take_days_off(self) -> None:
        off = [{"date": day, "name": "창립일"} for day in sorted({self._day() for _ in range(3)})]
        self._sent("PATCH", f"{self.path}/working-time", {"days_off": off})

    def live_elsewhere(self) -> None:
        zone = self.chance.choice(("Asia/Seoul", "America/New_York"))
        self._sent("PATCH", f"{self.path}/working-time", {"time_zone": zone, "begins_on": self._day()})

    def leave(self) -> None:
        """And come back, without the tasks."""
        members = f"/v2/projects/{self.reader.project_id}/members"
        self._sent("DELETE", f"{members}/{self.ids[-1]}", by=self.people[0])
        self.work_off()
        self._sent("POST", members, {"user_id": self.ids[-1], "role": "editor"}, by=self.people[0])

    # --- what there is

    @property
    def _who(self) -> ApiClient:
        return self.chance.choice(self.people)

    def _rows(self, kind: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.reader.asked(self.path)[kind]
        return rows

    def _one(self, kind: str) -> str | None:
        """Its address."""
        rows = sorted(self._rows(kind), key=lambda row: row.get("number", row["id"]))
        return f"{self.path}/{kind}/{self.chance.choice(rows)['id']}" if rows else None

    def _terms(self) -> dict[str, Any]:
        return {
            "start_date": self._day(),
            "duration_days": self.chance.randrange(1, 6),
            "calendar": self.chance.choice(("working", "every_day")),
            "assignees": self.chance.sample(self.ids, self.chance.randrange(3)),
            "must_end_by": self._day(),
        }

    def _day(self) -> str:
        return (FIRST + timedelta(days=self.chance.randrange(40))).isoformat()

    def _linked(self, kind: str, lag: int) -> None:
        ids = [row["id"] for row in self._rows("tasks")]
        if len(ids) > 1:
            one, other = self.chance.sample(ids, 2)
            body = {"predecessor": one, "successor": other, "type": kind, "lag_days": lag}
            self._sent("POST", f"{self.path}/links", body)

    def _sent(self, method: str, path: str, body: Any = None, by: ApiClient | None = None) -> Answer:
        answer = (by or self._who)._ask(method, path, body)
        assert answer.status_code < 300 or answer.status_code in REFUSED, f"{method} {path}: {answer.content!r}"
        return answer
