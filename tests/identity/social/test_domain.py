from datetime import timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.ids import new_id
from identity.contracts import LoginMethod
from identity.domain.account import EmailAddress
from identity.domain.newcomer import newcomer, username_of
from identity.domain.social import ProviderIdentity, address_or_none
from identity.domain.verification import CodeExpired, Verification
from tests.identity.examples import AT

EMAIL = EmailAddress("minji.kim@example.kr")


@given(st.text(max_size=60), st.sampled_from(["", "012345"]))
def test_every_nickname_leads_to_a_user_name_that_may_be_had(nickname: str, suffix: str) -> None:
    username = username_of(nickname, EmailAddress("_@example.kr"), suffix)
    assert 3 <= len(username.shown) <= 30
    assert username.shown.endswith(suffix)


def test_a_short_nickname_is_enough_with_a_suffix() -> None:
    assert username_of("민지", EMAIL, "").shown == "minji.kim"
    assert username_of("민지", EMAIL, "012345").shown == "민지-012345"


def test_a_decomposed_nickname_is_put_together() -> None:
    assert username_of(normalize("NFD", "김민지"), EMAIL, "").shown == "김민지"


def test_nobody_becomes_an_account_without_a_proved_address() -> None:
    doubtful = ProviderIdentity(LoginMethod.NAVER, "1", EMAIL)
    with pytest.raises(ValueError):
        newcomer(doubtful, new_id(), "", AT)
    assert newcomer(doubtful.proving(EMAIL), new_id(), "", AT).email == EMAIL


@pytest.mark.parametrize(
    "value", [None, 5, "", "minji", "a@b", "a b@example.kr", f"{'a' * 250}@example.kr", "a\u0000@b.kr"]
)
def test_what_is_no_address_by_our_rules_is_none(value: object) -> None:
    assert address_or_none(value) is None


def test_a_mail_waits_for_the_minute_and_for_the_hour() -> None:
    verification = Verification(new_id())
    assert verification.pause(AT) == timedelta(0)
    verification.mark_sent(AT)
    assert verification.pause(AT + timedelta(seconds=15)) == timedelta(seconds=45)
    for minute in range(2, 6):
        verification.mark_sent(AT + timedelta(minutes=minute))
    assert verification.pause(AT + timedelta(minutes=10)) == timedelta(minutes=50)
    assert not verification.may_send(AT + timedelta(minutes=59))
    assert verification.may_send(AT + timedelta(minutes=60))


def test_another_address_ends_what_was_mailed_to_the_former_one() -> None:
    verification = Verification(new_id())
    verification.aim("mine@example.kr")
    verification.issue("code", "link", AT)
    verification.aim("mine@example.kr")
    assert verification.accepts_code("code", AT)
    verification.aim("victim@example.kr")
    for proof in (verification.accepts_code, verification.accepts_link):
        with pytest.raises(CodeExpired):
            proof("code", AT)
