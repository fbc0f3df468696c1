"""What identity mails to people: kinds, without words."""

from enum import StrEnum

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
