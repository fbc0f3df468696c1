"""What a context tells of its mails: their words, and what people read as a line of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from core.domain.language import Language

Labels = Mapping[str, str]

# A name that a mail program would turn into a link is left out: NAMELESS.
GREETING = {Language.KOREAN: "{name}님, 안녕하세요.", Language.ENGLISH: "Hello {name},"}
NAMELESS = {Language.KOREAN: "안녕하세요.", Language.ENGLISH: "Hello,"}


@dataclass(frozen=True)
class MailWords:
    """`lead` says what it is about, `link` introduces the link, whose label is `button`.

    `leave` is the label of the link that ends such mails. `subject` and `lead` may name parts of the mail:
    `{project}`. Braces of their own are doubled.
    """

    subject: str
    lead: str
    closing: str
    link: str = ""
    button: str = ""
    leave: str = ""


@dataclass(frozen=True)
class MailForm:
    """One kind of mail.

    `path`: where its link leads, below FRONTEND_URL; `?token=…` follows, or what else `query` names of its parts.
    `details`: the label of each part that has a
    line of its own where it is given, in their order. `terms`: per part the words for what it may be, where these are
    the product's. `quote`: the part that is a text of somebody's, shown with its lines. `leave`: where the link leads
    that ends such mails; `?token=…` follows.
    """

    words: Mapping[Language, MailWords]
    path: str = ""
    details: Mapping[Language, Labels] = field(default_factory=dict)
    terms: Mapping[Language, Mapping[str, Labels]] = field(default_factory=dict)
    quote: str = ""
    query: str = "token"
    leave: str = ""


@cache
def forms() -> Mapping[str, MailForm]:
    """By kind."""
    wired: Mapping[str, MailForm] = import_string(settings.MAILS)
    return wired
