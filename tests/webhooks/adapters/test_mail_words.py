"""The mail about a webhook that was paused."""

import pytest

from core.domain.language import Language
from core.domain.mail import Mail
from core.infrastructure.mail.layout import as_text, compose
from webhooks.contracts import PauseReason
from webhooks.infrastructure.mail_words import MAILS
from webhooks.infrastructure.pause_notices import PAUSED

PARTS = {"name": "민지", "project": "봄 캠페인", "host": "hooks.example.com", "description": "빌드 서버"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", [reason for reason in PauseReason if reason is not PauseReason.BY_HAND])
def test_it_says_what_has_stopped_and_why(language: Language, reason: PauseReason) -> None:
    mail = compose(Mail(PAUSED, PARTS | {"reason": reason.value}), MAILS[PAUSED], language, "https://site")
    text = as_text(mail)
    assert "봄 캠페인" in mail.subject
    # Nobody's mail program makes a link of it.
    assert "hooks. example. com" in text
    assert "빌드 서버" in text
    assert reason.value not in text.split()
    assert "{" not in text + mail.subject
