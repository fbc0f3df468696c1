"""What pictures of shots need from the outside, by role."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ai_planning.application.frame_read_models import HeldFrame, ShotFrames
from ai_planning.contracts import AspectRatio
from ai_planning.domain.drafts import Picture
from ai_planning.domain.frame import Frame
from projects.contracts import ProjectGrant


class Frames(Protocol):
    """Of plans that are locked. What happens to them is told at once."""

    def demand_room(self, plan_id: UUID, shot_ids: Sequence[UUID]) -> None:
        """TooManyFrames, where one of the shots can take no more; one statement, whatever is locked."""

    def next_number(self, plan_id: UUID, shot_id: UUID) -> int:
        """One that was never given. Raises TooManyFrames."""

    def add(self, frame: Frame) -> None: ...

    def get(self, plan_id: UUID, shot_id: UUID | None, frame_id: UUID) -> Frame:
        """One that was not removed; of any shot where none is named. Raises FrameNotFound."""

    def remove(self, frame: Frame, now: datetime) -> None:
        """It is shown no more, and swept when it cannot be brought back by undoing."""


class FrameReads(Protocol):
    """The grant is the scope. They raise PlanNotFound and ShotNotFound."""

    def of_shot(self, grant: ProjectGrant, plan_id: UUID, shot_id: UUID) -> ShotFrames:
        """The newest first, with the chosen one even where it was removed."""

    def chosen(self, grant: ProjectGrant, plan_id: UUID) -> ShotFrames:
        """Those of the shots that have one, in the order of the shots."""


class FramePainter(Protocol):
    def paint(self, content: bytes, ratio: AspectRatio) -> Picture:
        """An untrusted picture painted anew, cut around its middle to the film's aspect ratio.

        Raises PictureNotSupported, PictureUnreadable, PictureTooDetailed, PictureHoldsMore.
        """


class RemovedFrames(Protocol):
    def due(self, before: datetime, limit: int) -> list[tuple[UUID, UUID, UUID, UUID]]:
        """Project, plan, shot and frame of those that were removed before."""

    def drop(self, frame_id: UUID) -> None: ...

    def keep(self, frame_id: UUID, now: datetime) -> None:
        """Its time begins anew."""


class StrayFrames(Protocol):
    """Objects of frames in the store."""

    def old(self) -> Iterator[HeldFrame]:
        """Those that have lain there for long: younger ones may belong to a job that still runs."""

    def delete(self, frames: Iterable[HeldFrame]) -> int:
        """How many."""


class NamedFrames(Protocol):
    def of(self, frame_ids: set[UUID]) -> set[UUID]:
        """Those that have a row, removed or not."""
