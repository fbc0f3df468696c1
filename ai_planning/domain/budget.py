"""What may be spent on a project with the server's keys."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ai_planning.domain.job_refusals import BudgetSpent
from core.domain.errors import InvalidField

HIGHEST_MICROS = 1_000_000 * 1_000_000


@dataclass
class Budget:
    """In millionths of a US dollar, since the project began; `limit` None is what the settings give every project."""

    project_id: UUID
    default: int
    limit: int | None = None
    spent: int = 0
    updated_at: datetime | None = None

    @property
    def amount(self) -> int:
        return self.default if self.limit is None else self.limit

    @property
    def left(self) -> int:
        return max(0, self.amount - self.spent)

    def demand_left(self) -> None:
        """BudgetSpent."""
        if not self.left:
            raise BudgetSpent

    def set_limit(self, limit: int | None, now: datetime) -> None:
        if limit is not None and not 0 <= limit <= HIGHEST_MICROS:
            raise InvalidField("/limit_micros", "number.too_large", most=HIGHEST_MICROS)
        self.limit, self.updated_at = limit, now

    def spend(self, micros: int) -> None:
        self.spent += micros
