"""Usages and Budgets over PostgreSQL."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ai_planning.domain.budget import Budget
from ai_planning.domain.usage import Unit, Usage
from ai_planning.infrastructure.models import BudgetRecord, UsageRecord
from core.domain.events import project_channel
from core.infrastructure import streams


class PostgresUsages:
    def hold(self, user_id: UUID, today: date) -> Usage:
        rows = UsageRecord.objects.filter(user_id=user_id).select_for_update()
        record = rows.first()
        if record is None:
            UsageRecord.objects.bulk_create([UsageRecord(user_id=user_id, day=today)], ignore_conflicts=True)
            record = rows.get()
        return _usage(record, today)

    def read(self, user_id: UUID, today: date) -> Usage:
        record = UsageRecord.objects.filter(user_id=user_id).first()
        return _usage(record or UsageRecord(user_id=user_id, day=today), today)

    def save(self, usage: Usage) -> None:
        used = {unit.value: count for unit, count in usage.used.items()}
        UsageRecord.objects.filter(user_id=usage.user_id).update(day=usage.day, used=used, tokens=usage.tokens)

    def forget(self, user_id: UUID) -> None:
        UsageRecord.objects.filter(user_id=user_id).delete()


@dataclass(frozen=True)
class PostgresBudgets:
    """`default` is what a project may spend whose budget nobody has set."""

    default: int

    def hold(self, project_id: UUID) -> Budget:
        rows = BudgetRecord.objects.filter(project_id=project_id).select_for_update()
        record = rows.first()
        if record is None:
            BudgetRecord.objects.bulk_create([BudgetRecord(project_id=project_id)], ignore_conflicts=True)
            record = rows.get()
        return self._budget(record)

    def read(self, project_id: UUID) -> Budget:
        record = BudgetRecord.objects.filter(project_id=project_id).first()
        return self._budget(record or BudgetRecord(project_id=project_id))

    def save(self, budget: Budget) -> None:
        columns = {name: getattr(budget, name) for name in ("limit", "spent", "updated_at")}
        BudgetRecord.objects.filter(project_id=budget.project_id).update(**columns)
        streams.change(project_channel(budget.project_id))

    def _budget(self, record: BudgetRecord) -> Budget:
        return Budget(
            project_id=record.project_id,
            default=self.default,
            limit=record.limit,
            spent=record.spent,
            updated_at=record.updated_at,
        )


def _usage(record: UsageRecord, today: date) -> Usage:
    used = {Unit(name): count for name, count in record.used.items()}
    usage = Usage(record.user_id, record.day, used, record.tokens)
    usage.turn(today)
    return usage
