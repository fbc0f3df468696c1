from dataclasses import replace

import pytest

from core.domain.errors import InvalidField
from identity.contracts import Language
from identity.domain.account import (
    EmailAddress,
    EmailNotVerified,
    Username,
    company_name,
    display_name,
    new_password,
)
from tests.identity.examples import AT, full_account


def refused(error: pytest.ExceptionInfo[InvalidField]) -> tuple[str, str]:
    (fault,) = error.value.faults
    return fault.pointer, fault.code


@pytest.mark.parametrize("text", ["a@b.kr", "Minji.Kim+film@sub.example.co.kr", "x" * 243 + "@example.kr"])
def test_an_ordinary_address_is_accepted(text: str) -> None:
    assert EmailAddress(text).shown == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "minji", "@example.kr", "minji@", "minji@kr", "a b@example.kr", "a@@example.kr", "a@b..kr", "a\n@b.kr"),
        *("x" * 244 + "@example.kr", "a@b\x00.kr"),
    ],
)
def test_what_is_no_address_or_too_long_is_refused(text: str) -> None:
    with pytest.raises(InvalidField) as error:
        EmailAddress(text)
    assert refused(error) == ("/email", "email.invalid")


@pytest.mark.parametrize("text", ["groß@x.kr", "\u212aim@x.kr", "m\u0456nji@x.kr", "ｍinji@x.kr", "minji@straße.de"])
def test_an_address_beyond_ascii_which_might_be_taken_for_another_mailbox_is_refused(text: str) -> None:
    with pytest.raises(InvalidField) as error:
        EmailAddress(text)
    assert refused(error) == ("/email", "email.invalid")


def test_an_address_is_the_same_in_any_case() -> None:
    assert EmailAddress("MINJI@Example.KR").key == EmailAddress("minji@example.kr").key


@pytest.mark.parametrize("text", ["abc", "민지민", "Jose\u0301", "हिन्दी", "ไทยที่", "a.b_c-d", "東京2026", "a" * 30])
def test_a_user_name_may_be_of_any_script(text: str) -> None:
    assert Username(text)


@pytest.mark.parametrize("text", ["a b c", "a\u3164bc", "abc\ufe0f", "\u0301abc", "<b>", "@minji", "ﷺ" * 30, "ﬃ" * 30])
def test_a_user_name_that_misleads_or_grows_is_refused(text: str) -> None:
    with pytest.raises(InvalidField) as error:
        Username(text)
    assert refused(error) == ("/username", "username.invalid")


@pytest.mark.parametrize(("text", "code"), [("ab", "text.too_short"), ("a" * 31, "text.too_long")])
def test_a_user_name_has_3_to_30_characters(text: str, code: str) -> None:
    with pytest.raises(InvalidField) as error:
        Username(text)
    assert refused(error) == ("/username", code)


def test_decomposed_and_composed_spellings_are_one_user_name() -> None:
    assert Username("Jose\u0301") == Username("Jos\u00e9")
    assert Username("STRASSE").key == Username("straße").key


def test_a_name_of_two_syllables_is_enough_and_none_is_fine() -> None:
    assert display_name("민지") == "민지"
    assert display_name("") == ""


@pytest.mark.parametrize("text", ["Minji\n123456", "Min\tji", "Min\u202eji"])
def test_a_name_or_company_cannot_forge_lines_of_a_mail(text: str) -> None:
    for accept in (display_name, company_name):
        with pytest.raises(InvalidField) as error:
            accept(text)
        assert refused(error)[1] == "text.forbidden_character"


def test_a_password_has_8_to_128_characters_of_any_kind() -> None:
    assert new_password(" 비밀번호 여덟자 ") == " 비밀번호 여덟자 "
    for text, code in (("seven77", "text.too_short"), ("x" * 129, "text.too_long")):
        with pytest.raises(InvalidField) as error:
            new_password(text)
        assert refused(error) == ("/password", code)


def test_an_unverified_account_cannot_log_in_and_a_verified_one_can() -> None:
    account = full_account(is_verified=False)
    with pytest.raises(EmailNotVerified):
        account.logged_in(AT)
    assert account.verified().logged_in(AT).last_login_at == AT


def test_the_shown_name_is_the_user_name_where_there_is_no_other() -> None:
    assert full_account().shown_name == "김민지"
    assert full_account(name="").shown_name == "민지.Kim"


def test_a_revised_account_keeps_what_was_not_named() -> None:
    before = full_account()
    after = before.revised(name="", language="ko", time_zone="Europe/Paris")
    assert after == replace(before, name="", language=Language.KOREAN, time_zone="Europe/Paris")
    assert after.shown_name == before.username.shown


@pytest.mark.parametrize("zone", ["", "Seoul", "localtime", "Factory", "../Asia/Seoul", "asia/seoul", "UTC+9"])
def test_a_time_zone_that_nobody_knows_is_refused(zone: str) -> None:
    with pytest.raises(InvalidField):
        full_account().revised(time_zone=zone)


def test_who_withdrew_is_nobody_and_takes_nobodys_place() -> None:
    one, other = full_account(), full_account()
    gone = [account.withdrawn(f"{index:020}", AT) for index, account in enumerate((one, other))]
    assert len({account.email.key for account in gone}) == len({account.username.key for account in gone}) == 2
    for before, after in zip((one, other), gone, strict=True):
        personal = ("name", "company", "avatar", "password_hash", "last_login_at")
        assert not any(getattr(after, field) for field in personal)
        assert (after.is_active, after.is_verified, after.withdrawn_at) == (False, False, AT)
        assert (after.id, after.created_at, after.consents) == (before.id, before.created_at, before.consents)
        assert not any(before.id.hex[-8:] in key for key in (after.email.key, after.username.key))
