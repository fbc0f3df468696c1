"""Who is told of whom: what changed since the last time, however often it changed and wherever it comes from."""

from typing import Any

import pytest

from core.domain.ids import new_id
from core.presentation.live.limits import HINTS_A_SOCKET, IDLE_SECONDS, PEOPLE_SHOWN, TYPING_SECONDS
from core.presentation.live.person import Hint, Person, Standing
from core.presentation.live.presence import Presence
from core.presentation.live.reports import Kind, Report, report_of

JIMIN, GUEST = Person(new_id(), "김지민"), Person(new_id(), "손님 박", is_guest=True)
FIRST, SECOND, OTHER_PROCESS = new_id(), new_id(), new_id()
TYPING = Hint("user.typing", "typing:1", {"active": True}, {"active": False}, TYPING_SECONDS)
NOT_TYPING = Hint("user.typing", "typing:1", None, {"active": False}, TYPING_SECONDS)


def playhead(frame: int) -> Hint:
    return Hint("playhead", "playhead", {"frame": frame})


def told(presence: Presence) -> list[tuple[str, dict[str, Any]]]:
    return [(news.kind, news.data) for news in presence.changes()]


@pytest.fixture
def presence() -> Presence:
    """With one person at one socket, of whom all know."""
    presence = Presence()
    presence.enter(FIRST, JIMIN, 0)
    assert told(presence) == [("presence.joined", {"state": "active"})]
    presence.own_changes()
    return presence


def test_tabs_of_one_person_are_one_presence(presence: Presence) -> None:
    presence.enter(SECOND, JIMIN, 1)
    presence.leave(FIRST)
    assert told(presence) == []
    presence.leave(SECOND)
    assert told(presence) == [("presence.left", {})]


def test_a_person_is_idle_when_all_their_tabs_are(presence: Presence) -> None:
    presence.enter(SECOND, JIMIN, 1)
    presence.act(FIRST, 2, is_idle=True)
    assert told(presence) == []
    presence.act(SECOND, 3, is_idle=True)
    assert told(presence) == [("presence.idle", {"state": "idle"})]
    presence.act(FIRST, 4)
    assert told(presence) == [("presence.active", {"state": "active"})]


def test_what_changed_back_is_no_news(presence: Presence) -> None:
    presence.act(FIRST, 1, is_idle=True)
    presence.act(FIRST, 2)
    presence.act(FIRST, 2, hint=TYPING)
    presence.act(FIRST, 2, hint=NOT_TYPING)
    presence.enter(SECOND, GUEST, 3)
    presence.leave(SECOND)
    assert told(presence) == []


def test_the_last_value_of_a_person_wins(presence: Presence) -> None:
    presence.enter(SECOND, JIMIN, 1)
    for frame in range(30):
        presence.act((FIRST, SECOND)[frame % 2], 2, hint=playhead(frame))
    (news,) = presence.changes()
    assert (news.kind, news.data, news.origin) == ("playhead", {"frame": 29}, SECOND)


def test_who_is_silent_for_long_is_idle(presence: Presence) -> None:
    presence.expire(IDLE_SECONDS - 1)
    assert told(presence) == []
    presence.expire(IDLE_SECONDS)
    assert told(presence) == [("presence.idle", {"state": "idle"})]
    presence.act(FIRST, IDLE_SECONDS + 1, hint=playhead(3))
    assert told(presence) == [("presence.active", {"state": "active"}), ("playhead", {"frame": 3})]


def test_typing_ends_by_itself_unless_it_is_renewed(presence: Presence) -> None:
    presence.act(FIRST, 0, hint=TYPING)
    assert told(presence) == [("user.typing", {"active": True})]
    presence.act(FIRST, TYPING_SECONDS - 1, hint=TYPING)
    presence.expire(TYPING_SECONDS)
    assert told(presence) == []
    presence.expire(2 * TYPING_SECONDS)
    assert told(presence) == [("user.typing", {"active": False})]


