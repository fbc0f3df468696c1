"""The words of every mail, by its kind."""

from feedback.infrastructure.sharing_mail_words import MAILS as SHARING
from identity.infrastructure.mail_words import MAILS as IDENTITY
from notifications.infrastructure.mail_words import MAILS as NOTIFICATIONS
from projects.infrastructure.mail_words import MAILS as PROJECTS
from webhooks.infrastructure.mail_words import MAILS as WEBHOOKS

MAILS = {**IDENTITY, **PROJECTS, **NOTIFICATIONS, **WEBHOOKS, **SHARING}
