"""Finishes over PostgreSQL."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import EventPublisher
from feedback.contracts import Author, ReviewDecision
from feedback.domain.review_finish import ReviewFinish, Written
from feedback.domain.review_round import RoundPlace
from feedback.infrastructure.models import FinishRecord


@dataclass(frozen=True)
class PostgresFinishes:
    publish: EventPublisher

    def get(self, finish_id: UUID) -> ReviewFinish | None:
        record = FinishRecord.objects.select_for_update().filter(id=finish_id).first()
        return None if record is None else _finish(record)

    def latest(self, version_id: UUID, reviewer_id: UUID) -> ReviewFinish | None:
        records = FinishRecord.objects.select_for_update().filter(cut_id=version_id, person_id=reviewer_id)
        record = records.order_by("-finished_at").first()
        return None if record is None else _finish(record)

    def add(self, finish: ReviewFinish) -> None:
        FinishRecord(id=finish.id, **_columns(finish)).save(force_insert=True)
        self._tell(finish)

    def save(self, finish: ReviewFinish) -> None:
        FinishRecord.objects.filter(id=finish.id).update(**_columns(finish))
        self._tell(finish)

    def _tell(self, finish: ReviewFinish) -> None:
        for fact in finish.told:
            self.publish(fact)


def _finish(record: FinishRecord) -> ReviewFinish:
    return ReviewFinish(
        id=record.id,
        place=RoundPlace(
            project_id=record.project_id,
            video_id=record.video_id,
            version_id=record.cut_id,
            version_number=record.version_number,
        ),
        reviewer=Author(record.person_id, record.person_name, record.is_guest),
        summary=record.summary,
        written=Written(record.note_count, record.comment_count),
        round_id=record.round_id,
        decision=ReviewDecision(record.decision) if record.decision else None,
        since=record.since,
        finished_at=record.finished_at,
        revision=record.revision,
        told_at=record.told_at,
    )


def _columns(finish: ReviewFinish) -> dict[str, Any]:
    place, reviewer = finish.place, finish.reviewer
    return {
        "project_id": place.project_id,
        "video_id": place.video_id,
        "cut_id": place.version_id,
        "version_number": place.version_number,
        "person_id": reviewer.id,
        "person_name": reviewer.name,
        "is_guest": reviewer.is_guest,
        "summary": finish.summary,
        "note_count": finish.written.notes,
        "comment_count": finish.written.comments,
        "round_id": finish.round_id,
        "decision": finish.decision,
        "since": finish.since,
        "finished_at": finish.finished_at,
        "revision": finish.revision,
        "told_at": finish.told_at,
    }
