from datetime import timedelta
from uuid import UUID

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from identity.domain.session import Device, EndReason, RefreshToken, Session
from tests.identity.adapters.conftest import Adapters
from tests.identity.examples import AT

LIFE = timedelta(days=7)
LAPTOP = Device("Firefox/130", "203.0.113.7", "편집실 노트북")
PHONE = Device("Safari/17", "2001:db8::7", "전화")


def opened(adapters: Adapters, user_id: UUID | None = None) -> Session:
    session = Session(new_id(), user_id or new_id(), LAPTOP, AT, AT)
    session.issue(session.id.hex, AT)
    with adapters.unit_of_work(by=SYSTEM):
        adapters.sessions.add(session)
    return session


def found(adapters: Adapters, token_hash: str) -> Session:
    with adapters.unit_of_work(by=SYSTEM):
        session = adapters.sessions.get_by_token(token_hash)
    assert session is not None
    return session


def test_a_session_is_found_by_each_of_its_tokens_as_it_was_saved(adapters: Adapters) -> None:
    first = opened(adapters)
    token, later = first.id.hex, AT + timedelta(minutes=1)
    known = found(adapters, token)
    assert known == Session(first.id, first.user_id, LAPTOP, AT, AT, presented=RefreshToken(token, AT))
    with adapters.unit_of_work(by=SYSTEM):
        assert known.rotate("b" * 64, PHONE, later, life=LIFE)
        adapters.sessions.save(known)
    expected = Session(first.id, first.user_id, PHONE, created_at=AT, last_used_at=later)
    expected.presented = RefreshToken(token, AT, used_at=later)
    assert found(adapters, token) == expected
    expected.presented = RefreshToken("b" * 64, later)
    assert found(adapters, "b" * 64) == expected
    assert adapters.sessions.user_of_token("b" * 64) == (first.user_id, first.id)


def test_an_unknown_token_belongs_to_nobody(adapters: Adapters) -> None:
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.sessions.get_by_token("c" * 64) is None
    assert adapters.sessions.user_of_token("c" * 64) is None


def test_a_living_session_tells_its_owner_when_it_was_opened(adapters: Adapters) -> None:
    session, other = opened(adapters), opened(adapters)
    known = found(adapters, session.id.hex)
    with adapters.unit_of_work(by=SYSTEM):
        assert known.rotate("d" * 64, PHONE, AT + timedelta(hours=1), life=LIFE)
        adapters.sessions.save(known)
    opened_at = adapters.sessions.opened_at
    assert opened_at(session.user_id, session.id) == AT
    assert (opened_at(other.user_id, session.id), opened_at(session.user_id, new_id())) == (None, None)
    with adapters.unit_of_work(by=SYSTEM):
        adapters.sessions.end_living(session.user_id, EndReason.ENDED, AT)
    assert opened_at(session.user_id, session.id) is None


def test_what_lives_ends_once_and_remembers_when_and_why(adapters: Adapters) -> None:
    one = opened(adapters)
    two, other = opened(adapters, one.user_id), opened(adapters)
    later = AT + timedelta(hours=1)
    with adapters.unit_of_work(by=SYSTEM):
        end = adapters.sessions.end_living
        assert end(one.user_id, EndReason.ENDED, AT, only=two.id) == [two.id]
        assert end(one.user_id, EndReason.ENDED, AT, only=other.id) == []
        assert end(one.user_id, EndReason.WITHDRAWN, later) == [one.id]
        assert end(one.user_id, EndReason.WITHDRAWN, later) == []
    ended = found(adapters, one.id.hex)
    assert (ended.ended_at, ended.end_reason) == (later, EndReason.WITHDRAWN)
    ended = found(adapters, two.id.hex)
    assert (ended.ended_at, ended.end_reason) == (AT, EndReason.ENDED)
    assert found(adapters, other.id.hex).ended_at is None


def test_one_session_may_be_kept(adapters: Adapters) -> None:
    kept = opened(adapters)
    others = sorted(opened(adapters, kept.user_id).id for _ in range(3))
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.sessions.end_living(kept.user_id, EndReason.PASSWORD_CHANGED, AT, keep=kept.id) == others
    assert found(adapters, kept.id.hex).ended_at is None


def test_saving_a_rotation_brings_no_ended_session_back(adapters: Adapters) -> None:
    session = opened(adapters)
    known = found(adapters, session.id.hex)
    with adapters.unit_of_work(by=SYSTEM):
        adapters.sessions.end_living(session.user_id, EndReason.LOGGED_OUT, AT)
        known.rotate("d" * 64, LAPTOP, AT, life=LIFE)
        adapters.sessions.save(known)
    assert found(adapters, session.id.hex).end_reason is EndReason.LOGGED_OUT


def test_what_is_long_dead_is_forgotten_and_nothing_else(adapters: Adapters) -> None:
    unused, ended_lately, renewed = (opened(adapters) for _ in range(3))
    later = AT + timedelta(hours=1)
    with adapters.unit_of_work(by=SYSTEM):
        adapters.sessions.end_living(ended_lately.user_id, EndReason.ENDED, later)
        known = adapters.sessions.get_by_token(renewed.id.hex)
        assert known is not None
        known.rotate("e" * 64, LAPTOP, later, life=LIFE)
        adapters.sessions.save(known)
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.sessions.forget_dead(AT) == 0
        assert adapters.sessions.forget_dead(later) == 1
        assert adapters.sessions.forget_dead(later) == 0
    assert [adapters.sessions.user_of_token(each.id.hex) for each in (unused, ended_lately, renewed)] == [None] * 3
    assert found(adapters, "e" * 64).id == renewed.id
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.sessions.forget_dead(later + timedelta(seconds=1)) == 2


def test_a_device_is_called_by_what_it_says_of_itself(adapters: Adapters) -> None:
    assert adapters.devices.name("MyApp/1.0 (thing)") == "MyApp"
    assert adapters.devices.name("") == ""
