"""The chosen pictures of a plan for its copy: objects first, outside of any transaction, rows with the copy."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ai_planning.application.frame_ports import FrameReads, Frames
from ai_planning.contracts.frame_rows import FrameRow
from ai_planning.contracts.rows import Author, FrameRef
from ai_planning.domain.frame import Frame, frame_object
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import frame_key
from core.application.ports import ObjectStore
from core.domain.ids import new_id
from projects.contracts import ProjectGrant


@dataclass(frozen=True)
class CopiedFrame:
    """The first of its shot in the copy."""

    original: FrameRow
    ref: FrameRef


@dataclass(frozen=True)
class FrameCopier:
    reads: FrameReads
    store: ObjectStore
    frames: Frames

    @contextmanager
    def copied(self, grant: ProjectGrant, plan_id: UUID, copy_id: UUID) -> Iterator[Mapping[UUID, CopiedFrame]]:
        """By the ids of the originals; what no copy takes in the end is dropped. PlanNotFound, StorageUnavailable."""
        copies: dict[UUID, CopiedFrame] = {}
        try:
            for row in self.reads.chosen(grant, plan_id).rows:
                copies[row.id] = CopiedFrame(row, FrameRef(new_id(), 1))
                self._put(grant.project_id, copies[row.id], copy_id)
            yield copies
        except BaseException:
            self.store.delete([frame_object(grant.project_id, copy_id, each.ref.id) for each in copies.values()])
            raise

    def keep(self, copy: VideoPlan, copies: Mapping[UUID, CopiedFrame], by: Author, now: datetime) -> None:
        """A row for each that the copy shows; inside its unit of work."""
        sizes = {each.ref: each.original for each in copies.values()}
        for shot_id in copy.parts.shot_ids:
            ref = copy.parts.frame(shot_id)
            if ref is not None:
                self.frames.add(_frame(copy, shot_id, ref, sizes[ref], by, now))

    def _put(self, project_id: UUID, copied: CopiedFrame, copy_id: UUID) -> None:
        row = copied.original
        content = self.store.read(frame_object(project_id, row.plan_id, row.id), 0, row.size - 1)
        self.store.put(frame_object(project_id, copy_id, copied.ref.id), content, media_type=row.media_type)


def _frame(copy: VideoPlan, shot_id: UUID, ref: FrameRef, row: FrameRow, by: Author, now: datetime) -> Frame:
    return Frame(
        id=ref.id,
        project_id=copy.project_id,
        plan_id=copy.id,
        shot_id=shot_id,
        number=ref.number,
        media_type=row.media_type,
        size=row.size,
        width=row.width,
        height=row.height,
        provenance=copy.parts.part(frame_key(shot_id)).piece.provenance,
        author=by,
        created_at=now,
    )
