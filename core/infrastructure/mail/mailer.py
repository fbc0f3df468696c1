"""Mailer over Django's mail backend."""

from email.header import Header
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from core.application.ports import ObjectStore
from core.domain.language import Language
from core.domain.mail import Mail, MailNotSent
from core.infrastructure.mail.inline import content_id, inline_pictures
from core.infrastructure.mail.layout import Composed, as_html, as_text, compose
from core.infrastructure.mail.words import forms

_HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class DjangoMailer:
    """`store` has the pictures of mails."""

    def __init__(self, store: ObjectStore | None = None) -> None:
        self._store = store

    def send(self, to: str, language: Language, mail: Mail, key: UUID | None = None) -> None:
        composed = compose(mail, forms()[mail.kind], language, settings.FRONTEND_URL)
        pictures = inline_pictures(self._store, composed.pictures) if self._store and composed.pictures else {}
        message = _Message(composed.subject, as_text(composed), to=[to], headers=_headers(composed, key))
        ids = {name: content_id(picture) for name, picture in pictures.items()}
        message.attach_alternative(as_html(composed, ids), "text/html")
        for picture in pictures.values():
            message.attach(picture)
        # What a mail server says names the addressee, so neither its words nor its traceback are passed on.
        reason = _failure(message)
        if reason:
            raise MailNotSent(reason)


class _Message(EmailMultiAlternatives):
    # What is attached is shown in the text, so it belongs to it.
    mixed_subtype = "related"

    def message(self, **options: Any) -> Any:
        """Django folds a long subject as if it stood on no line yet, so that the first line would stay empty."""
        made = super().message(**options)
        subject = str(self.subject)
        if not subject.isascii():
            made.replace_header("Subject", Header(subject, "utf-8", header_name="Subject").encode())
        return made


def _headers(composed: Composed, key: UUID | None) -> dict[str, str]:
    """A mail that leaves twice, because its sender died in between, has one id, by which it can be told."""
    headers = dict(_HEADERS)
    if key is not None:
        _, _, host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")
        headers["Message-ID"] = f"<{key}@{host or 'localhost'}>"
    if composed.leave:
        headers["List-Unsubscribe"] = f"<{composed.leave}>"
    return headers


def _failure(message: EmailMultiAlternatives) -> str:
    try:
        message.send()
    except Exception as error:  # noqa: BLE001 - whatever keeps a mail from leaving, it is tried again
        return _reason(error)
    return ""


def _reason(error: Exception) -> str:
    """The kind of failure and the server's status numbers."""
    numbers = [getattr(error, "smtp_code", None)]
    if isinstance(error, SMTPRecipientsRefused):
        numbers += [status for status, _ in error.recipients.values()]
    return " ".join([type(error).__name__, *(str(number) for number in numbers if isinstance(number, int))])
