"""A video: its title, its place among the others, its numbered versions, the way into the trash and back."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from core.domain.events import ProjectEvent
from core.domain.retention import is_due
from feedback.contracts import (
    Author,
    VersionAdded,
    VersionDeleted,
    VersionRestored,
    VersionUpdated,
    VideoDeleted,
    VideoRestored,
    VideoRow,
    VideoStatus,
    VideoUpdated,
)
from feedback.domain.refusals import LastVersion, VersionNotFound, VideoNotFound
from feedback.domain.version_texts import cleaned_label, cleaned_notes, cleaned_title
from feedback.domain.video_version import Source, VideoVersion


@dataclass(frozen=True, kw_only=True)
class NewVersion:
    """A film that has come whole: a version of the video `video_id`, or of a new one (None) called `title`."""

    id: UUID
    project_id: UUID
    video_id: UUID | None
    source: Source
    by: Author
    title: str = ""
    label: str = ""
    notes: str = ""


@dataclass(kw_only=True)
class Video:
    """`versions` are all of them by number, those in the trash too; `told` is what happened since it was loaded.

    `last_number` is the highest that a version ever had, `shown_number` that of the one as which it is shown;
    `revision` grows with what people change, places aside.
    """

    id: UUID
    project_id: UUID
    title: str
    position: int
    last_number: int
    shown_number: int
    revision: int
    created_at: datetime
    versions: list[VideoVersion]
    deleted_at: datetime | None = None
    deleted_by_id: UUID | None = None
    purging: bool = False
    told: list[ProjectEvent] = field(default_factory=list)

    @property
    def living(self) -> list[VideoVersion]:
        """The versions that are not in the trash."""
        return [each for each in self.versions if each.is_living]

    @property
    def shown(self) -> VideoVersion:
        """As which people see it until `show_what_stands`, or until a version comes or goes."""
        return next((each for each in self.living if each.number == self.shown_number), self.living[-1])

    @property
    def standing(self) -> VideoVersion:
        """As which it has to be shown: its newest version that has not failed; where all have, the newest.

        The shown one stays until a newer one is ready, so that one that is tried again does not hide it.
        """
        unfailed = [each for each in self.living if each.status is not VideoStatus.FAILED]
        shown = next((each for each in unfailed if each.number == self.shown_number), None)
        if shown is not None and (self.newest_ready is None or self.newest_ready.number <= shown.number):
            return shown
        return (unfailed or self.living)[-1]

    @property
    def newest_ready(self) -> VideoVersion | None:
        """On which open items lie."""
        return next((each for each in reversed(self.living) if each.status is VideoStatus.READY), None)

    def shelter(self, written_on: UUID, *, is_open: bool) -> VideoVersion:
        """Where an item goes whose version has gone: an open one on with the newest, others where they were written."""
        home = next((each for each in self.living if each.id == written_on), None)
        onward = self.newest_ready
        is_behind = home is None or (onward is not None and onward.number >= home.number)
        return onward if is_open and is_behind and onward else home or onward or self.shown

    def version(self, version_id: UUID) -> VideoVersion:
        """A living one; VersionNotFound."""
        found = next((each for each in self.living if each.id == version_id), None)
        if found is None:
            raise VersionNotFound
        return found

    def is_all_of(self, user_id: UUID) -> bool:
        """Whether one person uploaded every version."""
        return all(each.uploaded_by.id == user_id for each in self.versions)

    def receive(self, new: NewVersion, now: datetime) -> VideoVersion:
        """Take a further version in, under the number after the highest that there ever was; InvalidField."""
        self.last_number += 1
        self.revision += 1
        version = VideoVersion(
            id=new.id,
            project_id=self.project_id,
            video_id=self.id,
            video_title=self.title,
            video_position=self.position,
            video_revision=self.revision,
            number=self.last_number,
            label=cleaned_label(new.label),
            notes=cleaned_notes(new.notes),
            status=VideoStatus.PROCESSING,
            source=new.source,
            uploaded_by=new.by,
            created_at=now,
            updated_at=now,
        )
        self.versions.append(version)
        self._show(version)
        self.told.append(VersionAdded(project_id=self.project_id, video=self._row(version)))
        return version

    def rename(self, title: str) -> None:
        """InvalidField; nothing happens when it has that title."""
        title = cleaned_title(title, "/title", shortest=1)
        if title != self.title:
            self.title = title
            self.revision += 1
            self.told.append(VideoUpdated(project_id=self.project_id, video=self.row()))

    def stand_at(self, position: int) -> None:
        """Its place among the videos of the project, 1 the first."""
        if position != self.position:
            self.position = position
            self.told.append(VideoUpdated(project_id=self.project_id, video=self.row()))

    def describe(self, version_id: UUID, *, label: str | None, notes: str | None, now: datetime) -> None:
        """Change what is given; VersionNotFound, InvalidField."""
        version = self.version(version_id)
        wanted = (
            version.label if label is None else cleaned_label(label),
            version.notes if notes is None else cleaned_notes(notes),
        )
        if wanted != (version.label, version.notes):
            (version.label, version.notes), version.updated_at = wanted, now
            self.revision += 1
            self.told.append(VersionUpdated(project_id=self.project_id, video=self._row(version)))

    def show_what_stands(self) -> bool:
        """When the work on a version has ended; whether the video is shown as another one now."""
        standing = self.standing
        if standing.number == self.shown_number:
            return False
        self._show(standing)
        self.told.append(VideoUpdated(project_id=self.project_id, video=self.row()))
        return True

    def delete(self, by: UUID, now: datetime) -> None:
        """Into the trash, with all that hangs on it."""
        self.deleted_at, self.deleted_by_id = now, by
        self.told.append(VideoDeleted(project_id=self.project_id, id=self.id, video_id=self.id))

    def restore(self, now: datetime) -> None:
        """Out of the trash, as it was; VideoNotFound when its time is over."""
        if self.purging or is_due(self.deleted_at, now):
            raise VideoNotFound
        self.deleted_at = self.deleted_by_id = None
        self._show(self.standing)
        self.told.append(VideoRestored(project_id=self.project_id, video=self.row()))

    def delete_version(self, version_id: UUID, by: UUID, now: datetime) -> VideoVersion:
        """Into the trash; VersionNotFound, LastVersion."""
        version = self.version(version_id)
        if self.living == [version]:
            raise LastVersion
        version.deleted_at, version.deleted_by_id = now, by
        self._show(self.standing)
        self.revision += 1
        self.told.append(VersionDeleted(project_id=self.project_id, video=self.row(), changed_version_id=version_id))
        return version

    def restore_version(self, version_id: UUID, now: datetime) -> VideoVersion:
        """Out of the trash; VersionNotFound, also when its time is over."""
        version = self.trashed(version_id)
        if version.purging or is_due(version.deleted_at, now):
            raise VersionNotFound
        version.deleted_at = version.deleted_by_id = None
        if version.number > self.shown_number:
            self._show(version)
        self._show(self.standing)
        self.revision += 1
        self.told.append(VersionRestored(project_id=self.project_id, video=self.row(), changed_version_id=version_id))
        return version

    def trashed(self, version_id: UUID) -> VideoVersion:
        """One that was put into the trash by itself; VersionNotFound."""
        found = next((each for each in self.versions if each.id == version_id and not each.is_living), None)
        if found is None:
            raise VersionNotFound
        return found

    def purge(self, version_id: UUID | None, now: datetime) -> list[VideoVersion]:
        """Mark what will never come back, the whole video or that version, when its time is over; what has to go."""
        if version_id is None:
            self.purging = self.purging or is_due(self.deleted_at, now)
            return list(self.versions) if self.purging else []
        version = next((each for each in self.versions if each.id == version_id), None)
        if version is None:
            return []
        version.purging = version.purging or is_due(version.deleted_at, now)
        return [version] if version.purging else []

    def row(self) -> VideoRow:
        """As it is shown in lists."""
        return self._row(self.shown)

    def row_of(self, version_id: UUID) -> VideoRow:
        """As of a living version; VersionNotFound."""
        return self._row(self.version(version_id))

    def _show(self, version: VideoVersion) -> None:
        self.shown_number = version.number

    def _row(self, version: VideoVersion) -> VideoRow:
        return replace(version.row(), title=self.title, position=self.position, revision=self.revision)
