"""What is mailed to people: kinds and their parts, without words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from identity.contracts import Language

MAIL_JOB = "identity.send_mail"


class MailKind(StrEnum):
    """The words of each are in identity/infrastructure/mail_words.py."""

    VERIFICATION = "verification"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a kind of mail
    EMAIL_CHANGE = "email_change"
    SOCIAL_EMAIL = "social_email"
    EMAIL_CHANGED = "email_changed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a kind of mail
    TOKEN_REUSED = "token_reused"  # noqa: S105 - a kind of mail
    SOCIAL_LINKED = "social_linked"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Mail:
    """`parts`: `name` to greet, `code`, `token` of the link; of a notice `device`, `address`, `at`, `provider`."""

    kind: MailKind
    parts: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Notice:
    """A mail that is owed."""

    to: str = field(repr=False)
    language: Language
    mail: Mail


class MailNotSent(Exception):
    """The mail did not leave; what it says of the reason holds neither an address nor a secret."""
