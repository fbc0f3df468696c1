"""Pictures of shots over PostgreSQL; the row of their plan is locked before them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from ai_planning.contracts.frame_events import FrameAdded, FrameRemoved
from ai_planning.contracts.rows import Author
from ai_planning.domain.frame import MOST_FRAMES, Frame, FrameNotFound, TooManyFrames
from ai_planning.infrastructure.models import FrameRecord
from ai_planning.infrastructure.plan_document import provenance_document, provenance_of
from core.application.ports import EventPublisher

_SAME = ("id", "plan_id", "project_id", "shot_id", "number", "media_type", "size", "width", "height", "created_at")


@dataclass(frozen=True)
class DjangoFrames:
    publish: EventPublisher

    def demand_room(self, plan_id: UUID, shot_ids: Sequence[UUID]) -> None:
        shown = FrameRecord.objects.filter(plan_id=plan_id, shot_id__in=shot_ids, removed_at=None)
        if shown.values("shot_id").annotate(frames=Count("id")).filter(frames__gte=MOST_FRAMES).exists():
            raise TooManyFrames

    def next_number(self, plan_id: UUID, shot_id: UUID) -> int:
        self.demand_room(plan_id, (shot_id,))
        of_shot = FrameRecord.objects.filter(plan_id=plan_id, shot_id=shot_id)
        return (of_shot.aggregate(last=Max("number"))["last"] or 0) + 1

    def add(self, frame: Frame) -> None:
        FrameRecord(
            **{name: getattr(frame, name) for name in _SAME},
            provenance=provenance_document(frame.provenance),
            author_id=frame.author.id,
            author_name=frame.author.name,
        ).save(force_insert=True)
        self.publish(FrameAdded(project_id=frame.project_id, frame=frame.row()))

    def get(self, plan_id: UUID, shot_id: UUID | None, frame_id: UUID) -> Frame:
        found = FrameRecord.objects.filter(id=frame_id, plan_id=plan_id, removed_at=None)
        record = (found if shot_id is None else found.filter(shot_id=shot_id)).first()
        if record is None:
            raise FrameNotFound
        return frame_of(record)

    def remove(self, frame: Frame, now: datetime) -> None:
        FrameRecord.objects.filter(id=frame.id).update(removed_at=now)
        self.publish(
            FrameRemoved(project_id=frame.project_id, plan_id=frame.plan_id, shot_id=frame.shot_id, frame_id=frame.id)
        )


class DjangoRemovedFrames:
    def due(self, before: datetime, limit: int) -> list[tuple[UUID, UUID, UUID, UUID]]:
        found = FrameRecord.objects.filter(removed_at__lt=before).order_by("removed_at")
        return list(found.values_list("project_id", "plan_id", "shot_id", "id")[:limit])

    def drop(self, frame_id: UUID) -> None:
        FrameRecord.objects.filter(id=frame_id, removed_at__isnull=False).delete()

    def keep(self, frame_id: UUID, now: datetime) -> None:
        FrameRecord.objects.filter(id=frame_id, removed_at__isnull=False).update(removed_at=now)


class DjangoNamedFrames:
    def of(self, frame_ids: set[UUID]) -> set[UUID]:
        return set(FrameRecord.objects.filter(id__in=frame_ids).values_list("id", flat=True))


def frame_of(record: FrameRecord) -> Frame:
    return Frame(
        **{name: getattr(record, name) for name in _SAME},
        provenance=provenance_of(record.provenance),
        author=Author(record.author_id, record.author_name),
    )
