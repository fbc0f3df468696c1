"""Every mail of identity in both languages."""

import re

import pytest

from core.domain.language import Language
from core.domain.mail import Mail
from core.infrastructure.mail.layout import Composed, as_html, as_text, compose
from core.infrastructure.mail.words import forms
from identity.application.mails import MailKind

HANGUL = re.compile("[가-힣]")
SITE = "https://front.example"
PLAIN = {"code": "004207", "token": "token"}
KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH


def composed(kind: MailKind, language: Language, **more: str) -> Composed:
    return compose(Mail(kind, PLAIN | more), forms()[kind], language, SITE)


@pytest.mark.parametrize("kind", MailKind)
def test_every_kind_has_words_in_both_languages(kind: MailKind) -> None:
    korean, english = (composed(kind, language) for language in (KOREAN, ENGLISH))
    assert HANGUL.search(as_text(korean))
    assert not HANGUL.search(as_text(english) + as_html(english))
    assert [bool(HANGUL.search(mail.subject)) for mail in (korean, english)] == [True, False]
    assert all(mail.words.closing and mail.lead for mail in (korean, english))


@pytest.mark.parametrize("language", Language)
def test_a_proof_leads_to_its_page(language: Language) -> None:
    links = {kind: composed(kind, language).link.partition("?")[0] for kind in MailKind}
    assert {kind.value: link for kind, link in links.items() if link} == {
        "verification": f"{SITE}/verify-email",
        "password_reset": f"{SITE}/reset-password",
        "email_change": f"{SITE}/confirm-email",
    }


def test_a_notice_tells_when_and_from_where() -> None:
    parts = {
        "provider": "kakao",
        "device": "Chrome 143.0 · Windows",
        "address": "203.0.113.7",
        "at": "2026-03-01 18:00",
    }
    text = as_text(composed(MailKind.SOCIAL_LINKED, KOREAN, **parts))
    assert "서비스: 카카오\n기기: Chrome 143.0 · Windows\nIP 주소: 203.0.113.7\n시각: 2026-03-01 18:00\n" in text
