from datetime import timedelta

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from identity.domain.session import (
    GRACE,
    Device,
    EndReason,
    RefreshToken,
    Session,
    SessionEnded,
    TokenInvalid,
    TokenReused,
)
from tests.identity.examples import AT

LIFE = timedelta(days=7)
FIREFOX, CHROME = Device("Firefox/130", "203.0.113.7"), Device("Chrome/140", "203.0.113.8")
SECOND = timedelta(seconds=1)


@pytest.fixture
def session() -> Session:
    opened = Session(new_id(), new_id(), FIREFOX, AT, AT)
    opened.presented = RefreshToken("first", AT)
    return opened


def presented(session: Session) -> RefreshToken:
    assert session.presented is not None
    return session.presented


def test_a_rotation_uses_the_token_up_and_issues_the_next(session: Session) -> None:
    later = AT + timedelta(minutes=15)
    moved = Device(FIREFOX.agent, "198.51.100.9")
    assert session.rotate("second", moved, later, life=LIFE)
    assert presented(session).used_at == later
    assert [token.hash for token in session.issued] == ["second"]
    assert (session.last_used_at, session.device) == (later, moved)


def test_a_second_tab_may_rotate_within_the_grace_and_does_not_prolong_it(session: Session) -> None:
    assert session.rotate("second", FIREFOX, AT, life=LIFE)
    assert session.rotate("third", FIREFOX, AT + GRACE, life=LIFE)
    assert presented(session).used_at == AT
    assert not session.rotate("fourth", FIREFOX, AT + GRACE + SECOND, life=LIFE)


@pytest.mark.parametrize(("device", "after"), [(FIREFOX, GRACE + SECOND), (CHROME, SECOND)])
def test_reuse_after_the_grace_or_elsewhere_changes_nothing(session: Session, device: Device, after: timedelta) -> None:
    session.rotate("second", FIREFOX, AT, life=LIFE)
    assert not session.rotate("third", device, AT + after, life=LIFE)
    assert [token.hash for token in session.issued] == ["second"]
    assert (session.last_used_at, session.device) == (AT, FIREFOX)


def test_a_browser_that_was_renewed_is_still_the_device(session: Session) -> None:
    assert session.rotate("second", Device("Firefox/131"), AT, life=LIFE)
    assert session.device.agent == "Firefox/131"


def test_a_token_lives_as_long_as_it_is_told(session: Session) -> None:
    assert session.rotate("second", FIREFOX, AT + LIFE, life=LIFE)
    with pytest.raises(TokenInvalid):
        session.rotate("third", FIREFOX, AT + LIFE + SECOND, life=LIFE)


@pytest.mark.parametrize("reason", list(EndReason))
def test_whoever_holds_an_ended_session_is_told_why(session: Session, reason: EndReason) -> None:
    session.ended_at, session.end_reason = AT, reason
    told = TokenReused if reason is EndReason.TOKEN_REUSED else SessionEnded
    with pytest.raises(told):
        session.rotate("second", FIREFOX, AT, life=LIFE)


def test_a_session_without_a_presented_token_is_not_renewed(session: Session) -> None:
    session.presented = None
    with pytest.raises(TokenInvalid):
        session.rotate("second", FIREFOX, AT, life=LIFE)


@pytest.mark.parametrize("name", ["편집실\n노트북", "a\u202eb", "x" * 101])
def test_a_device_has_a_name_of_one_short_line(name: str) -> None:
    with pytest.raises(InvalidField) as error:
        Device(name=name)
    assert error.value.faults[0].pointer == "/device_name"
    for accepted in ("편집실 노트북", "🧑\u200d💻 집"):
        assert Device(name=f"  {accepted} ").name == accepted
