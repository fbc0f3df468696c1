"""A code goes to the address that a guest says is theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from core.application.mail_ports import MailAllowance, Notices
from core.application.ports import Secrets
from core.application.refusals import Unavailable
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.mail import Addressee, MailTooSoon
from feedback.application.share_tokens import hashed_code
from feedback.domain.guest import Guest

CODE_MAIL = "guest_code"


@dataclass(frozen=True, kw_only=True)
class CodeMailing:
    """What it takes to mail a code."""

    allowance: MailAllowance
    notices: Notices
    secrets: Secrets
    clock: Clock

    @contextmanager
    def allowed(self, address: EmailAddress) -> Iterator[None]:
        """One mail to the address is counted, unless what is done meanwhile fails. MailTooSoon, Unavailable."""
        self.allowance.spend(address)
        try:
            yield
        except BaseException:
            self.allowance.give_back(address)
            raise

    @contextmanager
    def allowed_or_not(self, address: EmailAddress | None) -> Iterator[bool]:
        """Whether it is; the guest can ask for the code later."""
        if address is None:
            yield False
            return
        try:
            self.allowance.spend(address)
        except (MailTooSoon, Unavailable):
            yield False
            return
        try:
            yield True
        except BaseException:
            self.allowance.give_back(address)
            raise

    def owe(self, guest: Guest, address: EmailAddress) -> None:
        """Inside the running unit of work, before the guest is stored. GuestMailTooSoon."""
        code = self.secrets.code()
        to = guest.ask_proof(address.shown, hashed_code(code, self.secrets), self.clock())
        self.notices.owe(Addressee(to, guest.language, guest.name), CODE_MAIL, code=code)
