"""Mail as files: one `.eml` a message, newest name last; what the product does when no mail server is named."""

import hashlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmlBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        directory = Path(settings.EML_DIR)
        directory.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            whole = message.message()
            _write(directory, _mark(str(whole["Message-ID"])), whole.as_bytes())
        return len(email_messages)


def _mark(message_id: str) -> str:
    return hashlib.blake2b(message_id.encode(), digest_size=8).hexdigest()


def _write(directory: Path, mark: str, content: bytes) -> None:
    """A reader never sees half a file, nor one mail twice."""
    if next(directory.glob(f"*-{mark}.eml"), None) is not None:
        return
    name = f"{time.time_ns():020d}-{mark}.eml"
    temporary = directory / f".{name}.part"
    temporary.write_bytes(content)
    os.replace(temporary, directory / name)
