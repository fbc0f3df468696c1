"""Mails to many addresses, each counted before the unit of work that owes them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from core.application.mail_ports import MailAllowance
from core.application.refusals import Unavailable
from core.domain.email import EmailAddress
from core.domain.mail import MailTooSoon


class MailBudget:
    """`waits` are the seconds until an address that has had enough may get another one, by its key.

    A courtesy is left out where nothing can be counted; what it accompanies goes on.
    """

    def __init__(self, allowance: MailAllowance, *, courtesy: bool = False) -> None:
        self._allowance, self._courtesy = allowance, courtesy
        self._spent: dict[str, EmailAddress] = {}
        self._owed: set[str] = set()
        self.waits: dict[str, int] = {}

    def spend(self, to: EmailAddress) -> None:
        """Once an address. Raises Unavailable, but for a courtesy."""
        if to.key in self._spent or to.key in self.waits:
            return
        try:
            self._allowance.spend(to)
        except MailTooSoon as refusal:
            self.waits[to.key] = refusal.seconds
        except Unavailable:
            if not self._courtesy:
                raise
            self.waits[to.key] = 0
        else:
            self._spent[to.key] = to

    def owe(self, email_key: str) -> None:
        """The address does get its mail."""
        self._owed.add(email_key)

    def owe_once(self, to: EmailAddress) -> bool:
        """Whether the address may get a mail, which then is owed."""
        if to.key in self.waits:
            return False
        self.owe(to.key)
        return True

    def give_back(self, *, all_of_them: bool) -> None:
        for key, address in self._spent.items():
            if all_of_them or key not in self._owed:
                self._allowance.give_back(address)


@contextmanager
def mail_budget(
    addresses: Iterable[EmailAddress], allowance: MailAllowance, *, courtesy: bool = False
) -> Iterator[MailBudget]:
    """What was not owed in the end is given back; all of it when nothing was stored. Raises what `spend` does."""
    budget = MailBudget(allowance, courtesy=courtesy)
    try:
        for address in addresses:
            budget.spend(address)
        yield budget
    except BaseException:
        budget.give_back(all_of_them=True)
        raise
    budget.give_back(all_of_them=False)
