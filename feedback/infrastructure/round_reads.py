"""RoundReads over PostgreSQL: a round comes with its reviewers in one statement."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from core.domain.pages import Page, PageRequest
from feedback.application.round_read_models import DueRound
from feedback.contracts import (
    Author,
    DecisionRow,
    ReviewDecision,
    ReviewerRow,
    ReviewState,
    RoundRow,
    RoundRule,
    RoundState,
)
from feedback.infrastructure.models import DecisionRecord, ReviewerRecord, RoundRecord
from feedback.infrastructure.positions import rounds_position
from projects.contracts import ProjectGrant

_PERSON = ("person_id", "person_name", "is_guest", "is_asked", "is_out", "decision", "note", "decided_at")
_REVIEWERS = ArraySubquery(
    ReviewerRecord.objects.filter(round_id=OuterRef("id"))
    .order_by("place")
    .values(person=JSONObject(**{name: name for name in _PERSON}))
)


class PostgresRoundReads:
    def page(self, grant: ProjectGrant, video_id: UUID, version_id: UUID, wanted: PageRequest) -> Page[RoundRow] | None:
        number, seq, epoch = rounds_position(grant.project_id, video_id, version_id)
        if number is None or not grant.covers(video_id, version_id):
            return None
        records = _rounds(grant, video_id, version_id).order_by("-created_at", "-id")
        window = records[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(_row(record) for record in window), number, seq, epoch)

    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID, round_id: UUID) -> RoundRow | None:
        if not grant.covers(video_id, version_id):
            return None
        record = _rounds(grant, video_id, version_id).filter(id=round_id).first()
        return None if record is None else _row(record)

    def decisions(self, grant: ProjectGrant, row: RoundRow, wanted: PageRequest) -> Page[DecisionRow]:
        records = DecisionRecord.objects.filter(round_id=row.id, project_id=grant.project_id)
        window = records.order_by("-at", "-id")[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(map(_decision, window)), records.count())

    def due(self, days: Collection[date]) -> list[DueRound]:
        living = RoundRecord.objects.filter(state=RoundState.OPEN, due_date__in=days, cut__in_trash=False)
        return [_due(record) for record in living.select_related("cut__video").annotate(people=_REVIEWERS)]


def _rounds(grant: ProjectGrant, video_id: UUID, version_id: UUID) -> Any:
    place = {"project_id": grant.project_id, "video_id": video_id, "cut_id": version_id}
    return RoundRecord.objects.filter(**place, cut__in_trash=False).annotate(people=_REVIEWERS)


def _row(record: Any) -> RoundRow:
    return RoundRow(
        id=record.id,
        project_id=record.project_id,
        video_id=record.video_id,
        version_id=record.cut_id,
        version_number=record.version_number,
        rule=RoundRule(record.rule),
        quorum=record.quorum,
        state=RoundState(record.state),
        decision=ReviewState(record.decision),
        due_date=record.due_date,
        reviewers=tuple(map(_reviewer, record.people)),
        opened_by=Author(record.opened_by_id, record.opened_by_name, record.opened_by_is_guest),
        closed_by=Author(record.closed_by_id, record.closed_by_name) if record.closed_by_id else None,
        closed_at=record.closed_at,
        created_at=record.created_at,
        updated_at=record.updated_at,
        version=record.version,
    )


def _reviewer(person: dict[str, Any]) -> ReviewerRow:
    return ReviewerRow(
        reviewer=Author(UUID(person["person_id"]), person["person_name"], person["is_guest"]),
        is_asked=person["is_asked"],
        is_waited_for=_is_waited_for(person),
        decision=ReviewDecision(person["decision"]) if person["decision"] else None,
        note=person["note"],
        decided_at=datetime.fromisoformat(person["decided_at"]) if person["decided_at"] else None,
    )


def _is_waited_for(person: dict[str, Any]) -> bool:
    return person["is_asked"] and not person["is_out"] and person["decision"] is None


def _decision(record: DecisionRecord) -> DecisionRow:
    return DecisionRow(
        id=record.id,
        reviewer=Author(record.person_id, record.person_name, record.is_guest),
        decision=ReviewDecision(record.decision),
        note=record.note,
        at=record.at,
    )


def _due(record: Any) -> DueRound:
    people = [person for person in record.people if _is_waited_for(person) and not person["is_guest"]]
    return DueRound(
        id=record.id,
        project_id=record.project_id,
        video_id=record.video_id,
        version_id=record.cut_id,
        video_title=record.cut.video.title,
        version_number=record.version_number,
        due_date=record.due_date,
        waited_for=tuple(UUID(person["person_id"]) for person in people),
    )
