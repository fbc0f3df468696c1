"""What happens in inboxes, on fakes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.errors import NotFound, Stale
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import Addressee, Mail
from identity.contracts import Channel, Digest, NotificationType, QuietHours, Wishes
from notifications.application.delete_notification import delete_notification
from notifications.application.end_mails import end_mails
from notifications.application.mail_news import DIGEST, MOST_PASSAGES, NEWS, Correspondence, mail_news
from notifications.application.project_preferences import change_preferences, read_preferences
from notifications.application.read_models import Reading
from notifications.application.read_notification import read_notification
from notifications.application.read_notifications import read_notifications
from notifications.application.tell import tell
from notifications.contracts import News
from notifications.domain.entry import Entry
from notifications.domain.preferences import ProjectPreferences
from notifications.domain.refusals import LeaveLinkInvalid, NotificationNotFound
from tests.notifications.examples import NOW, news
from tests.notifications.fakes import (
    FakeInboxes,
    FakeOutgoing,
    FakePeople,
    FakeProjects,
    FakeProjectWishes,
    FakeTokens,
)

MINA, JUN, PROJECT = Actor(new_id(), "미나"), Actor(new_id(), "준"), new_id()
ALL_ON = {(kind, channel): True for kind in NotificationType for channel in Channel}


def wishes(**differing: Any) -> Wishes:
    chosen: dict[str, Any] = {
        "switches": ALL_ON,
        "quiet_hours": None,
        "digest": Digest.OFF,
        "addressee": Addressee("mina@example.kr", Language.KOREAN, "미나"),
    }
    return Wishes(**chosen | differing)


class Post:
    """Mails that are owed; only inside a unit of work."""

    def __init__(self, office: "Office") -> None:
        self._office, self.owed = office, list[tuple[Addressee, Mail]]()

    def owe_whole(self, to: Addressee, mail: Mail) -> None:
        assert self._office.working
        self.owed.append((to, mail))


@dataclass
class Office:
    now: datetime = NOW
    working: bool = False
    inboxes: FakeInboxes = field(default_factory=FakeInboxes)
    wishes: FakeProjectWishes = field(default_factory=FakeProjectWishes)
    projects: FakeProjects = field(
        default_factory=lambda: FakeProjects({PROJECT: "봄"}, {PROJECT: {MINA.user_id, JUN.user_id}})
    )
    people: FakePeople = field(
        default_factory=lambda: FakePeople({MINA.user_id: wishes(), JUN.user_id: wishes(addressee=None)})
    )

    def __post_init__(self) -> None:
        self.post = Post(self)
        self.outgoing = FakeOutgoing(self.inboxes)

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        self.working, self.inboxes.held = True, set()
        yield
        self.working = False

    def tell(self, told: News, delivery_id: UUID | None = None) -> None:
        self.inboxes.held = set()
        ports: dict[str, Any] = {"projects": self.projects, "people": self.people, "inboxes": self.inboxes}
        tell(told, delivery_id or new_id(), **ports, project_wishes=self.wishes, clock=lambda: self.now)

    def mail(self) -> bool:
        desk = Correspondence(self.people, self.projects, self.wishes, self.post, FakeTokens())  # type: ignore[arg-type]
        return mail_news(unit_of_work=self.unit_of_work, outgoing=self.outgoing, desk=desk, clock=lambda: self.now)

    def of(self, person: Actor) -> list[Entry]:
        return [entry for entry in self.inboxes.entries.values() if entry.recipient_id == person.user_id]


@pytest.fixture
def office() -> Office:
    return Office()


def test_of_several_news_of_a_delivery_each_hears_the_first_that_they_want(office: Office) -> None:
    no_mentions = ALL_ON | {(NotificationType.MENTION, channel): False for channel in Channel}
    office.people.known[JUN.user_id] = wishes(switches=no_mentions)
    delivery_id = new_id()
    for kind in (NotificationType.MENTION, NotificationType.REPLY):
        office.tell(news(PROJECT, MINA.user_id, JUN.user_id, kind=kind), delivery_id)
    assert [entry.kind for entry in office.of(MINA)] == [NotificationType.MENTION]
    assert [entry.kind for entry in office.of(JUN)] == [NotificationType.REPLY]


def test_nobody_is_told_who_is_unknown_or_has_left(office: Office) -> None:
    office.projects.people[PROJECT] = {JUN.user_id}
    office.tell(news(PROJECT, MINA.user_id, JUN.user_id, new_id()))
    assert {entry.recipient_id for entry in office.inboxes.entries.values()} == {JUN.user_id}


def test_a_mail_is_due_only_to_whom_one_may_write(office: Office) -> None:
    office.tell(news(PROJECT, MINA.user_id, JUN.user_id))
    assert [entry.mail_due_at is None for entry in (*office.of(MINA), *office.of(JUN))] == [False, True]


def test_reading_and_dropping_ask_whose_it_is(office: Office) -> None:
    office.tell(news(PROJECT, MINA.user_id))
    (entry,) = office.of(MINA)
    ports: dict[str, Any] = {"unit_of_work": office.unit_of_work, "inboxes": office.inboxes}
    for refused in (JUN, Actor(new_id(), "남")):
        with pytest.raises(NotificationNotFound):
            read_notification(refused, entry.id, **ports, inbox=office.inboxes, clock=lambda: NOW)  # type: ignore[arg-type]
        with pytest.raises(NotificationNotFound):
            delete_notification(refused, entry.id, **ports)
    assert read_notification(MINA, entry.id, **ports, inbox=office.inboxes, clock=lambda: NOW) == 0  # type: ignore[arg-type]
    assert office.of(MINA)[0].mail_due_at is None
    delete_notification(MINA, entry.id, **ports)
    assert office.of(MINA) == []


def test_what_is_read_at_once_is_what_was_asked_for(office: Office) -> None:
    for minutes in range(3):
        office.now = NOW + timedelta(minutes=minutes)
        office.tell(news(PROJECT, MINA.user_id))
    ports: dict[str, Any] = {"unit_of_work": office.unit_of_work, "inboxes": office.inboxes, "clock": lambda: NOW}
    assert read_notifications(MINA, Reading(up_to=NOW + timedelta(minutes=1)), **ports) == 1
    assert read_notifications(MINA, Reading(project_id=new_id()), **ports) == 1
    assert read_notifications(MINA, Reading(), **ports) == 0


def test_a_mail_is_one_for_all_that_is_due_to_a_person(office: Office) -> None:
    office.tell(news(PROJECT, MINA.user_id))
    assert not office.mail()
    office.now += timedelta(seconds=11)
    assert office.mail()
    assert not office.mail()
    office.tell(news(PROJECT, MINA.user_id))
    office.tell(news(PROJECT, MINA.user_id))
    office.now += timedelta(seconds=11)
    office.mail()
    assert [mail.kind for _, mail in office.post.owed] == [NEWS, DIGEST]
    assert [len(mail.sections[0].passages) for _, mail in office.post.owed] == [1, 2]
    assert office.post.owed[0][1].parts["leave"] == f"signed {MINA.user_id}"


def test_a_mail_shows_so_many_things_and_says_how_many_more_there_are(office: Office) -> None:
    for _ in range(MOST_PASSAGES + 7):
        office.tell(news(PROJECT, MINA.user_id))
    office.now += timedelta(seconds=11)
    office.mail()
    ((_, mail),) = office.post.owed
    assert (mail.parts["count"], mail.parts["more"]) == (str(MOST_PASSAGES + 7), "7")
    assert sum(len(section.passages) for section in mail.sections) == MOST_PASSAGES
    assert all(entry.mail_due_at is None for entry in office.of(MINA))


def test_quiet_hours_are_asked_for_again_before_a_mail_leaves(office: Office) -> None:
    office.tell(news(PROJECT, MINA.user_id))
    office.people.known[MINA.user_id] = wishes(quiet_hours=QuietHours(time(10), time(11)))
    office.now += timedelta(minutes=1)
    assert office.mail()
    assert office.post.owed == []
    (entry,) = office.of(MINA)
    assert entry.mail_due_at == NOW + timedelta(minutes=30), "half past ten in Seoul, so at eleven"


def test_whoever_has_gone_gets_no_mail(office: Office) -> None:
    office.tell(news(PROJECT, MINA.user_id))
    office.people.known.clear()
    office.now += timedelta(minutes=1)
    assert office.mail()
    assert (office.post.owed, office.of(MINA)[0].mail_due_at) == ([], None)


def test_an_inbox_that_somebody_holds_waits(office: Office) -> None:
    office.tell(news(PROJECT, MINA.user_id))
    office.outgoing.busy.add(MINA.user_id)
    office.now += timedelta(minutes=1)
    assert not office.mail()


def test_a_link_ends_the_mails_of_its_person(office: Office) -> None:
    switches = {(NotificationType.REPLY, Channel.MAIL): True, (NotificationType.REPLY, Channel.IN_APP): False}
    office.wishes.save(MINA.user_id, PROJECT, ProjectPreferences(switches=switches))
    ports: dict[str, Any] = {"tokens": FakeTokens(), "people": office.people, "project_wishes": office.wishes}
    with pytest.raises(LeaveLinkInvalid):
        end_mails("forged", unit_of_work=office.unit_of_work, **ports)
    end_mails(f"signed {MINA.user_id}", unit_of_work=office.unit_of_work, **ports)
    assert office.people.stopped == {MINA.user_id}
    assert office.wishes.get(MINA.user_id, PROJECT).switches == {(NotificationType.REPLY, Channel.IN_APP): False}


def test_preferences_for_a_project_are_a_members_alone(office: Office) -> None:
    ports: dict[str, Any] = {"access": office.projects.require, "project_wishes": office.wishes}
    changed = change_preferences(MINA, PROJECT, True, {}, 1, unit_of_work=office.unit_of_work, **ports)
    assert changed == read_preferences(MINA, PROJECT, **ports) == ProjectPreferences(is_muted=True, version=2)
    with pytest.raises(Stale):
        change_preferences(MINA, PROJECT, False, {}, 1, unit_of_work=office.unit_of_work, **ports)
    with pytest.raises(NotFound):
        change_preferences(Actor(new_id(), "남"), PROJECT, True, {}, None, unit_of_work=office.unit_of_work, **ports)
    assert read_preferences(JUN, PROJECT, **ports) == ProjectPreferences()
