"""Somebody who plans a project's time over HTTP."""

from typing import Any

import httpx

from tests.e2e.people import Person

Body = dict[str, Any]


class Scheduler:
    """A person at the schedule of a project."""

    def __init__(self, person: Person, project_id: str) -> None:
        self.person, self.project_id = person, project_id
        self.path = f"/v2/schedule/{project_id}"

    def read(self) -> Body:
        whole: Body = self.person.must("GET", self.path, 200)
        return whole

    def task(self, name: str) -> Body:
        """As it is now."""
        return next(task for task in self.read()["tasks"] if task["name"] == name)

    def days(self) -> dict[str, tuple[str, str]]:
        return days_of(self.read())

    def ask(self, below: str, status: int = 200, **body: Any) -> Body:
        answer: Body = self.person.must("POST", f"{self.path}/{below}", status, json=body)
        return answer

    def add(self, name: str, **terms: Any) -> Body:
        return self.ask("tasks", 201, name=name, calendar="every_day", **terms)

    def say(self, task: Body, **terms: Any) -> Body:
        answer: Body = self.person.must("PATCH", f"{self.path}/tasks/{task['id']}", 200, json=terms)
        return answer

    def move(self, task: Body, status: int = 200, **terms: Any) -> Body:
        return self.ask(f"tasks/{task['id']}/move", status, **terms)

    def chart(self, **query: str) -> bytes:
        answer = self.person.http.get(f"{self.path}/gantt", params=query)
        assert answer.status_code == 200, answer.text[:500]
        return answer.content

    def feed(self) -> str:
        """The text that is at a new secret address, for whoever knows it."""
        body = {"name": "휴대폰", "project_id": self.project_id}
        url = self.person.must("POST", "/v2/calendar/feeds", 201, json=body)["url"]
        answer = httpx.get(url, timeout=60)
        assert answer.status_code == 200, answer.text[:500]
        return answer.text

    def on_dashboard(self) -> Body:
        """The project, as its people see it first."""
        rows = self.person.must("GET", "/v2/dashboard", 200)["projects"]
        return next(row for row in rows if row["id"] == self.project_id)


def days_of(plan: Body) -> dict[str, tuple[str, str]]:
    """From when until when each task is done."""
    return {task["name"]: (task["start_date"], task["end_date"]) for task in plan["tasks"]}


def reasons(answer: Body) -> dict[str, str]:
    return {shift["name"]: shift["reason"]["text"] for shift in answer["moved"]}
