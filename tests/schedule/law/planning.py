"""What else is done with a schedule: planned at once, compared, tried out, met about."""

from typing import Any

from tests.client import Answer
from tests.schedule.law.deeds import MOST_KEPT, MOST_TASKS, Deeds

BRIEF = {"title": "첫 출근", "logline": "신입 사원이 첫날 엘리베이터에 갇힌다.", "duration": 30}
FILE = """BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//KO\r\nBEGIN:VEVENT\r\nUID:{number}@example.kr\r
DTSTAMP:20260301T000000Z\r\nDTSTART;VALUE=DATE:202603{day:02}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""
WEEKLY = {"starts_at": "2026-01-05T01:00:00Z", "recurrence": "FREQ=WEEKLY;BYDAY=MO"}


class Planning(Deeds):
    # --- at once

    def plan(self) -> None:
        mode = self.chance.choice(("default", "smart"))
        self._sent("POST", f"{self.path}/auto", {"start_date": self._day(), "mode": mode, "apply": True})

    def plan_again(self) -> None:
        """Whatever somebody has fixed."""
        body = {"start_date": self._day(), "mode": "smart", "complexity": "complex", "team_size": 3}
        self._sent("POST", f"{self.path}/auto", {**body, "move_fixed": True, "apply": True})

    def level(self) -> None:
        self._sent("POST", f"{self.path}/level", {"apply": True, "move_fixed": self.chance.random() < 0.5})

    def film(self) -> None:
        """Some shots of a plan, at some places."""
        plan = self._ai_plan()
        ids = [shot["id"] for shot in self.chance.sample(plan["shots"], self.chance.randrange(5))]
        places = [{"shot_id": each, "place": self.chance.choice(("카페", "옥상", "바다"))} for each in ids]
        body = {"shot_ids": ids, "places": places, "start_date": self._day()}
        self._sent("POST", f"{self._ai_plans}/{plan['id']}/shooting", body)
        self.work_off()

    # --- pictures and scenarios

    def save_picture(self) -> None:
        if len(self._listed("baselines")) < MOST_KEPT:
            self._sent("POST", f"{self.path}/baselines", {"name": f"{self.count}차"})

    def forget_picture(self) -> None:
        if path := self._listed_one("baselines"):
            self._sent("DELETE", path, by=self.people[0])

    def begin_scenario(self) -> None:
        if len(self._listed("scenarios")) < MOST_KEPT:
            self._sent("POST", f"{self.path}/scenarios", {"name": f"만약 {self.count}"})

    def change_scenario(self) -> None:
        """A task goes, another comes, the rest is linked otherwise."""
        if path := self._listed_one("scenarios"):
            tasks = self._scenario(path)["tasks"]
            wish: dict[str, Any] = {"add_tasks": [{"name": f"추가 {self.count}"}]} if len(tasks) < MOST_TASKS else {}
            if len(tasks) > 2:
                gone, one, other = self.chance.sample([task["id"] for task in tasks], 3)
                days = self.chance.randrange(-5, 9)
                wish |= {"remove_tasks": [gone], "change_tasks": [{"task_id": one, "days": days}]}
                wish["add_links"] = [{"predecessor": one, "successor": other, "type": "SS"}]
            self._sent("POST", f"{path}/changes", wish)

    def add_many_in_scenario(self) -> None:
        """More than is told one by one."""
        if path := self._listed_one("scenarios"):
            for number in (200, 1):
                tasks = [{"name": f"추가 {at}", "duration_days": 1} for at in range(number)]
                self._sent("POST", f"{path}/changes", {"add_tasks": tasks})

    def unlink_in_scenario(self) -> None:
        if path := self._listed_one("scenarios"):
            ids = [link["id"] for link in self._scenario(path)["links"]]
            self._sent("POST", f"{path}/changes", {"remove_links": self.chance.sample(ids, min(1, len(ids)))})

    def rename_scenario(self) -> None:
        if path := self._listed_one("scenarios"):
            self._sent("PATCH", path, {"name": f"만약 {self.count}"})

    def apply_scenario(self) -> None:
        if path := self._listed_one("scenarios"):
            self._sent("POST", f"{path}/apply", {"apply": True, "overwrite": True, "move_fixed": True})

    def forget_scenario(self) -> None:
        if path := self._listed_one("scenarios"):
            self._sent("DELETE", path, by=self.people[0])

    # --- the calendar

    def meet(self) -> None:
        if len(self._listed("events")) < MOST_KEPT * 2:
            when = self.chance.choice((WEEKLY, {"start_date": self._day()}))
            self._sent("POST", f"{self.path}/events", {"title": f"회의 {self.count}", **when})

    def meet_otherwise(self) -> None:
        if path := self._listed_one("events"):
            self._sent("PATCH", path, {"title": f"회의 {self.count}", "attendees": self.ids[:2]})

    def meet_otherwise_once(self) -> None:
        """And the series is another from there on, where there is one."""
        for path in [f"{self.path}/events/{row['id']}" for row in self._listed("events") if row["recurrence"]][:1]:
            which = {"scope": "one", "recurrence_id": "2026-02-02T10:00:00"}
            self._sent("PATCH", path, {**which, "title": f"한 번 {self.count}"})
            self._sent("PATCH", path, {**which, "scope": "following", "place": "2층"})

    def call_off(self) -> None:
        if path := self._listed_one("events"):
            self._sent("DELETE", path, by=self.people[0])

    def bring_in(self) -> None:
        text = FILE.format(number=self.chance.randrange(3), day=self.chance.randrange(1, 29), title=f"밖 {self.count}")
        self._sent("POST", f"{self.path}/calendar/import", {"text": text})

    # --- conflicts

    def shoot_at_once(self) -> None:
        """Two on one day, by one person, at one place."""
        if len(self._rows("tasks")) > MOST_TASKS:
            return
        phase = self._sent("POST", f"{self.path}/phases", {"kind": "filming"})
        if phase.status_code == 201:
            body = {"phase_id": phase.json()["id"], "start_date": self._day(), "place": "강릉", "calendar": "every_day"}
            for name in ("낮 촬영", "밤 촬영"):
                self._sent("POST", f"{self.path}/tasks", {"name": name, **body, "assignees": self.ids[:1]})

    def settle(self) -> None:
        rows = self.reader.asked(f"{self.path}/conflicts")["results"]
        if rows:
            state = self.chance.choice(("open", "ignored", "resolved"))
            row = self.chance.choice(sorted(rows, key=lambda row: row["id"]))
            self._sent("PATCH", f"{self.path}/conflicts/{row['id']}", {"state": state})

    # --- what there is

    def _listed(self, kind: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.reader.asked(f"{self.path}/{kind}?page_size=100")["results"]
        return rows

    def _listed_one(self, kind: str) -> str | None:
        rows = self._listed(kind)
        return f"{self.path}/{kind}/{self.chance.choice(rows)['id']}" if rows else None

    def _scenario(self, path: str) -> dict[str, Any]:
        schedule: dict[str, Any] = self.reader.asked(path)["schedule"]
        return schedule

    @property
    def _ai_plans(self) -> str:
        return f"/v2/ai-planning/{self.reader.project_id}/plans"

    def _ai_plan(self) -> dict[str, Any]:
        found = self.reader.asked(self._ai_plans)["results"]
        if found:
            plan: dict[str, Any] = self.reader.asked(f"{self._ai_plans}/{found[0]['id']}")
            return plan
        made: Answer = self._sent("POST", self._ai_plans, {"brief": BRIEF})
        body: dict[str, Any] = made.json()
        return body
