from datetime import timedelta

import pytest

from core.domain.ids import new_id
from identity.domain.verification import CodeExpired, CodeLocked, MailTooSoon, Verification
from tests.identity.examples import AT


@pytest.fixture
def issued() -> Verification:
    verification = Verification(new_id())
    verification.issue("right", "link", AT)
    return verification


def test_the_right_code_is_accepted_until_ten_minutes_have_passed(issued: Verification) -> None:
    assert issued.accepts_code("right", AT + timedelta(minutes=10))
    with pytest.raises(CodeExpired):
        issued.accepts_code("right", AT + timedelta(minutes=10, seconds=1))


def test_the_link_is_accepted_for_a_day(issued: Verification) -> None:
    assert issued.accepts_link("link", AT + timedelta(hours=24))
    with pytest.raises(CodeExpired):
        issued.accepts_link("link", AT + timedelta(hours=24, seconds=1))


def test_five_wrong_codes_lock_even_the_right_one_until_new_secrets_come(issued: Verification) -> None:
    assert [issued.accepts_code("wrong", AT) for _ in range(5)] == [False] * 5
    with pytest.raises(CodeLocked):
        issued.accepts_code("right", AT)
    issued.issue("newer", "link 2", AT)
    assert not issued.accepts_code("right", AT)
    assert issued.accepts_code("newer", AT)


def test_the_fifth_try_may_still_be_right(issued: Verification) -> None:
    assert [issued.accepts_code(code, AT) for code in ["wrong"] * 4 + ["right"]] == [False] * 4 + [True]


def test_nothing_is_accepted_before_a_mail_was_made() -> None:
    empty = Verification(new_id())
    with pytest.raises(CodeExpired):
        empty.accepts_code("", AT)
    with pytest.raises(CodeExpired):
        empty.accepts_link("", AT)


def test_mails_are_sixty_seconds_apart(issued: Verification) -> None:
    assert issued.may_send(AT)
    issued.mark_sent(AT)
    assert not issued.may_send(AT + timedelta(seconds=59))
    assert issued.may_send(AT + timedelta(seconds=60))


def test_another_address_is_not_asked_for_while_a_mail_is_on_its_way(issued: Verification) -> None:
    with pytest.raises(MailTooSoon) as refusal:
        issued.ask("other@example.kr", AT + timedelta(seconds=10))
    assert refusal.value.seconds == 20
    issued.ask("other@example.kr", AT + timedelta(seconds=30))


def test_a_mail_that_did_not_leave_is_not_waited_for_and_proves_nothing(issued: Verification) -> None:
    issued.mark_unsent("the link of another mail")
    assert issued.accepts_link("link", AT)
    issued.mark_unsent("link")
    issued.ask("other@example.kr", AT)
    with pytest.raises(CodeExpired):
        issued.accepts_link("link", AT)


def test_there_are_five_mails_an_hour(issued: Verification) -> None:
    for number in range(5):
        moment = AT + timedelta(minutes=number)
        assert issued.may_send(moment)
        issued.mark_sent(moment)
    assert not issued.may_send(AT + timedelta(minutes=59))
    assert issued.may_send(AT + timedelta(minutes=60))
