"""Mailer over Django's mail backend."""

from email.header import Header
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from core.domain.language import Language
from core.domain.mail import Mail, MailNotSent
from core.infrastructure.mail.layout import as_html, as_text, compose
from core.infrastructure.mail.words import forms

_HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


class DjangoMailer:
    def send(self, to: str, language: Language, mail: Mail) -> None:
        composed = compose(mail, forms()[mail.kind], language, settings.FRONTEND_URL)
        message = _Message(composed.subject, as_text(composed), to=[to], headers=_HEADERS)
        message.attach_alternative(as_html(composed), "text/html")
        # What a mail server says names the addressee, so neither its words nor its traceback are passed on.
        reason = _failure(message)
        if reason:
            raise MailNotSent(reason)


class _Message(EmailMultiAlternatives):
    def message(self, **options: Any) -> Any:
        """Django folds a long subject as if it stood on no line yet, so that the first line would stay empty."""
        made = super().message(**options)
        subject = str(self.subject)
        if not subject.isascii():
            made.replace_header("Subject", Header(subject, "utf-8", header_name="Subject").encode())
        return made


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
