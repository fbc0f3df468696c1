"""A plan: a brief, four stages, twelve shots with inserts and chosen frames, whose seconds always add up.

It is changed part by part. A locked part is changed by nobody and nothing; what a job has made is taken only by parts
that have not changed since it was asked for. Every change is a step that can be undone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from ai_planning.contracts.plan_events import PlanCreated, PlanDeleted, PlanRestored, PlanUpdated
from ai_planning.contracts.rows import Author, FrameRef, PlanRow
from ai_planning.domain import plan_edits as edits
from ai_planning.domain.brief import LONGEST_TITLE, Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.part_names import names_of
from ai_planning.domain.plan_parts import (
    BRIEF,
    Chosen,
    Heading,
    Inserts,
    Lock,
    Piece,
    Taken,
    frame_key,
    inserts_key,
    stage_key,
)
from ai_planning.domain.plan_refusals import NothingToRedo, NothingToUndo, NotYourLock, PartLocked, PlanNotFound
from ai_planning.domain.plan_rows import Head, row_of
from ai_planning.domain.plan_state import Parts
from ai_planning.domain.plan_trail import Step, Trail
from ai_planning.domain.provenance import Provenance
from core.domain.errors import Stale
from core.domain.events import Event
from core.domain.retention import is_due
from core.domain.text import plain_text


@dataclass
class VideoPlan:
    """`steps` are those that were made since it was read, `facts` what there is to tell of them."""

    id: UUID
    project_id: UUID
    author: Author
    parts: Parts
    created_at: datetime
    updated_at: datetime
    version: int = 1
    trail: Trail = field(default_factory=Trail)
    comment_count: int = 0
    deleted_at: datetime | None = None
    deleted_by_id: UUID | None = None
    steps: list[Step] = field(default_factory=list)
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def create(cls, ids: tuple[UUID, UUID], parts: Parts, author: Author, now: datetime) -> Self:
        """`ids` are its own and its project's; its first parts come from `first_parts` or a copy."""
        plan = cls(*ids, author, parts, now, now)
        plan.facts.append(PlanCreated.of(plan.row()))
        return plan

    # What it says.

    @property
    def brief(self) -> Brief:
        return self.parts.heading.brief

    @property
    def title(self) -> str:
        return self.parts.heading.title

    def row(self) -> PlanRow:
        times = self.created_at, self.updated_at
        head = Head(self.id, self.project_id, self.author, self.version, *times, self.trail, self.comment_count)
        return row_of(head, self.parts)

    def story(self) -> tuple[StageDraft, ...]:
        return tuple(self.parts.stage(each) for each in self.parts.stage_ids)

    def shot_drafts(self) -> tuple[ShotDraft, ...]:
        """With their inserts, and weighed by their seconds."""
        return tuple(
            replace(placed.draft, weight=placed.duration_ms / 1000, inserts=self.parts.inserts(shot_id))
            for shot_id in self.parts.shot_ids
            if (placed := self.parts.shot(shot_id))
        )

    def expect(self, version: int | None, keys: Iterable[str] | None = None) -> None:
        """Refuse a caller who has not seen the last change of those parts (None: of anything)."""
        newest = self.version if keys is None else max(self.parts.part(key).version for key in keys)
        if version is not None and not newest <= version <= self.version:
            raise Stale(self.row())

    # What people change.

    def revise(self, title: str | None, brief: Brief | None, *, by: Author, now: datetime) -> None:
        """PartLocked, SecondsDoNotFit, InvalidField."""
        told = self.title if title is None else plain_text(title, "/title", longest=LONGEST_TITLE, shortest=1)
        wanted: dict[str, Piece] = {BRIEF: Piece(Heading(told, brief or self.brief))}
        if brief is not None:
            wanted |= edits.retimed(self.parts, brief)
        self._change(wanted, by, now)

    def revise_stage(self, stage_id: UUID, words: Mapping[str, Any], *, by: Author, now: datetime) -> None:
        """StageNotFound, PartLocked, InvalidField."""
        there = self.parts.stage(stage_id)
        draft = replace(there, **words)
        if draft != there:
            self._change({stage_key(stage_id): Piece(draft)}, by, now)

    def revise_shot(
        self, shot_id: UUID, words: Mapping[str, Any], duration_ms: int | None, *, by: Author, now: datetime
    ) -> None:
        """ShotNotFound, PartLocked, SecondsDoNotFit, InvalidField."""
        self._change(edits.reworded(self.parts, shot_id, words, duration_ms), by, now)

    def set_inserts(self, shot_id: UUID, drafts: Sequence[InsertDraft], *, by: Author, now: datetime) -> None:
        """ShotNotFound, PartLocked, InvalidField."""
        self.parts.shot(shot_id)
        if tuple(drafts) != self.parts.inserts(shot_id):
            self._change({inserts_key(shot_id): Piece(Inserts(tuple(drafts)))}, by, now)

    def order_shots(self, shot_ids: Sequence[UUID], *, by: Author, now: datetime) -> None:
        """PartLocked where a locked shot would stand elsewhere; InvalidField."""
        self._change(edits.ordered(self.parts, shot_ids), by, now)

    def put_back(self, pieces: Mapping[str, Piece], *, by: Author, now: datetime) -> None:
        """All parts as they were once. PartLocked."""
        self._change(pieces, by, now)

    # What jobs have made.

    def take_story(
        self, drafts: Sequence[StageDraft], *, seen: int, provenance: Provenance, by: Author, now: datetime
    ) -> Taken:
        return self._take(edits.written(self.parts, drafts, provenance), seen, by, now)

    def take_stage(
        self, stage_id: UUID, draft: StageDraft, *, seen: int, provenance: Provenance, by: Author, now: datetime
    ) -> Taken:
        self.parts.stage(stage_id)
        return self._take({stage_key(stage_id): Piece(draft, provenance)}, seen, by, now)

    def take_shots(
        self, drafts: Sequence[ShotDraft], *, seen: int, provenance: Provenance, by: Author, now: datetime
    ) -> Taken:
        held = self.parts.kept_from(self.parts.by_key, seen)
        return self._take(edits.designed(self.parts, drafts, held, provenance), seen, by, now)

    def take_shot(
        self, shot_id: UUID, draft: ShotDraft, *, seen: int, provenance: Provenance, by: Author, now: datetime
    ) -> Taken:
        return self._take(edits.redesigned(self.parts, shot_id, draft, provenance), seen, by, now)

    def take_inserts(
        self,
        shot_id: UUID,
        drafts: Sequence[InsertDraft],
        *,
        seen: int,
        provenance: Provenance,
        by: Author,
        now: datetime,
    ) -> Taken:
        self.parts.shot(shot_id)
        return self._take({inserts_key(shot_id): Piece(Inserts(tuple(drafts)), provenance)}, seen, by, now)

    def take_frame(
        self,
        shot_id: UUID,
        frame: FrameRef | None,
        *,
        seen: int,
        provenance: Provenance | None,
        by: Author,
        now: datetime,
        drawn: ShotDraft | None = None,
    ) -> Taken:
        """Also how somebody chooses another one: then `seen` is the version that they saw.

        `drawn` is the shot that the picture shows; None: as it is by now.
        """
        shot = drawn or self.parts.shot(shot_id).draft
        chosen = Chosen(frame, shot.look) if frame else Chosen()
        return self._take({frame_key(shot_id): Piece(chosen, provenance)}, seen, by, now)

    # What is held fast, undone, thrown away.

    def lock(self, key: str, *, by: Author, now: datetime) -> None:
        """Once more by the same person is no change. PartNotFound, PartLocked by another."""
        part = self.parts.part(key)
        if part.lock is None:
            self._hold(key, Lock(self._known(by), now), now)
        elif part.lock.by.id != by.id:
            raise PartLocked(**names_of(self.parts, key), by=part.lock.by.name)

    def unlock(self, key: str, *, by: Author, is_admin: bool, now: datetime) -> None:
        """PartNotFound, NotYourLock."""
        held = self.parts.part(key).lock
        if held is None:
            return
        if held.by.id != by.id and not is_admin:
            raise NotYourLock(**names_of(self.parts, key), by=held.by.name)
        self._hold(key, None, now)

    def undo(self, step: Step, *, by: Author, now: datetime) -> None:
        """`step` is the last that was done. NothingToUndo, PartLocked where one of its parts is locked by now."""
        if not self.trail.can_undo:
            raise NothingToUndo
        self._change(step.before, by, now, self.trail.undone())

    def redo(self, step: Step, *, by: Author, now: datetime) -> None:
        """`step` is the first that was undone. NothingToRedo, PartLocked."""
        if not self.trail.can_redo:
            raise NothingToRedo
        self._change(step.after, by, now, self.trail.redone())

    def delete(self, by_id: UUID, now: datetime) -> None:
        self.deleted_at, self.deleted_by_id = now, by_id
        self.facts.append(PlanDeleted(project_id=self.project_id, id=self.id, plan_id=self.id))

    def restore(self, now: datetime) -> None:
        """As it was, locks included. PlanNotFound when its time in the trash is over."""
        if is_due(self.deleted_at, now):
            raise PlanNotFound
        self.deleted_at, self.deleted_by_id = None, None
        self.facts.append(PlanRestored.of(self.row()))

    def _take(self, wanted: Mapping[str, Piece], seen: int, by: Author, now: datetime) -> Taken:
        kept = self.parts.kept_from(wanted, seen)
        taken = {key: piece for key, piece in wanted.items() if key not in kept}
        self._change(taken, by, now)
        return Taken(tuple(taken), tuple(key for key in wanted if key in kept))

    def _change(self, wanted: Mapping[str, Piece], by: Author, now: datetime, trail: Trail | None = None) -> None:
        """Without a difference it is none. A further step unless `trail` says where on the trail it leads."""
        changed = {key: piece for key, piece in wanted.items() if self.parts.part(key).piece != piece}
        for key in changed:
            if held := self.parts.part(key).lock:
                raise PartLocked(**names_of(self.parts, key), by=held.by.name)
        if not changed and trail is None:
            return
        shown, before, by = self.row(), self.parts.pieces(changed), self._known(by)
        self.version, self.updated_at = self.version + 1, now
        self.parts = self.parts.with_(
            {key: self.parts.part(key).changed(piece, self.version, by, now) for key, piece in changed.items()}
        )
        self.trail = trail or self.trail.stepped()
        if trail is None:
            self.steps.append(Step(self.trail.done, before, changed, now))
        self.facts.append(PlanUpdated.between(shown, self.row(), tuple(changed)))

    def _known(self, person: Author) -> Author:
        """By the name that it has for them already: a new one comes to all of it at once, never with a change."""
        return (self.parts.people | {self.author.id: self.author}).get(person.id, person)

    def _hold(self, key: str, lock: Lock | None, now: datetime) -> None:
        shown = self.row()
        self.version, self.updated_at = self.version + 1, now
        self.parts = self.parts.with_({key: replace(self.parts.part(key), lock=lock)})
        self.facts.append(PlanUpdated.between(shown, self.row(), (key,)))
