"""The law of state for schedules: a snapshot and the events after it are the next snapshot, whatever happens."""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.domain.actor import Actor
from feedback.presentation.asyncapi import document, event_classes
from tests.client import ApiClient
from tests.schedule.law.planning import Planning
from tests.schedule.law.screen import HANDLERS, Row, Screen
from tests.schedule.law.snapshot import Reader

NO_DEEDS = ("do", "add_many_in_scenario")
NAMES = [name for name in dir(Planning) if not name.startswith("_") and name not in NO_DEEDS]
PLAN = ("head", "working_time", "phases", "tasks", "links")
SHOWN = (*PLAN, "baselines", "scenarios", "events")
NewProject = Callable[[], Planning]


@pytest.fixture
def new_project(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor],
    work_off: Callable[[], None],
) -> NewProject:  # fmt: skip
    def made() -> Planning:
        others = [make_person(name) for name in ("이편집", "정편집")]
        project_id, owner = make_project(admin=others[0], editor=others[1])
        people = [api.as_(each) for each in (owner, *others)]
        return Planning(Reader(people[1], project_id), people, work_off)

    return made


class Screens:
    """Loaded at different times and living by events from then on; `rounds`: what was heard, and true afterwards."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.seen, self.reloads = reader, set[str](), 0
        reader.news(0)
        self.screens = [reader.taken()]
        self.rounds: list[tuple[list[Row], Screen]] = [([], deepcopy(self.screens[0]))]

    def follow(self, deed: str, *, loads_again: bool) -> None:
        """Fold what is new; then every screen shows what a fresh one shows."""
        events, fresh = self.reader.news(self.screens[0].seq), self.reader.taken()
        for event in events:
            if is_of_schedules(event):
                as_the_document_says(event)
                self.seen.add(event["type"])
        for screen in self.screens:
            self.reloads += brought_up(screen, events, fresh, missing="")
            assert list(wrong(screen, fresh)) == [], deed
            screen.conflicts = deepcopy(fresh.conflicts)
        self.rounds.append((events, deepcopy(fresh)))
        if loads_again:
            self.screens = [self.screens[0], *self.screens[1:][-2:], fresh]

    def notice(self, missing: str) -> bool:
        """Whether a screen that does nothing with this kind of event comes to show something wrong."""
        screen = deepcopy(self.rounds[0][1])
        for events, fresh in self.rounds[1:]:
            try:
                brought_up(screen, events, fresh, missing)
            except KeyError:
                return True
            if list(wrong(screen, fresh)):
                return True
            screen.conflicts = deepcopy(fresh.conflicts)
        return False


def brought_up(screen: Screen, events: Sequence[Row], fresh: Screen, missing: str) -> bool:
    """Fold events; the plan is loaded again where they say so. What other contexts tell changes nothing here."""
    for event in events:
        if is_of_schedules(event) and event["type"] != missing:
            screen.fold(deepcopy(event))
        screen.seq = event["seq"]
    if not screen.is_outdated:
        return False
    vars(screen).update({part: deepcopy(getattr(fresh, part)) for part in PLAN}, is_outdated=False)
    return True


def is_of_schedules(event: Row) -> bool:
    return event["type"].partition(".")[0] in ("task", "schedule")


def as_the_document_says(event: Row) -> None:
    payload = document()["channels"]["project"]["messages"][event["type"]]["payload"]
    Draft202012Validator(payload["properties"]["data"]).validate(event["data"])


def wrong(screen: Screen, fresh: Screen) -> Iterator[str]:
    """What a screen shows and a fresh one does not, or the other way round."""
    yield from differences("seq", screen.seq, fresh.seq)
    for part in SHOWN:
        yield from differences(part, getattr(screen, part), getattr(fresh, part))
    if screen.conflicts is not None:
        yield from differences("conflicts", screen.conflicts, fresh.conflicts)


def differences(where: str, shown: Any, true: Any) -> Iterator[str]:
    if isinstance(shown, dict) and isinstance(true, dict):
        for key in sorted(shown.keys() | true.keys()):
            yield from differences(f"{where}/{key}", shown.get(key, "nothing"), true.get(key, "nothing"))
    elif shown != true:
        yield f"{where}: {shown!r}, truly {true!r}"


def told_of_schedules() -> set[str]:
    return {event.name for event in event_classes() if event.__module__.startswith("schedule.")}


def test_every_kind_of_event_of_schedules_is_folded(new_project: NewProject) -> None:
    deeds = new_project()
    screens = Screens(deeds.reader)
    for number, name in enumerate(WHOLE):
        deeds.do(name, number)
        screens.follow(name, loads_again=number % 6 == 0)
    assert sorted(told_of_schedules() ^ HANDLERS.keys()) == []
    assert sorted(HANDLERS.keys() - screens.seen) == []
    assert [kind for kind in HANDLERS if not screens.notice(kind)] == []


def test_what_is_too_much_to_tell_is_loaded_again(new_project: NewProject) -> None:
    deeds = new_project()
    screens = Screens(deeds.reader)
    for name in ("add_task", "begin_scenario", "add_many_in_scenario", "apply_scenario", "move"):
        deeds.do(name, 1)
        screens.follow(name, loads_again=False)
    assert screens.reloads == 1


# In an order in which each of them can be done.
WHOLE = [
    "add_phase", "add_task", "add_task", "add_milestone", "link", "link_otherwise", "change_link", "move",
    "say_otherwise", "put_into_phase", "progress", "fix", "order_tasks", "add_phase", "change_phase", "order_phases",
    "remove_phase", "save_picture", "begin_scenario", "change_scenario", "rename_scenario", "apply_scenario",
    "work_otherwise", "take_days_off", "live_elsewhere", "leave", "unlink", "remove_task", "forget_picture",
    "forget_scenario", "plan", "plan_again", "level", "film", "film", "meet", "meet_otherwise", "meet_otherwise_once",
    "bring_in", "call_off", "shoot_at_once", "settle", "begin_scenario", "unlink_in_scenario", "change_scenario",
    "apply_scenario",
]  # fmt: skip


@settings(
    max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(history=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 10**6), st.booleans()), max_size=25))
def test_snapshot_and_events_are_the_next_snapshot_of_schedules(
    new_project: NewProject, history: Sequence[tuple[str, int, bool]]
) -> None:
    deeds = new_project()
    for start in ("plan", "add_task", "link", "begin_scenario", "meet"):
        deeds.do(start, 1)
    screens = Screens(deeds.reader)
    for name, number, loads_again in history:
        deeds.do(name, number)
        screens.follow(name, loads_again=loads_again)
