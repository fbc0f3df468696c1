"""Proof that a person owns an address: a code to type or a link to follow, from the same mail."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from uuid import UUID

from core.domain.errors import Conflict, Unacceptable
from core.domain.mail import HOUR, MAILS_AN_HOUR, MailTooSoon

CODE_LIFE = timedelta(minutes=10)
TRIES = 5
RESEND_PAUSE = timedelta(seconds=60)
LONGEST_ATTEMPT = timedelta(seconds=30)


class Purpose(StrEnum):
    """What the proof is for."""

    EMAIL = "email"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a purpose
    EMAIL_CHANGE = "email_change"
    SOCIAL = "social"


LINK_LIFE = {purpose: timedelta(hours=24) for purpose in Purpose} | {Purpose.PASSWORD_RESET: timedelta(minutes=30)}


class WrongCode(Unacceptable):
    code = "verification.wrong_code"
    audited = True


class CodeExpired(Unacceptable):
    code = "verification.expired"


class CodeLocked(Conflict):
    """Too many wrong codes; only a new mail helps."""

    code = "verification.locked"


@dataclass
class Verification:
    """The secrets of the newest mail, hashed, and when mails went out.

    `subject_id` is the account, or the sign-up that waits for an address; `email` the address that is proved where it
    is not the account's own.
    """

    subject_id: UUID
    purpose: Purpose = Purpose.EMAIL
    email: str = ""
    code_hash: str = ""
    link_hash: str = ""
    issued_at: datetime | None = None
    tries: int = 0
    sent_at: list[datetime] = field(default_factory=list)

    def may_send(self, now: datetime) -> bool:
        """60 s apart and 5 an hour; mails that could not be sent do not count."""
        return not self.pause(now)

    def pause(self, now: datetime) -> timedelta:
        """Until the next mail; none when it may be sent now."""
        recent = sorted(moment for moment in self.sent_at if now - moment < HOUR)
        ends = [moment + RESEND_PAUSE for moment in recent[-1:]]
        ends += [moment + HOUR for moment in recent[-MAILS_AN_HOUR:][:1] if len(recent) >= MAILS_AN_HOUR]
        return max([end - now for end in ends if end > now], default=timedelta(0))

    def underway(self, now: datetime) -> timedelta:
        """Until an attempt at a mail that has not told how it ended is taken for dead; none where there is none."""
        if self.issued_at is None or not self.link_hash or any(moment >= self.issued_at for moment in self.sent_at):
            return timedelta(0)
        return max(self.issued_at + LONGEST_ATTEMPT - now, timedelta(0))

    def aim(self, email: str) -> None:
        """To prove that address; what was mailed to another one proves nothing any more."""
        if email != self.email:
            self.email, self.code_hash, self.link_hash, self.issued_at, self.tries = email, "", "", None, 0

    def ask(self, email: str, now: datetime) -> None:
        """Aim at another address, as long as a mail may be sent there now. Raises MailTooSoon."""
        if wait := max(self.pause(now), self.underway(now)):
            raise MailTooSoon(ceil(wait.total_seconds()))
        self.aim(email)

    def issue(self, code_hash: str, link_hash: str, now: datetime) -> None:
        """New secrets; the older ones end."""
        self.code_hash, self.link_hash, self.issued_at, self.tries = code_hash, link_hash, now, 0

    def mark_sent(self, now: datetime) -> None:
        self.sent_at = [moment for moment in self.sent_at if now - moment < HOUR] + [now]

    def mark_unsent(self, link_hash: str) -> None:
        """The mail with that link did not leave: the next attempt need not wait for it."""
        if self.link_hash == link_hash:
            self.code_hash, self.link_hash, self.issued_at = "", "", None

    def accepts_code(self, code_hash: str, now: datetime) -> bool:
        """Counts the try. Raises CodeLocked and CodeExpired."""
        if self.tries >= TRIES:
            raise CodeLocked
        if self.issued_at is None or now - self.issued_at > CODE_LIFE:
            raise CodeExpired
        self.tries += 1
        return hmac.compare_digest(self.code_hash, code_hash)

    def accepts_link(self, link_hash: str, now: datetime) -> bool:
        if self.issued_at is None or now - self.issued_at > LINK_LIFE[self.purpose]:
            raise CodeExpired
        return hmac.compare_digest(self.link_hash, link_hash)
