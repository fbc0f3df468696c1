"""OfferPace in Redis."""

from dataclasses import dataclass
from uuid import UUID

from core.application.mail_ports import MailAllowance
from core.application.refusals import Unavailable
from core.domain.email import EmailAddress
from core.domain.mail import MailTooSoon
from core.domain.rates import Rate
from core.infrastructure.rates import rates

RATES = (Rate(1, 60), Rate(5, 86_400))


class RedisOfferPace:
    """`allowance` counts by the address."""

    def __init__(self, allowance: MailAllowance) -> None:
        self._allowance = allowance

    def of(self, kind: str, project_id: UUID) -> MailAllowance:
        return _OfProject(self._allowance, kind, str(project_id))


@dataclass(frozen=True)
class _OfProject:
    allowance: MailAllowance
    kind: str
    project: str

    def spend(self, to: EmailAddress) -> None:
        self.allowance.spend(to)
        for number, rate in enumerate(RATES):
            tally = rates().take(self.kind, rate, self.project)
            if tally is None or not tally.is_admitted:
                self._give_back(to, RATES[:number])
                raise MailTooSoon(tally.seconds) if tally else Unavailable

    def give_back(self, to: EmailAddress) -> None:
        self._give_back(to, RATES)

    def _give_back(self, to: EmailAddress, taken: tuple[Rate, ...]) -> None:
        self.allowance.give_back(to)
        for rate in taken:
            rates().give_back(self.kind, rate, self.project)
