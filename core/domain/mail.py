"""What is mailed to people: kinds and their parts, without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from core.domain.errors import TooSoon
from core.domain.language import Language

NOTICE_JOB = "core.send_notice"
MAILS_AN_HOUR = 5
HOUR = timedelta(hours=1)


class MailTooSoon(TooSoon):
    """Another mail was asked for before its time."""

    code = "mail.too_soon"


class MailNotSent(Exception):
    """The mail did not leave; what it says of the reason holds neither an address nor a secret."""


@dataclass(frozen=True)
class Passage:
    """One of several things that a mail tells of, in the words of whoever owes it.

    `quote` is a text of somebody's, `path` where it is seen, below FRONTEND_URL; `pictures` are keys of objects, which
    stand in the mail itself.
    """

    line: str
    quote: str = ""
    path: str = ""
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Mail:
    """`kind` names its words (config/mails.py); `parts` fill them.

    Known to every kind: `name` to greet, `code`, `token` of the link, `at` and `address` of what it tells of, `leave`
    of the link that ends such mails.
    """

    kind: str
    parts: Mapping[str, str] = field(default_factory=dict, repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Addressee:
    """Who gets a mail; without a `name` nobody is greeted by it, `time_zone` is where the times in it are told."""

    address: str = field(repr=False)
    language: Language
    name: str = field(default="", repr=False)
    time_zone: str = "Asia/Seoul"


@dataclass(frozen=True)
class Notice:
    """A mail that is owed."""

    to: str = field(repr=False)
    language: Language
    mail: Mail
