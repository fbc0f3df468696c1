"""Rounds over PostgreSQL."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from core.application.ports import EventPublisher
from feedback.contracts import Author, ReviewDecision, RoundRule, RoundState
from feedback.domain.review_round import Reviewer, ReviewRound, RoundPlace, RoundTerms
from feedback.domain.review_rule import ReviewRule
from feedback.domain.round_refusals import RoundAlreadyOpen
from feedback.infrastructure.models import DecisionRecord, ReviewerRecord, RoundRecord

_REVIEWERS = """
WITH gone AS (
    DELETE FROM feedback_reviewer WHERE round_id = %(round)s AND person_id <> ALL(%(persons)s)
)
INSERT INTO feedback_reviewer (id, round_id, project_id, place, person_id, person_name, is_guest, is_asked, is_out,
    decision, note, decided_at)
SELECT gen_random_uuid(), %(round)s, %(project)s, place, person, name, guest, asked, gone_out,
    decision, note, decided_at
FROM unnest(%(persons)s::uuid[], %(names)s::text[], %(guests)s::boolean[], %(asked)s::boolean[], %(out)s::boolean[],
    %(decisions)s::text[], %(notes)s::text[], %(times)s::timestamptz[])
    WITH ORDINALITY AS given (person, name, guest, asked, gone_out, decision, note, decided_at, place)
ON CONFLICT (round_id, person_id) DO UPDATE
SET place = excluded.place, is_asked = excluded.is_asked, is_out = excluded.is_out, decision = excluded.decision,
    note = excluded.note, decided_at = excluded.decided_at
"""


@dataclass(frozen=True)
class PostgresRounds:
    publish: EventPublisher

    def get(self, project_id: UUID, version_id: UUID, round_id: UUID) -> ReviewRound | None:
        found = _locked(RoundRecord.objects.filter(id=round_id, project_id=project_id, cut_id=version_id))
        return found[0] if found else None

    def open_on(self, version_ids: Collection[UUID]) -> list[ReviewRound]:
        return _locked(RoundRecord.objects.filter(cut_id__in=version_ids, state=RoundState.OPEN))

    def versions_asking(self, project_id: UUID, user_id: UUID) -> list[UUID]:
        asking = RoundRecord.objects.filter(
            project_id=project_id, state=RoundState.OPEN, reviewers__person_id=user_id, reviewers__is_guest=False
        )
        return list(asking.order_by("cut_id").values_list("cut_id", flat=True))

    def is_known(self, version_id: UUID) -> bool:
        return RoundRecord.objects.filter(cut_id=version_id).exists()

    def add(self, review: ReviewRound) -> None:
        if (
            review.is_open
            and RoundRecord.objects.filter(cut_id=review.place.version_id, state=RoundState.OPEN).exists()
        ):
            raise RoundAlreadyOpen
        RoundRecord(id=review.id, created_at=review.created_at, **_columns(review)).save(force_insert=True)
        self._keep(review)

    def save(self, review: ReviewRound) -> None:
        RoundRecord.objects.filter(id=review.id).update(**_columns(review))
        self._keep(review)

    def _keep(self, review: ReviewRound) -> None:
        _keep_reviewers(review)
        if review.given:
            DecisionRecord.objects.bulk_create(_decisions(review))
        for fact in review.told:
            self.publish(fact)


def _locked(which: "QuerySet[RoundRecord]") -> list[ReviewRound]:
    """In the order of ids; the reviewers are read once their rounds are held."""
    records = list(which.select_for_update(of=("self",)).order_by("id"))
    people: dict[UUID, list[ReviewerRecord]] = {record.id: [] for record in records}
    for person in ReviewerRecord.objects.filter(round_id__in=people).order_by("place") if records else ():
        people[person.round_id].append(person)
    return [_round(record, people[record.id]) for record in records]


def _round(record: RoundRecord, people: list[ReviewerRecord]) -> ReviewRound:
    return ReviewRound(
        id=record.id,
        place=RoundPlace(
            project_id=record.project_id,
            video_id=record.video_id,
            version_id=record.cut_id,
            version_number=record.version_number,
        ),
        terms=RoundTerms(rule=ReviewRule(RoundRule(record.rule), record.quorum), due_date=record.due_date),
        reviewers=tuple(map(_reviewer, people)),
        state=RoundState(record.state),
        opened_by=Author(record.opened_by_id, record.opened_by_name, record.opened_by_is_guest),
        closed_by=Author(record.closed_by_id, record.closed_by_name or "") if record.closed_by_id else None,
        closed_at=record.closed_at,
        created_at=record.created_at,
        updated_at=record.updated_at,
        version=record.version,
    )


def _reviewer(record: ReviewerRecord) -> Reviewer:
    return Reviewer(
        person=Author(record.person_id, record.person_name, record.is_guest),
        is_asked=record.is_asked,
        is_out=record.is_out,
        decision=ReviewDecision(record.decision) if record.decision else None,
        note=record.note,
        decided_at=record.decided_at,
    )


def _columns(review: ReviewRound) -> dict[str, Any]:
    """All but what never changes after the insert."""
    place, rule = review.place, review.terms.rule
    return {
        "project_id": place.project_id,
        "video_id": place.video_id,
        "cut_id": place.version_id,
        "version_number": place.version_number,
        "rule": rule.kind,
        "quorum": rule.quorum,
        "state": review.state,
        "decision": review.decision,
        "due_date": review.terms.due_date,
        "opened_by_id": review.opened_by.id,
        "opened_by_name": review.opened_by.name,
        "opened_by_is_guest": review.opened_by.is_guest,
        "closed_by_id": review.closed_by and review.closed_by.id,
        "closed_by_name": review.closed_by and review.closed_by.name,
        "closed_at": review.closed_at,
        "updated_at": review.updated_at,
        "version": review.version,
    }


def _keep_reviewers(review: ReviewRound) -> None:
    people = review.reviewers
    with connection.cursor() as cursor:
        cursor.execute(
            _REVIEWERS,
            {
                "round": review.id,
                "project": review.project_id,
                "persons": [each.person.id for each in people],
                "names": [each.person.name for each in people],
                "guests": [each.person.is_guest for each in people],
                "asked": [each.is_asked for each in people],
                "out": [each.is_out for each in people],
                "decisions": [each.decision for each in people],
                "notes": [each.note for each in people],
                "times": [each.decided_at for each in people],
            },
        )


def _decisions(review: ReviewRound) -> list[DecisionRecord]:
    return [
        DecisionRecord(
            id=each.id,
            round_id=review.id,
            project_id=review.project_id,
            person_id=each.reviewer.id,
            person_name=each.reviewer.name,
            is_guest=each.reviewer.is_guest,
            decision=each.decision,
            note=each.note,
            at=each.at,
        )
        for each in review.given
    ]
