"""The law of state for plans: a snapshot and the events after it are the next snapshot, whatever happens."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.domain.actor import Actor
from feedback.presentation.asyncapi import document, event_classes
from tests.ai_planning.law.deeds import Deeds
from tests.ai_planning.law.screen import HANDLERS, Row
from tests.ai_planning.law.snapshot import Reader
from tests.client import ApiClient

NAMES = [name for name in vars(Deeds) if not name.startswith("_") and name not in ("do", "rename_person")]
OPENED = ("frames", "snapshots", "comments")
NewProject = Callable[[], Deeds]


@pytest.fixture
def new_project(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor],
    work_off: Callable[[], None],
) -> NewProject:  # fmt: skip
    def made() -> Deeds:
        others = [make_person(name) for name in ("이편집", "정편집")]
        project_id, owner = make_project(editor=others[0], admin=others[1])
        people = [api.as_(each) for each in (owner, *others)]

        def rename(which: int, name: str) -> None:
            renamed = people[which].patch("/v2/me", {"name": name})
            assert renamed.status_code == 200, renamed.content

        return Deeds(Reader(people[1], project_id), people, work_off, rename)

    return made


class Screens:
    """Loaded at different times and living by events from then on."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.seen = reader, set[str]()
        reader.news(0)
        self.screens = [reader.taken()]

    def follow(self, deed: str, *, loads_again: bool) -> None:
        """Fold what is new; then every screen shows what a fresh one shows."""
        events = self.reader.news(self.screens[0].seq)
        for event in events:
            as_the_document_says(event)
        fresh = self.reader.taken()
        for screen in self.screens:
            for event in events:
                screen.fold(event)
            shown, true = vars(screen), vars(fresh)
            about = {
                name: {each: true[name][each] for each in shown[name]} for name in ("frames", "snapshots", "comments")
            }
            assert list(differences("", shown, true | about)) == [], deed
        self.seen |= {event["type"] for event in events}
        if loads_again:
            self.screens = [self.screens[0], *self.screens[1:][-2:], fresh]


def as_the_document_says(event: Row) -> None:
    payload = document()["channels"]["project"]["messages"][event["type"]]["payload"]
    Draft202012Validator(payload["properties"]["data"]).validate(event["data"])


def differences(where: str, shown: Any, true: Any) -> Iterator[str]:
    if isinstance(shown, dict) and isinstance(true, dict):
        for key in sorted(shown.keys() | true.keys()):
            yield from differences(f"{where}/{key}", shown.get(key, "nothing"), true.get(key, "nothing"))
    elif shown != true:
        yield f"{where}: {shown!r}, truly {true!r}"


def test_every_kind_of_event_of_plans_is_folded(new_project: NewProject) -> None:
    deeds = new_project()
    screens = Screens(deeds.reader)
    for number, name in enumerate(WHOLE):
        deeds.do(name, number)
        screens.follow(name, loads_again=number % 6 == 0)
    told = {event.name for event in event_classes() if event.__module__.startswith("ai_planning.")}
    assert sorted(told - HANDLERS.keys()) == []
    assert sorted(told - screens.seen) == []


# In an order in which each of them can be done.
WHOLE = [
    "create", "edit", "edit_stage", "edit_shot", "order", "lock", "unlock", "undo", "redo", "stretch", "set_inserts",
    "name_state", "edit_shot", "go_back", "forget_state", "write_story", "work", "design_shots", "cancel", "retry",
    "work", "write_stage_again", "design_shot_again", "design_inserts", "work", "draw", "work", "send_frame",
    "choose_frame", "remove_frame", "export", "work", "comment", "reply",
    "edit_comment", "settle_comment", "delete_comment", "duplicate", "rename", "delete", "restore", "undo",
]  # fmt: skip


@settings(
    max_examples=5, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(history=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 10**6), st.booleans()), max_size=20))
def test_snapshot_and_events_are_the_next_snapshot_of_plans(
    new_project: NewProject, history: Sequence[tuple[str, int, bool]]
) -> None:
    deeds = new_project()
    for start in ("create", "name_state", "comment", "send_frame"):
        deeds.do(start, 1)
    screens = Screens(deeds.reader)
    for name, number, loads_again in history:
        deeds.do(name, number)
        screens.follow(name, loads_again=loads_again)
