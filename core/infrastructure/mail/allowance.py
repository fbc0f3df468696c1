"""MailAllowance in Redis, by a keyed hash: an address cannot be read off what is counted."""

from core.application.ports import Secrets
from core.application.refusals import Unavailable
from core.domain.email import EmailAddress
from core.domain.mail import HOUR, MAILS_AN_HOUR, MailTooSoon
from core.domain.rates import Rate
from core.infrastructure.rates import rates

NAME, FROM_OTHERS = "mail_to", "mail_from_others"
RATE = Rate(MAILS_AN_HOUR, int(HOUR.total_seconds()))


class RedisMailAllowance:
    """`name` is what is counted apart from the others."""

    def __init__(self, secrets: Secrets, name: str = NAME) -> None:
        self._secrets, self._name = secrets, name

    def spend(self, to: EmailAddress) -> None:
        tally = rates().take(self._name, RATE, self._whose(to))
        if tally is None:
            raise Unavailable
        if not tally.is_admitted:
            raise MailTooSoon(tally.seconds)

    def give_back(self, to: EmailAddress) -> None:
        rates().give_back(self._name, RATE, self._whose(to))

    def _whose(self, to: EmailAddress) -> str:
        return self._secrets.hash(f"mail to {to.key}")
