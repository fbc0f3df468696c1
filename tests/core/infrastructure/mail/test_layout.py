"""One layout for all mails; nothing that people typed leaves its place, or becomes a link."""

import re

import pytest
from django.utils.html import urlize

from core.domain.language import Language
from core.domain.mail import Mail
from core.infrastructure.mail.layout import Composed, as_html, as_text, compose
from core.infrastructure.mail.words import MailForm, MailWords

SITE = "https://front.example"
KOREAN, ENGLISH = Language.KOREAN, Language.ENGLISH
FORM = MailForm(
    words={
        KOREAN: MailWords(
            "{inviter}님이 '{project}'에 초대했습니다", "{inviter}: {project}", "끝", "여세요.", "수락하기"
        ),
        ENGLISH: MailWords("{inviter} invites you", "{inviter}: {project}", "The end", "Open it.", "Accept"),
    },
    path="/join",
    details={KOREAN: {"role": "역할", "device": "기기", "address": "IP 주소", "at": "시각"}, ENGLISH: {"role": "Role"}},
    terms={KOREAN: {"role": {"editor": "편집자"}}, ENGLISH: {"role": {"editor": "Editor"}}},
    quote="message",
)
PARTS = {
    "name": "민지",
    "code": "004207",
    "token": "tok/en+1",
    "inviter": "박감독",
    "project": "봄 캠페인 v1.2 (2026.03) 1차.mp4",
    "message": "안녕하세요!\n첫 컷부터 봐 주세요.",
    "role": "editor",
    "device": "Chrome 143.0 · Windows",
    "address": "203.0.113.7",
    "at": "2026-03-01 18:00 (Asia/Seoul)",
}
LURES = [
    "https://evil.example/x",
    "HTTP://evil.example",
    "http:\\\\evil.example",
    "www.evil.example",
    "당첨evil.example",
    "evil.example.",
    "a@evil.example",
    "a＠evil.example",
    "mailto:a@evil.example",
    "//evil.kr/x",
    "evil.2com.kr",
    "evil。com",
    "evil．com",
    "evil｡com",
    "회사.한국",
    "http://localhost/x",
    "http://203.0.113.7/x",
    "(evil.com)",
    "<evil.com>",
]


def composed(language: Language = KOREAN, form: MailForm = FORM, **changed: str) -> Composed:
    return compose(Mail("projects.test", PARTS | changed), form, language, SITE)


def linked(text: str) -> list[str]:
    """What mail programs make links of."""
    shown = text.replace(f"{SITE}/join?token=tok/en%2B1", "")
    found = re.findall(r'href="([^"]*)"', str(urlize(shown)))
    return found + re.findall(r"\w+://\S+|\w[.。．｡]\w*[^\W\d]\w*|\S[@＠]\S", shown)


@pytest.mark.parametrize("language", Language)
def test_code_and_link_stand_alone_on_their_lines(language: Language) -> None:
    mail = composed(language)
    lines = as_text(mail).splitlines()
    assert lines.count("004207") == 1
    assert mail.link == f"{SITE}/join?token=tok/en%2B1"
    assert mail.link in lines
    assert f'href="{mail.link}"' in as_html(mail)
    assert "004207" in as_html(mail)


def test_a_kind_without_a_path_has_no_link() -> None:
    mail = composed(form=MailForm(words=FORM.words))
    assert "token" not in as_text(mail) + as_html(mail)


def test_an_ordinary_title_stays_as_it_is() -> None:
    title = "봄 캠페인 v1.2 (2026.03) #3 @강남 '최종' 24/7 — 1부: 시작. 끝..."
    mail = composed(project=title)
    assert mail.subject == f"박감독님이 '{title}'에 초대했습니다"
    assert mail.lead == f"박감독: {title}"


def test_details_are_those_of_the_kind_in_its_order_and_with_its_terms() -> None:
    text = as_text(composed())
    assert "역할: 편집자\n기기: Chrome 143.0 · Windows\nIP 주소: 203.0.113.7\n시각: 2026-03-01 18:00" in text
    english = as_text(composed(ENGLISH))
    assert "Role: Editor\n" in english
    assert "203.0.113.7" not in english


def test_a_part_that_is_missing_is_left_out() -> None:
    mail = compose(Mail("projects.test", {"token": "t"}), FORM, KOREAN, SITE)
    assert (mail.lead, mail.quote, mail.details) == (": ", (), ())


def test_html_is_escaped() -> None:
    typed = '<b>민지</b><img src=x onerror="1"><i>'
    html = as_html(composed(name=typed, device=typed, address=typed, inviter=typed, project=typed, message=typed))
    assert html.count("&lt;b&gt;민지") == 8
    assert not re.search(r"<(b|img|i)\b[^l]", html)


@pytest.mark.parametrize(
    "name",
    ["https://evil.example", "www.evil example", "evil.example 당첨", "a@evil.example", "//evil.kr/x", "evil。com", ""],
)
def test_a_name_that_would_become_a_link_is_not_said(name: str) -> None:
    mail = composed(name=name)
    assert mail.greeting == "안녕하세요."
    assert "evil" not in as_text(mail) + as_html(mail)


@pytest.mark.parametrize("name", ["민지 2.0", "J. 김", "@민지", "김민지."])
def test_a_name_that_only_has_a_dot_or_an_at_is_said(name: str) -> None:
    assert composed(name=name).greeting == f"{name}님, 안녕하세요."


@pytest.mark.parametrize("lure", LURES)
@pytest.mark.parametrize("key", ["inviter", "project", "message", "device", "role"])
def test_nothing_that_was_typed_becomes_a_link(key: str, lure: str) -> None:
    assert linked(lure)
    mail = composed(**{"project": "봄", key: f"보세요 {lure} 지금"})
    html = re.sub(r"<[^>]*>", " ", as_html(mail))
    assert [linked(text) for text in (mail.subject, as_text(mail), html)] == [[], [], []]
    assert "지금" in as_text(mail)


@pytest.mark.parametrize("key", ["name", "inviter", "project", "message", "device"])
def test_nothing_that_was_typed_forges_a_line(key: str) -> None:
    forged = "민지\n000000\r\n\u2028111111\u0085222222\x0b333333\u20294"
    mail = composed(ENGLISH, **{key: forged})
    assert [line for line in as_text(mail).splitlines() if re.fullmatch(r"\d+", line)] == ["004207"]
    assert len(mail.subject.splitlines()) == 1


def test_the_lines_of_a_message_are_marked_as_somebody_elses() -> None:
    mail = composed(message="안녕하세요!\n\n  첫 컷부터\t봐 주세요. {project}")
    assert "> 안녕하세요!\n>\n> 첫 컷부터 봐 주세요. {project}\n" in as_text(mail)
    assert "안녕하세요!<br><br>첫 컷부터 봐 주세요. {project}</blockquote>" in as_html(mail)


def test_a_message_of_500_characters_is_shown_whole_and_a_long_name_is_cut() -> None:
    assert "가" * 500 in as_text(composed(message="가" * 500))
    mail = composed(project="나" * 300)
    assert "나" * 119 + "…'에" in mail.subject
    assert "나" * 120 not in as_text(mail)
