"""Somebody whose address another context vouches for is made ready to be let in."""

from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from identity.application.joining import RegisterAccount, checked
from identity.application.ports import AccountStore, Passwords
from identity.contracts import Newcomer
from identity.domain.account import EmailTaken


def prepare_newcomer(
    command: RegisterAccount, *, accounts: AccountStore, passwords: Passwords, clock: Clock
) -> Newcomer:
    """Outside any unit of work. Raises EmailTaken, InvalidField as a registration does."""
    known = accounts.by_email(EmailAddress(command.email))
    if known is not None and not known.is_claimable:
        raise EmailTaken
    return checked(command, known.id if known else new_id(), passwords, clock())
