from datetime import timedelta

import pytest

from core.domain.ids import new_id
from identity.domain.session import GRACE, REFRESH_LIFE, RefreshToken, Session, TokenInvalid
from tests.identity.examples import AT


@pytest.fixture
def session() -> Session:
    opened = Session(new_id(), new_id(), "Firefox", AT, AT)
    opened.presented = RefreshToken("first", AT)
    return opened


def presented_used(session: Session) -> RefreshToken:
    assert session.presented is not None
    return session.presented


def test_a_rotation_uses_the_token_up_and_issues_the_next(session: Session) -> None:
    later = AT + timedelta(minutes=15)
    assert session.rotate("second", later)
    assert presented_used(session).used_at == later
    assert [token.hash for token in session.issued] == ["second"]
    assert session.last_used_at == later


def test_a_second_tab_may_rotate_within_the_grace_and_does_not_prolong_it(session: Session) -> None:
    assert session.rotate("second", AT)
    assert session.rotate("third", AT + GRACE)
    assert presented_used(session).used_at == AT
    assert not session.rotate("fourth", AT + GRACE + timedelta(seconds=1))


def test_reuse_after_the_grace_ends_the_session_and_issues_nothing(session: Session) -> None:
    session.rotate("second", AT)
    late = AT + GRACE + timedelta(seconds=1)
    assert not session.rotate("third", late)
    assert session.ended_at == late
    assert [token.hash for token in session.issued] == ["second"]


def test_a_token_lives_seven_days(session: Session) -> None:
    assert session.rotate("second", AT + REFRESH_LIFE)
    with pytest.raises(TokenInvalid):
        session.rotate("third", AT + REFRESH_LIFE + timedelta(seconds=1))


def test_an_ended_session_is_not_renewed_and_keeps_the_time_of_its_end(session: Session) -> None:
    session.end(AT)
    session.end(AT + timedelta(hours=1))
    assert session.ended_at == AT
    with pytest.raises(TokenInvalid):
        session.rotate("second", AT)


def test_a_session_without_a_presented_token_is_not_renewed(session: Session) -> None:
    session.presented = None
    with pytest.raises(TokenInvalid):
        session.rotate("second", AT)
