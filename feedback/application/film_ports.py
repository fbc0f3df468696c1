"""What videos, their versions and what they take need to be read and purged, by role."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.pages import Page, PageRequest
from feedback.application.film_read_models import DueFilm, PersonStorage, ProjectStorage, TrashedFilm
from feedback.application.read_models import SeenVideo, VideoPage
from projects.contracts import ProjectGrant


class VersionReads(Protocol):
    """Videos as of their versions, those that lie in the trash aside; the grant is the scope."""

    def page(self, grant: ProjectGrant, video_id: UUID, wanted: PageRequest) -> VideoPage | None:
        """Newest first, in two statements; None for an unknown video."""
        ...

    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> SeenVideo | None:
        """One statement."""
        ...


class FilmTrash(Protocol):
    """Videos, and versions of videos that live, in the trash."""

    def page(self, grant: ProjectGrant, wanted: PageRequest, now: datetime) -> Page[TrashedFilm]:
        """Those that can still come back at `now`, last deleted first."""
        ...

    def due(self, now: datetime, limit: int) -> list[DueFilm]:
        """Those whose time is over, the longest first."""
        ...


class FilmRemains(Protocol):
    """What hangs on versions that go for good; inside the running unit of work."""

    def with_attachments(self, version_ids: Collection[UUID]) -> list[UUID]:
        """Items on these versions on which files hang."""
        ...

    def detach(self, version_ids: Collection[UUID]) -> dict[UUID, int]:
        """Take all files off the items on these versions, whose rows are locked in order; bytes by who sent them."""
        ...

    def drop_some_items(self, version_ids: Collection[UUID]) -> bool:
        """Drop some items with their conversations, bounded; whether there may be more."""
        ...

    def drop_versions(self, project_id: UUID, video_id: UUID, version_ids: Collection[UUID]) -> None:
        """Drop versions with all that was made of them; the video, too, when it has no other."""
        ...


class StorageReads(Protocol):
    """What is taken, one statement each."""

    def of_project(self, project_id: UUID) -> ProjectStorage:
        """Who takes most comes first."""
        ...

    def of_person(self, user_id: UUID) -> PersonStorage: ...
