"""A screen as REST gives it, and the events since."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from tests.client import ApiClient
from tests.schedule.law.screen import Row, Rows, Screen

# What REST alone tells: words in the reader's language, names, and what today decides.
_TASK = ("status_label", "is_overdue")
_HEAD = ("project_id", "time_zone", "version", "start_date", "end_date", "progress", "stage")


class Reader:
    """A project's schedule as one of its people reads it."""

    def __init__(self, client: ApiClient, project_id: UUID) -> None:
        self.client, self.project_id = client, project_id
        self.path = f"/v2/schedule/{project_id}"

    def taken(self) -> Screen:
        """The whole of it, with all that is kept beside the plan."""
        whole = self.asked(self.path)
        screen = Screen(seq=whole["seq"], head={name: whole[name] for name in _HEAD})
        screen.working_time = _without(self.asked(f"{self.path}/working-time"), ("version",))
        screen.phases, screen.links = _by_id(whole["phases"]), _by_id(whole["links"])
        screen.tasks = _by_id(_without(row, _TASK) for row in whole["tasks"])
        for name in ("baselines", "scenarios", "events"):
            setattr(screen, name, _by_id(self.pages(f"{self.path}/{name}")))
        screen.conflicts = _by_id(
            {each: row[each] for each in ("id", "state", "version")} for row in self.pages(f"{self.path}/conflicts")
        )
        assert not self.news(screen.seq)
        return screen

    def news(self, since: int) -> list[Row]:
        """Every event after a number, as sockets and pollers get it."""
        told: list[Row] = self.asked(f"/v2/events/{self.project_id}?since={since}&limit=500")["results"]
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


def _by_id(rows: Any) -> Rows:
    return {row["id"]: row for row in rows}


def _without(row: Row, names: tuple[str, ...]) -> Row:
    return {name: value for name, value in row.items() if name not in names}
