"""How many mails an address gets that somebody else asks for."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.application.mail_ports import MailAllowance
from core.domain.email import EmailAddress


@contextmanager
def one_mail(to: EmailAddress, allowance: MailAllowance) -> Iterator[None]:
    """Whoever asks, and however many they are: an address gets so many. Outside the unit of work that owes the mail.

    Raises MailTooSoon, Unavailable.
    """
    allowance.spend(to)
    try:
        yield
    except BaseException:
        allowance.give_back(to)
        raise
