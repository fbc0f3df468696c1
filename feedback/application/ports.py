"""What the review loop needs from the outside, by role."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest
from feedback.application.feedback_question import FeedbackQuestion
from feedback.application.read_models import FeedbackPage, HistoryRow, VideoObjects, VideoPage, VideoQuestion
from feedback.contracts import Author, FeedbackRow, VideoRow
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.footage import Footage
from feedback.domain.storage import StorageUse
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion
from projects.contracts import Capability, ProjectGrant


class ProjectAccess(Protocol):
    """Asks the projects context."""

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Proof of the right; NotFound for strangers, NotPermitted for members without it."""
        ...


class EventLog(Protocol):
    """The durable streams of core."""

    def forget(self, channel: str) -> None:
        """Drop the channel with all its events."""
        ...


class FeedbackItems(Protocol):
    """Items as aggregates; `add`, `save` and `remove` publish their facts."""

    def get(self, project_id: UUID, feedback_id: UUID) -> FeedbackItem | None:
        """Locks the row."""
        ...

    def several(self, project_id: UUID, feedback_ids: Collection[UUID]) -> list[FeedbackItem]:
        """Those of them that are there, their rows locked in order."""
        ...

    def on_version(self, version_id: UUID) -> list[FeedbackItem]:
        """All items of a version, their rows locked in order."""
        ...

    def unresolved_on(self, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        """Items of these versions that are open or in progress, their rows locked in order."""
        ...

    def assigned_to(self, project_id: UUID, user_id: UUID, most: int, *, in_trash: bool) -> list[FeedbackItem]:
        """Of those that lie in the trash or of the others; their rows locked in order."""
        ...

    def hold(self, version_ids: Collection[UUID], *, unresolved_on: Collection[UUID]) -> None:
        """Lock all that lies on these versions, in the trash or not, and what is open or in progress on the others, in
        one order: before `show` and `unresolved_on` take a part each."""
        ...

    def add(self, item: FeedbackItem) -> None: ...

    def save(self, item: FeedbackItem) -> None: ...

    def save_all(self, items: Sequence[FeedbackItem]) -> None:
        """Those that only lie elsewhere; what they tell is published when all are stored."""
        ...

    def save_moved(self, project_id: UUID, items: Sequence[FeedbackItem]) -> None:
        """Those whose status alone has changed, in a few statements, however many."""
        ...

    def hide(self, project_id: UUID, version_ids: Collection[UUID], *, but: Collection[UUID] = ()) -> None:
        """Put what lies on these versions into the trash, but for the items `but`; no total counts it any more."""
        ...

    def show(self, project_id: UUID, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        """Take it out again and count it; the items, locked in order."""
        ...

    def remove(self, item: FeedbackItem) -> None:
        """With its comments and its history."""
        ...


class VideoVersions(Protocol):
    """Versions as aggregates; `add` and `save` publish what they tell. Nobody works on what lies in the trash."""

    def get(self, version_id: UUID) -> VideoVersion | None:
        """Locks the row; None for one that lies in the trash, or whose video does."""
        ...

    def add(self, version: VideoVersion) -> None:
        """Of a new video, which is stored with it."""
        ...

    def save(self, version: VideoVersion) -> None: ...

    def known(self, version_ids: set[UUID]) -> set[UUID]:
        """Those of them that are stored."""
        ...


class Videos(Protocol):
    """Videos as aggregates; `save` publishes what they tell."""

    def get(self, project_id: UUID, video_id: UUID) -> Video | None:
        """One that is not in the trash. Locks its row and those of its versions, in this order."""
        ...

    def get_trashed(self, project_id: UUID, video_id: UUID) -> Video | None:
        """Like `get`, of one in the trash."""
        ...

    def all_of(self, project_id: UUID) -> list[Video]:
        """Those that are not in the trash, all locked."""
        ...

    def save(self, video: Video) -> None:
        """With its versions, also those that it received."""
        ...

    def save_places(self, videos: Sequence[Video]) -> None:
        """Only where each stands, of any number of them in a few statements."""
        ...


class StorageLedger(Protocol):
    """Bytes that versions take, with all that is made of them, by project and uploader. Inside the unit of work.

    Called before anything is published, and after a video or a version was locked: a total is waited for last.
    """

    def add(self, project_id: UUID, user_id: UUID, size: int) -> None:
        """So many bytes more, less where it is negative."""
        ...

    def hold(self, project_id: UUID, user_id: UUID) -> None:
        """Nobody else takes room in the project, nor this person anywhere, until the unit of work has ended."""
        ...

    def used(self, project_id: UUID, user_id: UUID) -> StorageUse:
        """What the project takes, and the person in all projects; one statement."""
        ...


class Footages(Protocol):
    def find(self, project_id: UUID, video_id: UUID | None, version_id: UUID | None) -> Footage | None:
        """That version, or the one as which the video is shown; it stays as it is until the unit of work ends."""
        ...


class FeedbackReads(Protocol):
    """Rows for people; each call takes one or two statements whatever the page size. The grant is the scope."""

    def page(self, grant: ProjectGrant, question: FeedbackQuestion) -> FeedbackPage: ...

    def row(self, grant: ProjectGrant, feedback_id: UUID) -> FeedbackRow | None: ...

    def history(self, grant: ProjectGrant, feedback_id: UUID, wanted: CursorRequest) -> CursorPage[HistoryRow] | None:
        """Newest first; None for an unknown item."""
        ...


class VideoReads(Protocol):
    """Rows of videos as they are shown, the keys of their pictures beside them."""

    def page(self, grant: ProjectGrant, question: VideoQuestion) -> VideoPage: ...

    def row(self, grant: ProjectGrant, video_id: UUID) -> tuple[VideoRow, VideoObjects] | None: ...


class Authors(Protocol):
    def rename(self, author: Author) -> list[UUID]:
        """Give all that this person wrote the new name; the projects where something changed."""
        ...


class Workspaces(Protocol):
    """Directories for slow work, empty when entered and gone when left."""

    def enter(self, name: str) -> AbstractContextManager[Path]:
        """`name` is for people who look at the disk; two who enter at once work in two directories."""
        ...

    def sweep(self) -> int:
        """Remove what killed workers left on this machine; how many directories."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """A version, or an upload in parts, of which an object lies in the store."""

    project_id: UUID
    id: UUID


class StrayObjects(Protocol):
    """What uploads that ended badly left in the object store."""

    def begun_version_ids(self) -> set[UUID]:
        """Versions of which a multipart upload is open."""
        ...

    def abort_uploads(self, version_ids: set[UUID]) -> int:
        """Give up the multipart uploads of these versions; how many."""
        ...

    def abort_old_uploads(self, spared: set[UUID]) -> int:
        """Give up multipart uploads that began long ago, but for those of these versions; how many."""
        ...

    def abort_uploads_of(self, project_id: UUID) -> int:
        """Give up all multipart uploads of the project; how many."""
        ...

    def uploads(self) -> Iterator[Held]:
        """Uploads of which a part lies in the store as an object; the parts themselves are not listed."""
        ...

    def delete_parts(self, uploads: Iterable[Held]) -> int:
        """Delete all parts of these uploads; how many."""
        ...

    def versions(self) -> Iterator[Held]:
        """Versions of which an object lies in the store; the objects themselves are not listed."""
        ...

    def delete_old(self, versions: Iterable[Held]) -> int:
        """Delete all objects of those of these versions of which one lies there for long; how many."""
        ...


class Remains(Protocol):
    """What the review loop holds of a project that has gone."""

    def drop_some(self, project_id: UUID) -> bool:
        """Drop some of it, bounded; whether there may be more. Inside the running unit of work."""
        ...
