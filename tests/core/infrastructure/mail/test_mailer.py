"""The mail that leaves, and the one that does not."""

import re
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outbox

from core.domain.language import Language
from core.domain.mail import Mail, MailNotSent
from core.infrastructure.mail.layout import compose
from core.infrastructure.mail.mailer import DjangoMailer
from core.infrastructure.mail.words import forms

MAIL = Mail("password_reset", {"name": "민지", "code": "123456", "token": "very-secret"})
ADDRESS = "minji@example.kr"


class Refusing(socketserver.StreamRequestHandler):
    """A mail server that takes no addressee and repeats what it was given."""

    def handle(self) -> None:
        self.wfile.write(b"220 mail.test ESMTP\r\n")
        for line in self.rfile:
            refused = line.upper().startswith(b"RCPT")
            self.wfile.write(b"550 5.1.1 no " + line if refused else b"250 fine\r\n")


@pytest.fixture
def refusing_server(settings: Any) -> Iterator[None]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refusing) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def test_a_mail_has_two_forms_and_says_that_a_machine_wrote_it(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    outbox.outbox = []
    DjangoMailer().send(ADDRESS, Language.KOREAN, MAIL)
    (message,) = outbox.outbox
    assert (message.to, message.subject) == ([ADDRESS], "[VideoPlanet] 비밀번호 재설정")
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    ((html, media_type),) = message.alternatives  # type: ignore[attr-defined]
    assert media_type == "text/html"
    assert "token=very-secret" in message.body
    assert "token=very-secret" in html


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "project", ["현대 홍보 영상 🎬", "봄" * 100, "José and the harbour", "A harbour in the early morning " * 3]
)
def test_the_first_line_of_a_long_subject_holds_its_beginning(
    settings: Any, tmp_path: Path, language: Language, project: str
) -> None:
    settings.EMAIL_BACKEND, settings.EML_DIR = "core.infrastructure.mail.eml_backend.EmlBackend", tmp_path
    mail = Mail("projects.invitation", {"project": project, "inviter": "김데모 감독", "token": "t"})
    DjangoMailer().send(ADDRESS, language, mail)
    (written,) = (path.read_bytes() for path in tmp_path.glob("*.eml"))
    (header,) = re.findall(rb"^Subject: .*\n(?:[ \t].*\n)*", written, re.MULTILINE)
    assert [line for line in header.splitlines() if not line.removeprefix(b"Subject:").strip() or len(line) > 78] == []
    assert len(header.splitlines()) > 1
    read = message_from_bytes(written, policy=policy.default)["Subject"]
    assert read == compose(mail, forms()["projects.invitation"], language, "").subject


def test_what_keeps_a_mail_from_leaving_is_told_without_address_and_secret(refusing_server: None) -> None:
    with pytest.raises(MailNotSent) as raised:
        DjangoMailer().send(ADDRESS, Language.KOREAN, MAIL)
    assert str(raised.value) == "SMTPRecipientsRefused 550"
    assert (raised.value.__cause__, raised.value.__context__) == (None, None)


def test_an_address_cannot_add_headers(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with pytest.raises(MailNotSent, match="BadHeaderError"):
        DjangoMailer().send("minji@example.kr\nBcc: all@example.kr", Language.KOREAN, MAIL)


def test_neither_a_mail_nor_a_notice_shows_its_secrets() -> None:
    assert "very-secret" not in repr(MAIL)
