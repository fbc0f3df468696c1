"""Named states of plans over PostgreSQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from ai_planning.contracts.rows import Author
from ai_planning.contracts.snapshots import SnapshotAdded, SnapshotRemoved, SnapshotRow
from ai_planning.domain.plan_parts import Piece
from ai_planning.domain.plan_refusals import PlanNotFound, SnapshotNotFound, TooManySnapshots
from ai_planning.domain.snapshot import MOST_SNAPSHOTS, Snapshot
from ai_planning.infrastructure.models import PlanRecord, SnapshotRecord
from ai_planning.infrastructure.plan_document import parts_of, pieces_document, pieces_of
from core.application.ports import EventPublisher
from core.domain.pages import Page, PageRequest
from core.infrastructure.stream_position import position
from projects.contracts import ProjectGrant

_SHOWN = ("id", "plan_id", "name", "plan_version", "author_id", "author_name", "created_at")
_COUNT = """
SELECT (SELECT count(*) FROM planning_snapshot WHERE plan_id = plan.id) FROM planning_plan plan
WHERE id = %(plan_id)s AND project_id = %(project_id)s AND deleted_at IS NULL
"""


@dataclass(frozen=True)
class DjangoSnapshots:
    publish: EventPublisher

    def add(self, snapshot: Snapshot) -> None:
        if SnapshotRecord.objects.filter(plan_id=snapshot.plan_id).count() >= MOST_SNAPSHOTS:
            raise TooManySnapshots(most=MOST_SNAPSHOTS)
        SnapshotRecord.objects.create(
            id=snapshot.id,
            plan_id=snapshot.plan_id,
            name=snapshot.name,
            pieces=pieces_document(snapshot.pieces),
            plan_version=snapshot.plan_version,
            author_id=snapshot.author.id,
            author_name=snapshot.author.name,
            created_at=snapshot.created_at,
        )
        self.publish(SnapshotAdded(project_id=snapshot.project_id, snapshot=snapshot.row()))

    def get(self, plan_id: UUID, snapshot_id: UUID) -> Snapshot:
        record = SnapshotRecord.objects.select_related("plan").filter(plan_id=plan_id, id=snapshot_id).first()
        if record is None:
            raise SnapshotNotFound
        return Snapshot(
            record.id,
            record.plan.project_id,
            record.plan_id,
            record.name,
            pieces_of(record.pieces),
            record.plan_version,
            Author(record.author_id, record.author_name),
            record.created_at,
        )

    def remove(self, snapshot: Snapshot) -> None:
        SnapshotRecord.objects.filter(id=snapshot.id).delete()
        ids = {"id": snapshot.id, "snapshot_id": snapshot.id, "plan_id": snapshot.plan_id}
        self.publish(SnapshotRemoved(project_id=snapshot.project_id, **ids))


class DjangoSnapshotReads:
    def page(self, grant: ProjectGrant, plan_id: UUID, wanted: PageRequest) -> Page[SnapshotRow]:
        seq, epoch, total = position(grant.project_id, _COUNT, plan_id=plan_id)
        if total is None:
            raise PlanNotFound
        rows = SnapshotRecord.objects.filter(plan_id=plan_id).order_by("-created_at", "-id").values(*_SHOWN)
        window = rows[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(_row(each) for each in window), total, seq, epoch)

    def row(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> SnapshotRow:
        found = _of(grant, plan_id, snapshot_id).values(*_SHOWN).first()
        if found is None:
            raise SnapshotNotFound
        return _row(found)

    def state(self, grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> tuple[SnapshotRow, Mapping[str, Piece]]:
        found = _of(grant, plan_id, snapshot_id).values(*_SHOWN, "pieces").first()
        if found is None:
            raise SnapshotNotFound
        return _row(found), pieces_of(found["pieces"])

    def present(self, grant: ProjectGrant, plan_id: UUID) -> Mapping[str, Piece]:
        living = PlanRecord.objects.filter(id=plan_id, project_id=grant.project_id, deleted_at=None)
        record = living.only("parts", "people").first()
        if record is None:
            raise PlanNotFound
        return parts_of(record.parts, record.people).pieces()


def _of(grant: ProjectGrant, plan_id: UUID, snapshot_id: UUID) -> Any:
    living = SnapshotRecord.objects.filter(plan_id=plan_id, plan__project_id=grant.project_id, plan__deleted_at=None)
    return living.filter(id=snapshot_id)


def _row(found: dict[str, Any]) -> SnapshotRow:
    author = Author(found["author_id"], found["author_name"])
    names = ("id", "plan_id", "name", "plan_version", "created_at")
    return SnapshotRow(**{name: found[name] for name in names}, author=author)
