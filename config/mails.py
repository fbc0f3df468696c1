"""The words of every mail, by its kind."""

from identity.infrastructure.mail_words import MAILS as IDENTITY
from projects.infrastructure.mail_words import MAILS as PROJECTS

MAILS = {**IDENTITY, **PROJECTS}
