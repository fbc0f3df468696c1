"""All parts of a plan, by their keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from ai_planning.contracts.rows import Author, FrameRef, ShownFrame
from ai_planning.domain.drafts import SHOTS_A_STAGE, InsertDraft, StageDraft
from ai_planning.domain.plan_parts import (
    BRIEF,
    Chosen,
    Content,
    Heading,
    Inserts,
    Part,
    Piece,
    Placed,
    frame_key,
    inserts_key,
    shot_key,
    stage_key,
)
from ai_planning.domain.plan_refusals import PartNotFound, ShotNotFound, StageNotFound

Held = TypeVar("Held", bound=Content)


@dataclass(frozen=True)
class Parts:
    """`stage_ids` in their order, which never changes; shots are in the order of their positions."""

    stage_ids: tuple[UUID, ...]
    by_key: Mapping[str, Part]

    @cached_property
    def shot_ids(self) -> tuple[UUID, ...]:
        prefix = shot_key(UUID(int=0)).removesuffix(str(UUID(int=0)))
        found = [UUID(key.removeprefix(prefix)) for key in self.by_key if key.startswith(prefix)]
        return tuple(sorted(found, key=lambda each: self.shot(each).position))

    @property
    def heading(self) -> Heading:
        return self._content(BRIEF, Heading)

    @property
    def durations(self) -> tuple[int, ...]:
        return tuple(self.shot(each).duration_ms for each in self.shot_ids)

    @property
    def people(self) -> dict[UUID, Author]:
        """All whom it tells of."""
        changers = [part.changed_by for part in self.by_key.values()]
        lockers = [part.lock.by for part in self.by_key.values() if part.lock]
        return {each.id: each for each in (*changers, *lockers)}

    def stage(self, stage_id: UUID) -> StageDraft:
        """StageNotFound."""
        if stage_id not in self.stage_ids:
            raise StageNotFound
        return self._content(stage_key(stage_id), StageDraft)

    def shot(self, shot_id: UUID) -> Placed:
        """ShotNotFound."""
        if shot_key(shot_id) not in self.by_key:
            raise ShotNotFound
        return self._content(shot_key(shot_id), Placed)

    def inserts(self, shot_id: UUID) -> tuple[InsertDraft, ...]:
        return self._content(inserts_key(shot_id), Inserts).drafts

    def frame(self, shot_id: UUID) -> FrameRef | None:
        return self.chosen(shot_id).frame

    def chosen(self, shot_id: UUID) -> Chosen:
        return self._content(frame_key(shot_id), Chosen)

    def shown(self, shot_id: UUID) -> ShownFrame | None:
        """It is stale where something else is to be seen in the shot by now."""
        chosen = self.chosen(shot_id)
        if chosen.frame is None:
            return None
        return ShownFrame(chosen.frame.id, chosen.frame.number, chosen.look != self.shot(shot_id).draft.look)

    def stage_of(self, position: int) -> UUID:
        """Of the shot at that position."""
        return self.stage_ids[(position - 1) // SHOTS_A_STAGE]

    def part(self, key: str) -> Part:
        """PartNotFound."""
        if key not in self.by_key:
            raise PartNotFound
        return self.by_key[key]

    def pieces(self, keys: Iterable[str] | None = None) -> dict[str, Piece]:
        """Of those parts, or of all."""
        return {key: self.by_key[key].piece for key in (self.by_key if keys is None else keys)}

    def kept_from(self, keys: Iterable[str], seen: int) -> set[str]:
        """Those that are locked, or have changed since the plan was at version `seen`."""
        return {key for key in keys if self.by_key[key].lock or self.by_key[key].version > seen}

    def with_(self, parts: Mapping[str, Part]) -> "Parts":
        return Parts(self.stage_ids, {**self.by_key, **parts})

    def _content(self, key: str, kind: type[Held]) -> Held:
        content = self.by_key[key].piece.content
        if not isinstance(content, kind):
            raise TypeError(key)
        return content
