"""What a front end shows of a project's schedule, brought up to date by events alone; it may be written just so.

Load the schedule over REST and keep the `seq` of what was read; then fold every event after it, in order. What follows
from all tasks comes with every change (`outline`). Names of people, words in the reader's language and what depends on
the day on which it is read are REST's alone. Whether plans conflict depends on other projects too: after any change of
tasks conflicts are asked for again, and by events it is only told what people make of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Rows = dict[str, Row]


@dataclass
class Screen:
    """Rows by id. `is_outdated`: too much has changed at once, the plan is to be loaded again."""

    seq: int = 0
    head: Row = field(default_factory=dict)
    working_time: Row = field(default_factory=dict)
    phases: Rows = field(default_factory=dict)
    tasks: Rows = field(default_factory=dict)
    links: Rows = field(default_factory=dict)
    baselines: Rows = field(default_factory=dict)
    scenarios: Rows = field(default_factory=dict)
    events: Rows = field(default_factory=dict)
    conflicts: Rows | None = field(default_factory=dict)
    is_outdated: bool = False

    def fold(self, event: Row) -> None:
        """Lay one event over what is shown."""
        assert event["seq"] == self.seq + 1
        self.seq = event["seq"]
        data = event["data"]
        HANDLERS[event["type"]](self, data)
        if "outline" in data:
            self.outlined(data["outline"])

    def outlined(self, outline: Row) -> None:
        self.head |= {name: value for name, value in outline.items() if name != "phases"}
        for phase in outline["phases"]:
            self.phases.get(phase["id"], {}).update(phase)
        self.conflicts = None

    def task_told(self, data: Row) -> None:
        self.tasks[data["task_id"]] = data["task"]

    def task_deleted(self, data: Row) -> None:
        """With all links that it had."""
        self.tasks.pop(data["task_id"], None)
        for link in list(self.links.values()):
            if data["task_id"] in (link["predecessor"], link["successor"]):
                del self.links[link["id"]]

    def rearranged(self, data: Row) -> None:
        self.is_outdated |= data["reload"]
        for moved in data["tasks"] or ():
            self.tasks[moved["id"]] |= moved

    def phase_told(self, data: Row) -> None:
        self.phases[data["phase_id"]] = data["phase"]

    def phase_deleted(self, data: Row) -> None:
        """Its tasks are told besides."""
        self.phases.pop(data["phase_id"], None)

    def link_told(self, data: Row) -> None:
        self.links[data["link_id"]] = data["link"]

    def link_deleted(self, data: Row) -> None:
        self.links.pop(data["link_id"], None)

    def hours_told(self, data: Row) -> None:
        self.working_time = data["working_time"]
        self.head["time_zone"] = data["working_time"]["time_zone"]

    def baseline_added(self, data: Row) -> None:
        self.baselines[data["baseline_id"]] = _without(data, "baseline_id")

    def baseline_removed(self, data: Row) -> None:
        self.baselines.pop(data["baseline_id"], None)

    def scenario_told(self, data: Row) -> None:
        self.scenarios[data["scenario_id"]] = _without(data, "scenario_id")

    def scenario_removed(self, data: Row) -> None:
        self.scenarios.pop(data["scenario_id"], None)

    def event_told(self, data: Row) -> None:
        self.events[data["event_id"]] = data["event"]

    def event_deleted(self, data: Row) -> None:
        self.events.pop(data["event_id"], None)

    def conflict_told(self, data: Row) -> None:
        """Of one that is shown; others are this person's to see or not."""
        if self.conflicts is not None and data["conflict_id"] in self.conflicts:
            self.conflicts[data["conflict_id"]] |= {"state": data["state"], "version": data["version"]}


def _without(row: Row, name: str) -> Row:
    return {key: value for key, value in row.items() if key != name}


HANDLERS: dict[str, Callable[[Screen, Row], None]] = {
    "task.created": Screen.task_told,
    "task.updated": Screen.task_told,
    "task.deleted": Screen.task_deleted,
    "schedule.rearranged": Screen.rearranged,
    "schedule.updated": Screen.hours_told,
    "schedule.phase_created": Screen.phase_told,
    "schedule.phase_updated": Screen.phase_told,
    "schedule.phase_deleted": Screen.phase_deleted,
    "schedule.link_created": Screen.link_told,
    "schedule.link_updated": Screen.link_told,
    "schedule.link_deleted": Screen.link_deleted,
    "schedule.baseline_added": Screen.baseline_added,
    "schedule.baseline_removed": Screen.baseline_removed,
    "schedule.scenario_added": Screen.scenario_told,
    "schedule.scenario_updated": Screen.scenario_told,
    "schedule.scenario_removed": Screen.scenario_removed,
    "schedule.event_created": Screen.event_told,
    "schedule.event_updated": Screen.event_told,
    "schedule.event_deleted": Screen.event_deleted,
    "schedule.conflict_updated": Screen.conflict_told,
}
