"""What use cases need to write to people."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID

from core.domain.email import EmailAddress
from core.domain.language import Language
from core.domain.mail import Addressee, Mail, Notice


class Mailer(Protocol):
    def send(self, to: str, language: Language, mail: Mail, key: UUID | None = None) -> None:
        """Raises MailNotSent. Of two with the same `key` whoever gets them can tell that they are one."""


class MailAllowance(Protocol):
    """Mails that somebody asks to be sent to an address which may be a stranger's, counted by the address."""

    def spend(self, to: EmailAddress) -> None:
        """One more. Raises MailTooSoon, and Unavailable where nothing can be counted."""

    def give_back(self, to: EmailAddress) -> None:
        """It was not owed after all. Never raises."""


class Notices(Protocol):
    """Mails that are owed, kept sealed until they have left."""

    def owe(self, to: Addressee, kind: str, **parts: str) -> None:
        """Inside the running unit of work; a job sends it.

        Adds the parts `name`, `at` (now, where the addressee is) and `address` (from where the request comes).
        """

    def owe_whole(self, to: Addressee, mail: Mail) -> None:
        """Like `owe`, of a mail that has sections."""

    def owe_all(self, kind: str, mails: Sequence[tuple[Addressee, Mapping[str, str]]]) -> None:
        """Like `owe` of each in turn; a bounded number of statements, however many."""

    def get(self, notice_id: UUID) -> Notice | None: ...

    def forget(self, notice_id: UUID) -> None: ...
