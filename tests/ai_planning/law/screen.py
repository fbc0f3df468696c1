"""What a front end shows of a project's plans, brought up to date by events alone; it may be written just so.

Load plans over REST and keep the `seq` of what was read; then fold every event after it, in order. Chosen pictures are
told by the plan; addresses and words in the reader's language are REST's alone. What hangs on a plan that came back
from the trash is not kept: who opens it loads it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Rows = dict[str, Row]


@dataclass
class Screen:
    """Rows by id; `frames`, `snapshots` and `comments` are those of each plan that was opened."""

    seq: int = 0
    plans: Rows = field(default_factory=dict)
    frames: dict[str, Rows] = field(default_factory=dict)
    snapshots: dict[str, Rows] = field(default_factory=dict)
    comments: dict[str, Rows] = field(default_factory=dict)
    jobs: Rows = field(default_factory=dict)

    def fold(self, event: Row) -> None:
        """Lay one event over what is shown."""
        assert event["seq"] == self.seq + 1
        self.seq = event["seq"]
        HANDLERS[event["type"]](self, event["data"])

    def plan_created(self, data: Row) -> None:
        self.plan_restored(data)
        for kept in self._about_plans():
            kept[data["plan_id"]] = {}

    def plan_restored(self, data: Row) -> None:
        self.plans[data["plan_id"]] = data["plan"] | {name: data[name] for name in ("brief", "stages", "shots")}

    def plan_updated(self, data: Row) -> None:
        plan = self.plans[data["plan_id"]]
        plan |= data["plan"]
        plan["brief"] = data["brief"] or plan["brief"]
        for name in ("stages", "shots"):
            parts = {part["id"]: part for part in (*plan[name], *data[name])}
            plan[name] = sorted(parts.values(), key=lambda part: part["position"])

    def plan_deleted(self, data: Row) -> None:
        del self.plans[data["plan_id"]]
        for kept in self._about_plans():
            kept.pop(data["plan_id"], None)

    def frame_added(self, data: Row) -> None:
        self._opened(self.frames, data)[data["frame"]["id"]] = data["frame"]

    def frame_removed(self, data: Row) -> None:
        self._opened(self.frames, data).pop(data["frame_id"], None)

    def snapshot_added(self, data: Row) -> None:
        told = {name: value for name, value in data.items() if name not in ("project_id", "snapshot_id")}
        self._opened(self.snapshots, data)[data["id"]] = told

    def snapshot_removed(self, data: Row) -> None:
        self._opened(self.snapshots, data).pop(data["id"], None)

    def comment_said(self, data: Row) -> None:
        self._opened(self.comments, data)[data["comment"]["id"]] = data["comment"]
        self.plans[data["plan_id"]]["comment_count"] = data["comment_count"]

    def comment_deleted(self, data: Row) -> None:
        """Of one with replies its place is left."""
        said = self._opened(self.comments, data)
        for each in data["removed"]:
            said.pop(each, None)
        if data["comment"] is not None:
            said[data["id"]] = data["comment"]
        self.plans[data["plan_id"]]["comment_count"] = data["comment_count"]

    def author_renamed(self, data: Row) -> None:
        for kept in (self.plans, *self._about_plans(), self.jobs):
            _rename(kept, data["author"])

    def job_told(self, data: Row) -> None:
        self.jobs[data["id"]] = data

    def _about_plans(self) -> tuple[dict[str, Rows], ...]:
        return self.frames, self.snapshots, self.comments

    def _opened(self, kept: dict[str, Rows], data: Row) -> Rows:
        """Of a plan that was not opened nothing is kept."""
        return kept.get(data["plan_id"], {})


def _rename(shown: Any, person: Row) -> None:
    if isinstance(shown, dict) and shown.keys() == {"id", "name"} and shown["id"] == person["id"]:
        shown["name"] = person["name"]
    for each in shown.values() if isinstance(shown, dict) else shown if isinstance(shown, list) else ():
        _rename(each, person)


HANDLERS: dict[str, Callable[[Screen, Row], None]] = {
    "plan.created": Screen.plan_created,
    "plan.updated": Screen.plan_updated,
    "plan.deleted": Screen.plan_deleted,
    "plan.restored": Screen.plan_restored,
    "plan.frame_added": Screen.frame_added,
    "plan.frame_removed": Screen.frame_removed,
    "plan.snapshot_added": Screen.snapshot_added,
    "plan.snapshot_removed": Screen.snapshot_removed,
    "plan.comment_added": Screen.comment_said,
    "plan.comment_updated": Screen.comment_said,
    "plan.comment_deleted": Screen.comment_deleted,
    "plan.author_renamed": Screen.author_renamed,
    "job.progress": Screen.job_told,
}
