"""Mail as files: one `.eml` a message, newest name last; what the product does when no mail server is named.

Their owner alone reads them: codes and links in them let whoever has them in.
"""

import hashlib
import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_OWNERS, _OWNERS_FILE = 0o700, 0o600


class EmlBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        directory = Path(settings.EML_DIR)
        directory.mkdir(mode=_OWNERS, parents=True, exist_ok=True)
        # It may be open to others since it was made by an earlier release; one that is not ours stays as it is.
        with suppress(PermissionError):
            directory.chmod(_OWNERS)
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
    with open(temporary, "wb", opener=_of_owner) as file:
        file.write(content)
    os.replace(temporary, directory / name)


def _of_owner(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNERS_FILE)
