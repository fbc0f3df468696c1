"""Mails that tell of several things, with pictures that stand in them."""

from collections.abc import Iterator
from contextlib import nullcontext
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from core.application.mail_ports import Notices
from core.application.send_notice import send_notice
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import Mail, MailNotSent, Notice, Passage, Section
from core.infrastructure.mail.mailer import DjangoMailer
from core.infrastructure.mail.words import MailForm, MailWords, forms
from tests.core.fakes import FakeObjectStore

TO = "minji@example.kr"
WORDS = MailWords("소식 {count}건", "소식을 모았습니다.", "고맙습니다.", button="열기", leave="그만 받기")
MAILS = {"news": MailForm(dict.fromkeys(Language, WORDS), leave="/unsubscribe")}
JPEG = b"\xff\xd8\xff\xe0" + b"picture" * 10
MAIL = Mail(
    "news",
    {"name": "민지", "count": "2", "leave": "t/0ken"},
    (
        Section(
            "봄 <캠페인>",
            (Passage("윤서님의 답글", "첫 줄\nevil.example 둘째", "/a?b=1", ("one", "gone")),),
        ),
        Section("여름", (Passage("새 버전", pictures=("one", "two")), Passage("끝", path="evil.example/a"))),
    ),
)


@pytest.fixture(autouse=True)
def told(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MAILS, settings.FRONTEND_URL = f"{__name__}.MAILS", "https://video.example"
    settings.EMAIL_BACKEND, settings.EML_DIR = "core.infrastructure.mail.eml_backend.EmlBackend", tmp_path
    settings.DEFAULT_FROM_EMAIL = "VideoPlanet <no-reply@video.example>"
    forms.cache_clear()
    yield
    forms.cache_clear()


@pytest.fixture
def store() -> FakeObjectStore:
    return FakeObjectStore({"one": JPEG, "two": b"\x89PNG....", "text": b"no picture", "huge": JPEG + b"x" * 2_000_000})


def written(directory: Path) -> list[EmailMessage]:
    paths = sorted(directory.glob("*.eml"))
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]  # type: ignore[misc]


def sent(store: FakeObjectStore, directory: Path, mail: Mail = MAIL) -> EmailMessage:
    DjangoMailer(store).send(TO, Language.KOREAN, mail)
    return written(directory)[-1]


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_text_has_each_thing_under_its_heading(store: FakeObjectStore, tmp_path: Path) -> None:
    text = body(sent(store, tmp_path), "plain")
    first, second = text.index("■ 봄 <캠페인>"), text.index("■ 여름")
    told = text.index("윤서님의 답글\n> 첫 줄\n> evil. example 둘째\nhttps://video.example/a?b=1")
    assert first < told < second
    assert "고맙습니다.\n\n그만 받기: https://video.example/unsubscribe?token=t/0ken\n" in text
    assert "evil.example" not in text


def test_what_people_typed_is_no_html(store: FakeObjectStore, tmp_path: Path) -> None:
    html = body(sent(store, tmp_path), "html")
    assert "봄 &lt;캠페인&gt;" in html
    assert '<a href="https://video.example/a?b=1">열기</a>' in html


def test_pictures_stand_in_the_mail_each_once_and_those_that_are_gone_do_not(
    store: FakeObjectStore, tmp_path: Path
) -> None:
    message = sent(store, tmp_path)
    assert message.get_content_type() == "multipart/related"
    pictures = {part["Content-ID"]: part for part in message.walk() if part.get_content_maintype() == "image"}
    assert {part.get_content_type() for part in pictures.values()} == {"image/jpeg", "image/png"}
    assert all(part.get_content_disposition() == "inline" for part in pictures.values())
    html = body(message, "html")
    assert html.count("cid:") == 3
    for name in pictures:
        assert f'src="cid:{name[1:-1]}"' in html


@pytest.mark.parametrize("key", ["text", "huge"])
def test_what_is_no_picture_or_too_large_is_left_out(store: FakeObjectStore, tmp_path: Path, key: str) -> None:
    mail = Mail("news", {}, (Section("봄", (Passage("새 버전", pictures=(key,)),)),))
    message = sent(store, tmp_path, mail)
    assert message.get_content_type() == "multipart/alternative"
    assert "cid:" not in body(message, "html")


def test_a_mail_whose_pictures_nobody_answers_for_is_tried_again(store: FakeObjectStore, tmp_path: Path) -> None:
    store.away = True
    with pytest.raises(MailNotSent, match="StorageUnavailable"):
        DjangoMailer(store).send(TO, Language.KOREAN, MAIL)
    assert written(tmp_path) == []


def test_a_mail_program_is_told_how_to_end_such_mails(store: FakeObjectStore, tmp_path: Path) -> None:
    assert sent(store, tmp_path)["List-Unsubscribe"] == "<https://video.example/unsubscribe?token=t/0ken>"
    assert sent(store, tmp_path, Mail("news"))["List-Unsubscribe"] is None


class Dying:
    """Notices whose worker dies when the mail has left, before it is forgotten."""

    def __init__(self, notice: Notice) -> None:
        self.notice: Notice | None = notice
        self.deaths = 1

    def get(self, notice_id: UUID) -> Notice | None:
        return self.notice

    def forget(self, notice_id: UUID) -> None:
        if self.deaths:
            self.deaths -= 1
            raise SystemExit
        self.notice = None


def test_a_mail_whose_worker_died_after_it_left_is_one_mail(store: FakeObjectStore, tmp_path: Path) -> None:
    notice_id, dying = new_id(), Dying(Notice(TO, Language.KOREAN, MAIL))
    notices: Notices = dying  # type: ignore[assignment]  # as much of it as a job needs

    def work(*, by: object) -> Any:
        return nullcontext()

    with pytest.raises(SystemExit):
        send_notice(notice_id, unit_of_work=work, notices=notices, mailer=DjangoMailer(store))
    for _ in range(2):
        send_notice(notice_id, unit_of_work=work, notices=notices, mailer=DjangoMailer(store))
    (message,) = written(tmp_path)
    assert message["Message-ID"] == f"<{notice_id}@video.example>"


def test_two_mails_that_say_the_same_are_two(store: FakeObjectStore, tmp_path: Path) -> None:
    for key in (new_id(), new_id(), None, None):
        DjangoMailer(store).send(TO, Language.KOREAN, MAIL, key)
    assert len({message["Message-ID"] for message in written(tmp_path)}) == 4
