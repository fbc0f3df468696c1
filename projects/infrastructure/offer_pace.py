"""OfferPace in Redis, by a keyed hash: an address cannot be read off what is counted."""

from dataclasses import dataclass
from uuid import UUID

from core.application.mail_ports import MailAllowance
from core.application.ports import Secrets
from core.application.refusals import Unavailable
from core.domain.email import EmailAddress
from core.domain.mail import MailTooSoon
from core.domain.rates import Rate
from core.infrastructure.rates import rates

RATES = (Rate(1, 60), Rate(5, 86_400))


class RedisOfferPace:
    """`allowance` counts by the address alone."""

    def __init__(self, allowance: MailAllowance, secrets: Secrets) -> None:
        self._allowance, self._secrets = allowance, secrets

    def of(self, kind: str, project_id: UUID) -> MailAllowance:
        return _OfProject(self._allowance, self._secrets, kind, project_id)


@dataclass(frozen=True)
class _OfProject:
    allowance: MailAllowance
    secrets: Secrets
    kind: str
    project_id: UUID

    def spend(self, to: EmailAddress) -> None:
        self.allowance.spend(to)
        for number, rate in enumerate(RATES):
            tally = rates().take(self.kind, rate, self._whose(to))
            if tally is None or not tally.is_admitted:
                self._give_back(to, RATES[:number])
                raise MailTooSoon(tally.seconds) if tally else Unavailable

    def give_back(self, to: EmailAddress) -> None:
        self._give_back(to, RATES)

    def _give_back(self, to: EmailAddress, taken: tuple[Rate, ...]) -> None:
        self.allowance.give_back(to)
        for rate in taken:
            rates().give_back(self.kind, rate, self._whose(to))

    def _whose(self, to: EmailAddress) -> str:
        return self.secrets.hash(f"offers of {self.project_id} to {to.key}")
