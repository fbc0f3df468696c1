"""A screen as REST gives it, and the events since."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.ai_planning.law.screen import Row, Rows, Screen
from tests.client import ApiClient

# What REST alone tells: addresses, and words in the reader's language.
_FRAME, _RESULT, _ERROR = ("is_chosen", "url"), ("url",), ("title", "detail")


class Reader:
    """A project's plans as one of its people reads them."""

    def __init__(self, client: ApiClient, project_id: UUID) -> None:
        self.client, self.project_id = client, project_id
        self.path = f"/v2/ai-planning/{project_id}"
        self.pictured = set[str]()

    def taken(self) -> Screen:
        """The whole of it, with all about every plan."""
        page = self.asked(f"{self.path}/plans?page_size=100")
        screen = Screen(seq=page["seq"])
        for summary in page["results"]:
            plan_id = summary["id"]
            whole = self.asked(f"{self.path}/plans/{plan_id}")
            assert whole | summary == whole, "the list shows a plan as it is shown itself"
            screen.plans[plan_id] = whole
            screen.frames[plan_id] = self._frames(whole)
            for kept, name in ((screen.snapshots, "snapshots"), (screen.comments, "comments")):
                kept[plan_id] = {row["id"]: row for row in self.pages(f"{self.path}/plans/{plan_id}/{name}")}
        screen.jobs = {row["id"]: _job(row) for row in self.pages(f"{self.path}/jobs")}
        assert not self.news(screen.seq)
        return screen

    def news(self, since: int) -> list[Row]:
        """Every event after a number, as sockets and pollers get it."""
        told: list[Row] = self.asked(f"/v2/events/{self.project_id}?since={since}&limit=500")["results"]
        self.pictured |= {each["data"]["frame"]["shot_id"] for each in told if each["type"] == "plan.frame_added"}
        return told

    def pages(self, path: str) -> Iterator[Row]:
        page = self.asked(f"{path}?page_size=100")
        yield from page["results"]
        while page["next"]:
            page = self.asked(page["next"].removeprefix("http://testserver"))
            yield from page["results"]

    def asked(self, path: str) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def _frames(self, plan: Row) -> Rows:
        """Of the shots that ever had one: all twelve would take long."""
        found: Rows = {}
        for shot_id in {shot["id"] for shot in plan["shots"] if shot["frame"]} | self._pictured_in(plan):
            for row in self.asked(f"{self.path}/plans/{plan['id']}/shots/{shot_id}/frames")["results"]:
                found[row["id"]] = _without(row, _FRAME)
        return found

    def _pictured_in(self, plan: Row) -> set[str]:
        return {shot["id"] for shot in plan["shots"]} & self.pictured


def drawn_shots(plan: Row) -> list[str]:
    """Two that pictures are made for, the same wherever they stand."""
    return sorted(shot["id"] for shot in plan["shots"])[:2]


def _job(row: Row) -> Row:
    parts = {"result": _RESULT, "error": _ERROR}
    return row | {name: row[name] and _without(row[name], own) for name, own in parts.items()}


def _without(row: Row, names: tuple[str, ...]) -> Row:
    return {name: value for name, value in row.items() if name not in names}
