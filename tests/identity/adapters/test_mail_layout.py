"""Every mail in both languages; nothing that people typed leaves its place."""

import re

import pytest

from identity.application.mails import Mail, MailKind
from identity.contracts import Language
from identity.infrastructure.mail_layout import as_html, as_text, compose
from identity.infrastructure.mail_words import PATHS

HANGUL = re.compile("[가-힣]")
SITE = "https://front.example"
PARTS = {
    "name": "민지",
    "code": "004207",
    "token": "tok/en+1",
    "provider": "kakao",
    "device": "Chrome 143.0 · Windows",
    "address": "203.0.113.7",
    "at": "2026-03-01 18:00 (Asia/Seoul)",
}
KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH


@pytest.mark.parametrize("kind", MailKind)
def test_every_kind_has_words_in_both_languages(kind: MailKind) -> None:
    plain = {"code": "004207", "token": "token"}
    korean, english = (as_text(compose(Mail(kind, plain), language, SITE)) for language in (KOREAN, ENGLISH))
    assert HANGUL.search(korean)
    assert not HANGUL.search(english)
    subjects = [compose(Mail(kind, plain), language, SITE).words.subject for language in (KOREAN, ENGLISH)]
    assert [bool(HANGUL.search(subject)) for subject in subjects] == [True, False]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", MailKind)
def test_code_and_link_stand_alone_on_their_lines(kind: MailKind, language: Language) -> None:
    composed = compose(Mail(kind, PARTS), language, SITE)
    lines = as_text(composed).splitlines()
    assert lines.count("004207") == 1
    if kind in PATHS:
        assert composed.link == f"{SITE}{PATHS[kind]}?token=tok/en%2B1"
        assert composed.link in lines
        assert f'href="{composed.link}"' in as_html(composed)
    else:
        assert not any("token=" in line for line in lines)
    assert "004207" in as_html(composed)


def test_a_notice_tells_when_and_from_where() -> None:
    text = as_text(compose(Mail(MailKind.SOCIAL_LINKED, PARTS), KOREAN, SITE))
    assert "서비스: 카카오\n기기: Chrome 143.0 · Windows\nIP 주소: 203.0.113.7\n시각: 2026-03-01 18:00" in text


def test_html_is_escaped() -> None:
    parts = PARTS | {"name": "<b>민지</b>", "device": '<img src=x onerror="1">', "address": "<i>"}
    html = as_html(compose(Mail(MailKind.TOKEN_REUSED, parts), KOREAN, SITE))
    assert "&lt;b&gt;민지" in html
    assert not re.search(r"<(b|img|i)\b", html)


@pytest.mark.parametrize(
    "name", ["https://evil.example", "www.evil example", "evil.example 당첨", "a@evil.example", "//evil.kr/x", ""]
)
def test_a_name_that_would_become_a_link_is_not_said(name: str) -> None:
    composed = compose(Mail(MailKind.VERIFICATION, PARTS | {"name": name}), KOREAN, SITE)
    assert composed.greeting == "안녕하세요."
    assert "evil" not in as_text(composed) + as_html(composed)


def test_a_name_cannot_forge_lines() -> None:
    parts = PARTS | {"name": "민지\n000000\r\n\u2028111111", "device": "Chrome\n222222"}
    lines = as_text(compose(Mail(MailKind.VERIFICATION, parts), ENGLISH, SITE)).splitlines()
    assert [line for line in lines if re.fullmatch(r"\d{6}", line)] == ["004207"]


def test_a_device_that_would_become_a_link_is_not_said() -> None:
    parts = PARTS | {"device": "call evil.example now"}
    assert "evil" not in as_text(compose(Mail(MailKind.TOKEN_REUSED, parts), ENGLISH, SITE))
