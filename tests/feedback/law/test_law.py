"""The law of state: a snapshot and the events after it are the next snapshot, for every list, whatever happens."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from core.domain.actor import Actor
from feedback.presentation.asyncapi import document, event_classes
from tests.client import ApiClient
from tests.feedback.api.conftest import Review, film, samples
from tests.feedback.law.guest_reader import GuestReader
from tests.feedback.law.screen import HANDLERS, Row, Screen
from tests.feedback.law.snapshot import news, taken
from tests.feedback.law.visiting import Visiting
from tests.samples import Samples

__all__ = ["film", "samples"]
NO_DEEDS = ("do", "who", "owner", "link", "guest", "guests_who_watch")
NAMES = [name for name in dir(Visiting) if not name.startswith("_") and name not in NO_DEEDS]
SHOWN = ("items", "threads", "mine", "videos", "rounds", "members", "project")
NewProject = Callable[[], Visiting]


@pytest.fixture
def new_project(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor],
    film: bytes, samples: Samples, work_off: Callable[[], None],
) -> NewProject:  # fmt: skip
    broken = samples.named("tone.mp4").read_bytes()

    def made() -> Visiting:
        others = [make_person(name) for name in ("이편집", "최심사", "정손님")]
        project_id, owner = make_project(admin=others[0], reviewer=others[1], editor=others[2])
        people = [Review(api, project_id, each) for each in (owner, *others)]

        def newcomer() -> Review:
            return Review(api, project_id, make_person("신입"))

        return Visiting(people, newcomer, film, broken, work_off)

    return made


class Reader:
    """Screens that were loaded at different times and live by events from then on."""

    def __init__(self, review: Review) -> None:
        self.review, self.seen = review, set[str]()
        self.screens = [taken(review)]

    def follow(self, deed: str, *, loads_again: bool) -> None:
        """Fold what is new; then every screen shows what a fresh one shows."""
        events = news(self.review, self.screens[0].seq)
        for event in events:
            as_the_document_says(event)
        fresh = taken(self.review)
        for screen in self.screens:
            for event in events:
                screen.fold(event)
            assert wrong(screen, fresh) == [], deed
        self.seen |= {event["type"] for event in events}
        if loads_again:
            self.screens = [self.screens[0], *self.screens[1:][-2:], fresh]


def follow_as_guests(guests: Sequence[GuestReader], deed: str) -> None:
    """By a link of the video, and by one of a version alone."""
    for guest in guests:
        if (shown := guest.follow()) is not None:
            assert wrong(*shown) == [], deed


def as_the_document_says(event: Row) -> None:
    payload = document()["channels"]["project"]["messages"][event["type"]]["payload"]
    Draft202012Validator(payload["properties"]["data"]).validate(event["data"])


def wrong(screen: Screen, fresh: Screen) -> list[str]:
    """What a screen shows and a fresh one does not, or the other way round."""
    found = list(differences("seq", screen.seq, fresh.seq))
    for part in SHOWN:
        shown, true = getattr(screen, part), getattr(fresh, part)
        if part in ("threads", "rounds"):
            true = {opened: rows for opened, rows in true.items() if opened in shown}
        elif part == "mine":
            opened = {comment for thread in screen.threads.values() for comment in thread}
            true = {comment: kind for comment, kind in true.items() if comment in opened}
        found += differences(part, shown, true)
    return found


def differences(where: str, shown: Any, true: Any) -> Iterator[str]:
    if isinstance(shown, dict) and isinstance(true, dict):
        for key in sorted(shown.keys() | true.keys()):
            yield from differences(f"{where}/{key}", shown.get(key, "nothing"), true.get(key, "nothing"))
    elif shown != true:
        yield f"{where}: {shown!r}, truly {true!r}"


def test_every_kind_of_event_is_folded_as_the_document_promises(new_project: NewProject) -> None:
    deeds = new_project()
    reader, guests = Reader(deeds.people[1]), list[GuestReader]()
    for number, name in enumerate(WHOLE):
        deeds.do(name, number)
        reader.follow(name, loads_again=number % 5 == 0)
        follow_as_guests(guests, name)
        guests = guests or [GuestReader(guest) for guest in deeds.guests_who_watch()]
    for guest in guests:
        assert {"feedback.created", "comment.added", "status.changed"} <= guest.heard
    assert sorted(_seen_in_reviews() ^ HANDLERS.keys()) == []
    assert sorted(HANDLERS.keys() - reader.seen) == []


def _seen_in_reviews() -> set[str]:
    """Plans and schedules have screens of their own."""
    return {event.name for event in event_classes() if not event.__module__.startswith(("ai_planning.", "schedule."))}


# In an order in which each of them can be done.
WHOLE = [
    "upload",
    "note",
    "process",
    "note",
    "comment",
    "react",
    "reply",
    "edit_comment",
    "delete_comment",
    "edit",
    "move_on",
    "close",
    "move_several",
    "attach",
    "detach",
    "further_version",
    "process",
    "label_version",
    "name_video",
    "order_videos",
    "comment",
    "rename",
    "ask_for_review",
    "decide",
    "finish",
    "change_round",
    "further_version",
    "share",
    "guest_writes",
    "guest_talks",
    "guest_decides",
    "change_link",
    "silence_guest",
    "block_guest",
    "revoke_link",
    "process",
    "decide",
    "close_round",
    "trash_version",
    "restore",
    "note",
    "comment",
    "delete_item",
    "trash_video",
    "restore",
    "upload_what_does_not_play",
    "process",
    "change_role",
    "leave_and_come_back",
    "describe_project",
    "offer_project",
    "hand_over_project",
    "invite_and_be_accepted",
    "invite_and_be_declined",
    "invite_and_take_it_back",
    "invite_and_hear_nothing",
    "join_by_link",
    "trash_and_restore_project",
]


@settings(
    max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(history=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 10**6), st.booleans()), max_size=25))
def test_snapshot_and_events_are_the_next_snapshot(
    new_project: NewProject, history: Sequence[tuple[str, int, bool]]
) -> None:
    deeds, reader, guests = watched(new_project())
    for name, number, loads_again in history:
        deeds.do(name, number)
        reader.follow(name, loads_again=loads_again)
        follow_as_guests(guests, name)


def test_what_people_change_of_a_version_is_told_to_whoever_sees_another_one(new_project: NewProject) -> None:
    deeds, reader, guests = watched(new_project())
    owner = deeds.owner
    deeds.do("further_version", 1)
    follow_as_guests(guests, "further_version")
    (video,) = taken(owner).videos.values()
    for version in owner.versions(video["id"]):
        path = f"{owner.path}/videos/{video['id']}/versions/{version['version_id']}"
        assert owner.api.patch(path, {"label": "색보정"}).json()["label"] == "색보정"
        reader.follow("label_version", loads_again=True)
        follow_as_guests(guests, "label_version")


def watched(deeds: Visiting) -> tuple[Visiting, Reader, list[GuestReader]]:
    """A video and what is said of it, seen by a member and by guests."""
    for start in ("upload", "process", "note", "comment"):
        deeds.do(start, 1)
    return deeds, Reader(deeds.people[1]), [GuestReader(guest) for guest in deeds.guests_who_watch()]
