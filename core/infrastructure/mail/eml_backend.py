"""Mail as files: one `.eml` a message, newest name last; what the product does when no mail server is named."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from core.domain.ids import new_id


class EmlBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        directory = Path(settings.EML_DIR)
        directory.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            _write(directory, message.message().as_bytes())
        return len(email_messages)


def _write(directory: Path, content: bytes) -> None:
    """A reader never sees half a file."""
    name = f"{time.time_ns():020d}-{new_id().hex[-8:]}.eml"
    temporary = directory / f".{name}.part"
    temporary.write_bytes(content)
    os.replace(temporary, directory / name)
