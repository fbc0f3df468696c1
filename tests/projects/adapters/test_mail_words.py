"""What mails about invitations say."""

import pytest

from core.domain.language import Language
from core.domain.mail import Mail
from core.infrastructure.mail.layout import as_html, as_text, compose
from projects.infrastructure.mail_words import MAILS

SITE = "https://video.example"
PARTS = {
    "project": "봄 캠페인",
    "inviter": "박감독",
    "invitee": "김민지",
    "owner": "박감독",
    "member": "김민지",
    "project_id": "0190a7c4",
    "role": "reviewer",
    "until": "2026-03-08 21:00 (Asia/Seoul)",
    "message": "첫 줄\n둘째 줄 🎬",
    "reason": "바빠요",
    "token": "t0ken",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", MAILS)
def test_every_mail_says_what_it_is_about(kind: str, language: Language) -> None:
    mail = compose(Mail(kind, PARTS), MAILS[kind], language, SITE)
    text, html = as_text(mail), as_html(mail)
    for said in (mail.subject, text, html):
        assert "봄 캠페인" in said
        assert "{" not in said
    assert ("박감독" in text) or ("김민지" in text)


@pytest.mark.parametrize("kind", ["projects.invitation", "projects.invitation_reminder"])
def test_the_link_the_role_and_the_message_are_in_it(kind: str) -> None:
    text = as_text(compose(Mail(kind, PARTS), MAILS[kind], Language.KOREAN, SITE))
    assert f"\n{SITE}/invitations?token=t0ken\n" in text
    assert "역할: 리뷰어" in text
    assert "둘째 줄 🎬" in text


def test_who_declines_is_quoted() -> None:
    text = as_text(compose(Mail("x", PARTS), MAILS["projects.invitation_declined"], Language.ENGLISH, SITE))
    assert "바빠요" in text


@pytest.mark.parametrize("language", Language)
def test_an_address_that_we_hold_is_shown_whole(language: Language) -> None:
    parts = {"project": "봄 캠페인", "email": "joon.kim@studio.co.kr", "reason": "evil.example"}
    text = as_text(compose(Mail("x", parts), MAILS["projects.invitation_declined"], language, SITE))
    assert "joon.kim@studio.co.kr" in text
    assert "evil. example" in text


@pytest.mark.parametrize("language", Language)
def test_a_mail_about_an_offer_that_names_no_project_goes_without_its_link(language: Language) -> None:
    parts = {name: said for name, said in PARTS.items() if name != "project_id"}
    form = MAILS["projects.ownership_offered"]
    mail = compose(Mail("x", parts), form, language, SITE)
    for said in (as_text(mail), as_html(mail)):
        assert "박감독" in said
        assert PARTS["until"] in said
        assert SITE not in said
        assert form.words[language].link not in said


def test_the_mail_about_an_offer_leads_to_it() -> None:
    form = MAILS["projects.ownership_offered"]
    text = as_text(compose(Mail("x", PARTS), form, Language.KOREAN, SITE))
    assert f"\n{SITE}/transfers?project_id=0190a7c4\n" in text
