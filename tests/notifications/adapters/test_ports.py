"""One contract a port, on the fake and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from identity.contracts import Channel, NotificationType
from notifications.application.ports import Inboxes, LeaveTokens, Outgoing, ProjectWishes
from notifications.application.read_models import Reading
from notifications.contracts import EntryActor
from notifications.domain.entry import Entry
from notifications.domain.preferences import ProjectPreferences
from notifications.infrastructure.inboxes import DatabaseInboxes
from notifications.infrastructure.leave_tokens import SignedLeaveTokens
from notifications.infrastructure.outgoing import DatabaseOutgoing
from notifications.infrastructure.project_wishes import DatabaseProjectWishes
from tests.notifications.examples import NOW, news
from tests.notifications.fakes import FakeInboxes, FakeOutgoing, FakeProjectWishes, FakeTokens

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], AbstractContextManager[None]]
PROJECT, MINA, JUN = new_id(), new_id(), new_id()


def whole(recipient_id: UUID = MINA, **differing: Any) -> Entry:
    """No field at its default."""
    entry = Entry.begin(new_id(), recipient_id, news(PROJECT, recipient_id), NOW, is_shown=True)
    entry.gather(news(PROJECT, recipient_id, source_id=new_id()), NOW + timedelta(hours=1), is_shown=True)
    told: dict[str, Any] = {"thread_id": new_id(), "mail_due_at": NOW, "mailed_at": NOW - timedelta(days=1)}
    return replace(entry, **told | differing)


@pytest.fixture(params=["fake", "real"])
def parts(request: pytest.FixtureRequest, db: None) -> Iterator[tuple[Inboxes, Outgoing, Work]]:
    if request.param == "fake":
        fake = FakeInboxes()
        yield fake, FakeOutgoing(fake), nullcontext
    else:
        yield DatabaseInboxes(lambda: NOW), DatabaseOutgoing(), lambda: unit_of_work(by=SYSTEM)


def kept(parts: tuple[Inboxes, Outgoing, Work], *entries: Entry) -> None:
    inboxes, _, work = parts
    with work():
        inboxes.hold({entry.recipient_id for entry in entries})
        inboxes.save(entries)


def test_an_entry_comes_back_as_it_was_kept(parts: tuple[Inboxes, Outgoing, Work]) -> None:
    entry = whole(read_at=NOW)
    kept(parts, entry)
    found = parts[0].get(MINA, entry.id)
    assert found == entry
    assert found is not entry
    assert parts[0].get(JUN, entry.id) is None
    assert parts[0].get(MINA, new_id()) is None


def test_what_is_changed_counts_when_it_is_saved(parts: tuple[Inboxes, Outgoing, Work]) -> None:
    entry = whole()
    kept(parts, entry)
    found = parts[0].unread_about([MINA, JUN], entry.kind, entry.subject_id)[MINA]
    found.gather(news(PROJECT, MINA, text="나중"), NOW + timedelta(hours=2), is_shown=True)
    found.actors = (*found.actors, EntryActor(new_id(), "더"))
    assert parts[0].get(MINA, entry.id) == entry
    kept(parts, found)
    assert parts[0].get(MINA, entry.id) == found
    assert parts[0].unread_about([JUN], entry.kind, entry.subject_id) == {}
    assert parts[0].unread_about([MINA], NotificationType.STATUS, entry.subject_id) == {}


def test_what_is_hidden_or_away_is_not_shown(parts: tuple[Inboxes, Outgoing, Work]) -> None:
    hidden, away = whole(is_shown=False), whole(is_away=True)
    kept(parts, hidden, away)
    assert parts[0].get(MINA, hidden.id) is parts[0].get(MINA, away.id) is None


def test_everybody_hears_of_a_delivery_once(parts: tuple[Inboxes, Outgoing, Work]) -> None:
    inboxes, _, work = parts
    first, second = new_id(), new_id()
    with work():
        inboxes.hold([MINA, JUN])
        assert inboxes.untold([MINA], first) == {MINA}
        assert inboxes.untold([MINA, JUN], first) == {JUN}
        assert inboxes.untold([MINA], second) == {MINA}
    assert inboxes.told([first, second, MINA]) == {first: {MINA, JUN}, second: {MINA}, MINA: set()}


def test_reading_counts_what_is_left(parts: tuple[Inboxes, Outgoing, Work]) -> None:
    inboxes, _, work = parts
    entries = [whole(at=NOW + timedelta(minutes=minutes)) for minutes in range(4)]
    elsewhere = whole(project_id=new_id())
    kept(parts, *entries, elsewhere, whole(JUN))
    with work():
        inboxes.hold([MINA])
        first = inboxes.get(MINA, entries[0].id)
        assert first is not None
        assert first.read(NOW)
        assert inboxes.mark_read(first, NOW) == 4
        assert inboxes.read_all(MINA, Reading(up_to=entries[1].at), NOW) == 3
        assert inboxes.read_all(MINA, Reading(project_id=elsewhere.project_id), NOW) == 2
        inboxes.remove(entries[3])
        assert inboxes.read_all(MINA, Reading(), NOW) == 0
        assert inboxes.read_all(MINA, Reading(), NOW) == 0
    assert parts[0].get(MINA, entries[2].id) == replace(entries[2], read_at=NOW, mail_due_at=None)


def test_mails_are_due_to_one_person_at_a_time_oldest_first(parts: tuple[Inboxes, Outgoing, Work]) -> None:
    _, outgoing, work = parts
    late, early = whole(), whole(at=NOW - timedelta(hours=1))
    kept(parts, late, early, whole(mail_due_at=NOW + timedelta(seconds=1)), whole(JUN, mail_due_at=None))
    with work():
        assert outgoing.next_due(NOW - timedelta(seconds=1)) is None
        assert outgoing.next_due(NOW) == (MINA, [early, late])


def test_what_became_of_a_mail_is_kept_and_what_was_for_a_mail_alone_goes(
    parts: tuple[Inboxes, Outgoing, Work],
) -> None:
    inboxes, outgoing, work = parts
    shown, held, alone = whole(), whole(), whole(is_shown=False)
    kept(parts, shown, held, alone)
    with work():
        _, entries = outgoing.next_due(NOW) or (None, [])
        for entry in entries:
            if entry.id == held.id:
                entry.hold_mail(NOW + timedelta(hours=1))
            else:
                entry.mailed(NOW)
        outgoing.settle(entries)
    assert inboxes.get(MINA, shown.id) == replace(shown, mail_due_at=None, mailed_at=NOW)
    with work():
        assert outgoing.next_due(NOW) is None
        assert outgoing.next_due(NOW + timedelta(hours=1)) == (
            MINA,
            [replace(held, mail_due_at=NOW + timedelta(hours=1))],
        )
    assert inboxes.unread_about([MINA], alone.kind, alone.subject_id) == {}


@pytest.fixture(params=["fake", "real"])
def project_wishes(request: pytest.FixtureRequest, db: None) -> ProjectWishes:
    return FakeProjectWishes() if request.param == "fake" else DatabaseProjectWishes()


def test_preferences_come_back_as_they_were_saved(project_wishes: ProjectWishes) -> None:
    switches = {(NotificationType.REPLY, Channel.MAIL): True, (NotificationType.STATUS, Channel.IN_APP): False}
    chosen, other = ProjectPreferences(is_muted=True, switches=switches, version=7), new_id()
    with unit_of_work(by=SYSTEM):
        assert project_wishes.get(MINA, PROJECT) == ProjectPreferences()
        project_wishes.save(MINA, PROJECT, chosen)
        assert project_wishes.get(MINA, PROJECT) == chosen
        project_wishes.get(MINA, other)
        project_wishes.save(MINA, other, ProjectPreferences(version=2))
    assert project_wishes.of(PROJECT, [MINA, JUN]) == {MINA: chosen}
    assert project_wishes.of_person(MINA)[PROJECT] == chosen
    assert project_wishes.of_person(JUN) == {}
    with unit_of_work(by=SYSTEM):
        project_wishes.stop_mails(MINA)
    left = {(NotificationType.STATUS, Channel.IN_APP): False}
    assert project_wishes.of(PROJECT, [MINA]) == {MINA: ProjectPreferences(True, left, 8)}
    assert project_wishes.of(other, [MINA])[MINA].version == 2


@pytest.mark.parametrize("tokens", [FakeTokens(), SignedLeaveTokens()])
def test_a_token_names_its_person_and_a_forged_one_nobody(tokens: LeaveTokens) -> None:
    token = tokens.sign(MINA)
    assert tokens.read(token) == MINA
    assert tokens.read(f"x{token}") is None
    assert tokens.read("") is tokens.read(str(MINA)) is None
