"""Frames in memory; they copy in and out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from ai_planning.contracts.frame_events import FrameAdded, FrameRemoved
from ai_planning.domain.frame import MOST_FRAMES, Frame, FrameNotFound, TooManyFrames
from core.domain.actor import Actor
from core.domain.events import Event


class FakeFrames:
    """Frames, RemovedFrames and NamedFrames."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self.publish = publish
        self.kept: dict[UUID, Frame] = {}
        self.removed: dict[UUID, datetime] = {}

    @contextmanager
    def unit_of_work(self, by: Actor) -> Iterator[None]:
        before = dict(self.kept), dict(self.removed)
        try:
            yield
        except BaseException:
            self.kept, self.removed = before
            raise

    def demand_room(self, plan_id: UUID, shot_ids: Sequence[UUID]) -> None:
        for shot_id in shot_ids:
            if sum(each.id not in self.removed for each in self._of_shot(plan_id, shot_id)) >= MOST_FRAMES:
                raise TooManyFrames

    def next_number(self, plan_id: UUID, shot_id: UUID) -> int:
        self.demand_room(plan_id, (shot_id,))
        return max((each.number for each in self._of_shot(plan_id, shot_id)), default=0) + 1

    def _of_shot(self, plan_id: UUID, shot_id: UUID) -> list[Frame]:
        return [each for each in self.kept.values() if (each.plan_id, each.shot_id) == (plan_id, shot_id)]

    def add(self, frame: Frame) -> None:
        self.kept[frame.id] = replace(frame)
        self.publish(FrameAdded(project_id=frame.project_id, frame=frame.row()))

    def get(self, plan_id: UUID, shot_id: UUID | None, frame_id: UUID) -> Frame:
        found = self.kept.get(frame_id)
        if found is None or found.plan_id != plan_id or frame_id in self.removed:
            raise FrameNotFound
        if shot_id is not None and found.shot_id != shot_id:
            raise FrameNotFound
        return replace(found)

    def remove(self, frame: Frame, now: datetime) -> None:
        self.removed[frame.id] = now
        told = {"plan_id": frame.plan_id, "shot_id": frame.shot_id, "frame_id": frame.id}
        self.publish(FrameRemoved(project_id=frame.project_id, **told))

    def due(self, before: datetime, limit: int) -> list[tuple[UUID, UUID, UUID, UUID]]:
        gone = sorted((at, frame_id) for frame_id, at in self.removed.items() if at < before)
        frames = [self.kept[frame_id] for _, frame_id in gone[:limit]]
        return [(each.project_id, each.plan_id, each.shot_id, each.id) for each in frames]

    def drop(self, frame_id: UUID) -> None:
        if self.removed.pop(frame_id, None):
            del self.kept[frame_id]

    def keep(self, frame_id: UUID, now: datetime) -> None:
        if frame_id in self.removed:
            self.removed[frame_id] = now

    def of(self, frame_ids: set[UUID]) -> set[UUID]:
        return frame_ids & set(self.kept)
