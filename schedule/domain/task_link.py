"""Links of a schedule, each with the version at which it last changed."""

from dataclasses import dataclass

from schedule.contracts.rows import LinkRow
from schedule.domain.network import Link


@dataclass(frozen=True, slots=True)
class TaskLink(Link):
    version: int = 0

    def row(self) -> LinkRow:
        return LinkRow(
            id=self.id,
            predecessor=self.predecessor,
            successor=self.successor,
            type=self.type,
            lag_days=self.lag.days,
            lag_minutes=self.lag.minutes,
            version=self.version,
        )