def test_typing_ends_with_its_socket(presence: Presence) -> None:
    presence.enter(SECOND, JIMIN, 0)
    presence.act(SECOND, 0, hint=TYPING)
    told(presence)
    presence.leave(SECOND)
    assert told(presence) == [("user.typing", {"active": False})]


def test_a_person_at_two_processes_is_one_presence(presence: Presence) -> None:
    presence.report(OTHER_PROCESS, {JIMIN.id: Standing(JIMIN)}, is_whole=True)
    presence.leave(FIRST)
    assert told(presence) == []
    presence.lose(OTHER_PROCESS)
    assert told(presence) == [("presence.left", {})]


def test_a_whole_report_drops_whom_it_does_not_name(presence: Presence) -> None:
    presence.report(OTHER_PROCESS, {GUEST.id: Standing(GUEST, hints={"typing:1": TYPING})}, is_whole=False)
    assert told(presence) == [("presence.joined", {"state": "active"}), ("user.typing", {"active": True})]
    presence.report(OTHER_PROCESS, {}, is_whole=True)
    assert told(presence) == [("user.typing", {"active": False}), ("presence.left", {})]


def test_only_what_is_new_of_its_own_people_is_reported(presence: Presence) -> None:
    presence.report(OTHER_PROCESS, {GUEST.id: Standing(GUEST)}, is_whole=True)
    assert presence.own_changes() == {}
    presence.act(FIRST, 1, hint=playhead(7))
    assert presence.own_changes() == {JIMIN.id: Standing(JIMIN, hints={"playhead": playhead(7)})}
    presence.leave(FIRST)
    assert presence.own_changes() == {JIMIN.id: None}


def test_a_report_arrives_as_it_was_sent() -> None:
    standing = Standing(GUEST, is_idle=True, hints={"typing:1": TYPING, "playhead": playhead(9)})
    sent = Report(OTHER_PROCESS, Kind.HELLO, {GUEST.id: standing, JIMIN.id: None})
    assert report_of(sent.encoded()) == sent


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[]", b'{"kind": "dance", "people": {}}', b'{"kind": "whole", "people": {"1": null}}']
)
def test_a_report_of_another_release_is_left_aside(said: bytes) -> None:
    assert report_of(OTHER_PROCESS.bytes + said) is None


def test_a_channel_shows_a_bounded_number_of_people_and_doings() -> None:
    presence = Presence()
    for number in range(PEOPLE_SHOWN):
        presence.enter(new_id(), Person(new_id(), str(number)), 0)
    presence.enter(FIRST, JIMIN, 0)
    presence.act(FIRST, 0, hint=TYPING)
    presence.report(OTHER_PROCESS, {GUEST.id: Standing(GUEST)}, is_whole=True)
    presence.leave(FIRST)
    assert len(presence.changes()) == len(presence.told()) == PEOPLE_SHOWN
    talker = Presence()
    talker.enter(FIRST, JIMIN, 0)
    for number in range(3 * HINTS_A_SOCKET):
        talker.act(FIRST, 0, hint=Hint("user.typing", f"typing:{number}", {"active": True}))
    talker.changes()
    assert len(talker.told()[0].hints) == HINTS_A_SOCKET


def test_another_name_is_told_with_the_state(presence: Presence) -> None:
    renamed = Person(JIMIN.id, "김지민 감독")
    presence.stay(FIRST, JIMIN, 1)
    assert told(presence) == []
    presence.stay(FIRST, renamed, 2)
    (news,) = presence.changes()
    assert (news.kind, news.person) == ("presence.active", renamed)
    assert presence.own_changes() == {JIMIN.id: Standing(renamed)}


def test_who_came_when_there_were_too_many_is_seen_once_there_is_room() -> None:
    presence, sockets = Presence(), [new_id() for _ in range(PEOPLE_SHOWN)]
    for socket in sockets:
        presence.enter(socket, Person(new_id(), "누군가"), 0)
    presence.enter(FIRST, JIMIN, 0)
    presence.changes()
    presence.leave(sockets[0])
    presence.stay(FIRST, JIMIN, 1)
    assert ("presence.joined", JIMIN) in [(news.kind, news.person) for news in presence.changes()]
