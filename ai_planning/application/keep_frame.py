"""A picture becomes a frame of its shot: first the object, outside of any transaction, then the row.

Whoever makes pictures puts them, locks the plan and adds them; what is not added in the end is dropped, or swept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from ai_planning.application.frame_ports import Frames
from ai_planning.contracts.rows import Author
from ai_planning.domain.drafts import Picture
from ai_planning.domain.frame import Frame, frame_object
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.provenance import Provenance
from core.application.ports import ObjectStore
from core.domain.ids import new_id


@dataclass(frozen=True)
class PutPicture:
    """A picture whose object is in the store."""

    frame_id: UUID
    key: str
    picture: Picture = field(repr=False)


@dataclass(frozen=True)
class FrameKeeper:
    store: ObjectStore
    frames: Frames

    def put(self, project_id: UUID, plan_id: UUID, picture: Picture, frame_id: UUID | None = None) -> PutPicture:
        """Not to be called inside a unit of work. Whoever has to find it again names it. Raises StorageUnavailable."""
        frame_id = frame_id or new_id()
        key = frame_object(project_id, plan_id, frame_id)
        self.store.put(key, picture.data, media_type=picture.media_type)
        return PutPicture(frame_id, key, picture)

    def add(
        self,
        plan: VideoPlan,
        shot_id: UUID,
        put: PutPicture,
        *,
        provenance: Provenance | None,
        by: Author,
        now: datetime,
    ) -> Frame:
        """Inside a unit of work that has locked the plan; it is not yet chosen. ShotNotFound, TooManyFrames."""
        plan.parts.shot(shot_id)
        picture = put.picture
        frame = Frame(
            id=put.frame_id,
            project_id=plan.project_id,
            plan_id=plan.id,
            shot_id=shot_id,
            number=self.frames.next_number(plan.id, shot_id),
            media_type=picture.media_type,
            size=len(picture.data),
            width=picture.width,
            height=picture.height,
            provenance=provenance,
            author=by,
            created_at=now,
        )
        self.frames.add(frame)
        return frame

    def drop(self, put: PutPicture) -> None:
        self.store.delete([put.key])

    @contextmanager
    def kept_only_if_added(
        self, project_id: UUID, plan_id: UUID, picture: Picture, frame_id: UUID | None = None
    ) -> Iterator[PutPicture]:
        """Around the unit of work that adds it."""
        put = self.put(project_id, plan_id, picture, frame_id)
        try:
            yield put
        except BaseException:
            self.drop(put)
            raise
