"""ConflictStates over PostgreSQL."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from core.domain.events import Event, project_channel
from core.infrastructure import streams
from schedule.application.conflict_ports import KeptState
from schedule.contracts.conflicts import ConflictState
from schedule.infrastructure.models import ConflictStateRecord


@dataclass(frozen=True)
class DjangoConflictStates:
    publish: Callable[[Event], None]

    def of(self, conflict_ids: Collection[UUID]) -> dict[UUID, KeptState]:
        records = ConflictStateRecord.objects.filter(id__in=conflict_ids, version__gt=0)
        found = ((record.id, _kept(record)) for record in records)
        return {conflict_id: kept for conflict_id, kept in found if kept is not None}

    def lock(self, conflict_id: UUID, project_ids: Collection[UUID]) -> KeptState | None:
        record = ConflictStateRecord(id=conflict_id, project_ids=sorted(project_ids))
        ConflictStateRecord.objects.bulk_create([record], ignore_conflicts=True)
        return _kept(ConflictStateRecord.objects.select_for_update(no_key=True).get(id=conflict_id))

    def keep(self, conflict_id: UUID, kept: KeptState) -> None:
        values = vars(kept) | {"state": kept.state.value}
        ConflictStateRecord.objects.filter(id=conflict_id).update(**values)

    def tell(self, facts: Collection[Event], unheard: Collection[UUID]) -> None:
        for fact in facts:
            self.publish(fact)
        for project_id in unheard:
            streams.change(project_channel(project_id))


def _kept(record: ConflictStateRecord) -> KeptState | None:
    if record.by_id is None or record.at is None:
        return None
    return KeptState(ConflictState(record.state), record.days, record.by_id, record.at, record.version)
