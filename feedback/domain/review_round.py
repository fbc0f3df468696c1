"""A review round on a version: who was asked, who has decided what, and what that comes to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from core.domain.events import ProjectEvent
from core.domain.ids import new_id
from core.domain.text import plain_text
from feedback.contracts import (
    Author,
    DecisionRow,
    ReviewClosed,
    ReviewDecided,
    ReviewDecision,
    ReviewerRow,
    ReviewReopened,
    ReviewRequested,
    ReviewState,
    ReviewUpdated,
    RoundRow,
    RoundRule,
    RoundState,
)
from feedback.domain.review_rule import ReviewRule
from feedback.domain.round_refusals import RoundIsOver

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """`is_asked`: invited, not somebody who decided unasked. `is_out`: may decide no more; what they decided stays."""

    person: Author
    is_asked: bool = True
    is_out: bool = False
    decision: ReviewDecision | None = None
    note: str = ""
    decided_at: datetime | None = None

    @property
    def is_waited_for(self) -> bool:
        return self.is_asked and not self.is_out and self.decision is None

    def row(self) -> ReviewerRow:
        return ReviewerRow(
            reviewer=self.person,
            is_asked=self.is_asked,
            is_waited_for=self.is_waited_for,
            decision=self.decision,
            note=self.note,
            decided_at=self.decided_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlace:
    """The version that a round is about."""

    project_id: UUID
    video_id: UUID
    version_id: UUID
    version_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTerms:
    """How it is decided, by whom, and until when."""

    rule: ReviewRule
    due_date: date | None = None


@dataclass(kw_only=True)
class ReviewRound:
    """`reviewers` in the order in which they were asked or came; `told` is what happened since it was loaded, `given`
    the decisions that were given since."""

    id: UUID
    place: RoundPlace
    terms: RoundTerms
    reviewers: tuple[Reviewer, ...]
    state: RoundState = RoundState.OPEN
    opened_by: Author
    closed_by: Author | None = None
    closed_at: datetime | None = None
    created_at: datetime
    updated_at: datetime
    version: int = 1
    told: list[ProjectEvent] = field(default_factory=list)
    given: list[DecisionRow] = field(default_factory=list)

    @classmethod
    def requested(
        cls, place: RoundPlace, terms: RoundTerms, reviewers: Sequence[Author], by: Author, now: datetime
    ) -> "ReviewRound":
        """Asked of these; InvalidField for a quorum that they are too few for."""
        terms.rule.for_reviewers(len(reviewers))
        opened = cls._opened(place, terms, reviewers, by, now)
        opened.told.append(ReviewRequested(project_id=place.project_id, round=opened.row()))
        return opened

    @classmethod
    def unasked(cls, place: RoundPlace, by: Author, now: datetime) -> "ReviewRound":
        """One that begins with a decision nobody had asked for: any approval is enough."""
        terms = RoundTerms(rule=ReviewRule(RoundRule.ANY))
        opened = cls._opened(place, terms, (), by, now)
        opened.told.append(ReviewRequested(project_id=place.project_id, round=opened.row()))
        return opened

    def took_part(self, entitled: Collection[UUID]) -> list[Author]:
        """Those of them who may still decide."""
        return [each.person for each in self.reviewers if each.person.id in entitled]

    def reopened(self, place: RoundPlace, entitled: Collection[UUID], now: datetime) -> "ReviewRound":
        """The same on a newer version, asked of all who took part and may still decide."""
        opened = self._opened(place, self.terms, self.took_part(entitled), self.opened_by, now)
        opened.told.append(ReviewReopened(project_id=place.project_id, round=opened.row()))
        return opened

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN

    @property
    def decision(self) -> ReviewState:
        """Of all together, whatever the order in which they decided."""
        decided = [each.decision for each in self.reviewers]
        return self.terms.rule.outcome(
            approvals=decided.count(ReviewDecision.APPROVED),
            requests=decided.count(ReviewDecision.CHANGES_REQUESTED),
            waited_for=sum(each.is_waited_for for each in self.reviewers),
        )

    @property
    def shown(self) -> ReviewState:
        """What the version tells of it: one that ended undecided is as if nobody had been asked."""
        undecided = not self.is_open and self.decision is ReviewState.IN_REVIEW
        return ReviewState.NONE if undecided else self.decision

    def decide(self, by: Author, decision: ReviewDecision, note: str, now: datetime) -> bool:
        """Give or change one's decision, asked or not; False when it is the same again. RoundIsOver, InvalidField."""
        self._demand_open()
        note = plain_text(note, "/note", longest=LONGEST_NOTE)
        before = next((each for each in self.reviewers if each.person.id == by.id), None)
        if before is not None and (before.decision, before.note) == (decision, note):
            return False
        decided = replace(
            before or Reviewer(person=by, is_asked=False), decision=decision, note=note, decided_at=now, is_out=False
        )
        self.reviewers = tuple(decided if each is before else each for each in self.reviewers)
        if before is None:
            self.reviewers += (decided,)
        self.given.append(DecisionRow(id=new_id(), reviewer=by, decision=decision, note=note, at=now))
        self._touch(now)
        self.told.append(ReviewDecided(project_id=self.project_id, round=self.row(), by=by, given=decision, note=note))
        return True

    def revise(self, terms: RoundTerms, asked: Sequence[Author] | None, now: datetime) -> None:
        """Other terms, and other people (None: the same); who has decided stays. RoundIsOver, InvalidField."""
        self._demand_open()
        reviewers = self.reviewers if asked is None else self._asked_instead(asked)
        terms.rule.for_reviewers(len(reviewers))
        if (terms, reviewers) != (self.terms, self.reviewers):
            self.terms, self.reviewers = terms, reviewers
            self._tell_update(now)

    def follow(self, entitled: Collection[UUID], now: datetime) -> None:
        """Wait for no member who may decide no more, and again for whoever may; `entitled` are all members who may."""
        kept = tuple(
            each if each.person.is_guest else replace(each, is_out=each.person.id not in entitled)
            for each in self.reviewers
        )
        if self.is_open and kept != self.reviewers:
            self.reviewers = kept
            self._tell_update(now)

    def unsay(self, person_id: UUID, now: datetime) -> None:
        """Why that reviewer decided so is gone; what they decided stays, whether the round is open or not."""
        self.reviewers = tuple(
            replace(each, note="") if each.person.id == person_id else each for each in self.reviewers
        )
        self._tell_update(now)

    def close(self, by: Author, now: datetime) -> None:
        """As it stands; RoundIsOver."""
        self._demand_open()
        self._end(RoundState.CLOSED, by, now)

    def supersede(self, now: datetime) -> None:
        """There is a newer version."""
        self._end(RoundState.SUPERSEDED, None, now)

    @property
    def project_id(self) -> UUID:
        return self.place.project_id

    def row(self) -> RoundRow:
        """As it is shown."""
        return RoundRow(
            id=self.id,
            project_id=self.project_id,
            video_id=self.place.video_id,
            version_id=self.place.version_id,
            version_number=self.place.version_number,
            rule=self.terms.rule.kind,
            quorum=self.terms.rule.quorum,
            state=self.state,
            decision=self.decision,
            due_date=self.terms.due_date,
            reviewers=tuple(each.row() for each in self.reviewers),
            opened_by=self.opened_by,
            closed_by=self.closed_by,
            closed_at=self.closed_at,
            created_at=self.created_at,
            updated_at=self.updated_at,
            version=self.version,
        )

    @classmethod
    def _opened(
        cls, place: RoundPlace, terms: RoundTerms, people: Sequence[Author], by: Author, now: datetime
    ) -> "ReviewRound":
        return cls(
            id=new_id(),
            place=place,
            terms=terms,
            reviewers=tuple(Reviewer(person=each) for each in people),
            opened_by=by,
            created_at=now,
            updated_at=now,
        )

    def _asked_instead(self, people: Sequence[Author]) -> tuple[Reviewer, ...]:
        """Those people, and all who have decided."""
        asked = {each.id for each in people}
        kept = [
            replace(each, is_asked=each.person.id in asked)
            for each in self.reviewers
            if each.decision is not None or each.person.id in asked
        ]
        known = {each.person.id for each in kept}
        return (*kept, *(Reviewer(person=each) for each in people if each.id not in known))

    def _demand_open(self) -> None:
        if not self.is_open:
            raise RoundIsOver

    def _end(self, state: RoundState, by: Author | None, now: datetime) -> None:
        self.state, self.closed_by, self.closed_at = state, by, now
        self._touch(now)
        self.told.append(ReviewClosed(project_id=self.project_id, round=self.row()))

    def _tell_update(self, now: datetime) -> None:
        self._touch(now)
        self.told.append(ReviewUpdated(project_id=self.project_id, round=self.row()))

    def _touch(self, now: datetime) -> None:
        self.version, self.updated_at = self.version + 1, now
