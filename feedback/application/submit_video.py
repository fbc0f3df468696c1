"""A new video with a first item on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.new_version import first_version, have_processed, take_room
from feedback.application.ports import FeedbackItems, ProjectAccess, StorageLedger, VideoVersions
from feedback.application.video_intake import VideoIntake
from feedback.contracts import FeedbackRow
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.note import Draft
from feedback.domain.storage import StorageQuota
from feedback.domain.video import NewVersion
from feedback.domain.video_version import Source, VideoVersion
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class SubmitVideo:
    """`intake` has taken the whole file, which `source` describes; nothing is visible yet."""

    actor: Actor
    project_id: UUID
    intake: VideoIntake
    source: Source
    draft: Draft
    video_title: str = ""


def submit_video(
    command: SubmitVideo,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    versions: VideoVersions,
    items: FeedbackItems,
    ledger: StorageLedger,
    quota: StorageQuota,
    jobs: JobQueue,
    clock: Clock,
) -> FeedbackRow:
    """The new item's row. Refused, neither row nor object is left.

    InvalidField, NotPermitted, ProjectStorageFull, PersonStorageFull, StorageUnavailable.
    """
    version, item = _made(command, clock)
    command.intake.complete()
    with kept_only_if_stored(command.intake, versions), unit_of_work(by=command.actor):
        access.require(command.actor, command.project_id, Capability.CREATE)
        take_room(version, ledger=ledger, quota=quota)
        versions.add(version)
        items.add(item)
        have_processed(version.id, jobs)
    return item.row()


def _made(command: SubmitVideo, clock: Clock) -> tuple[VideoVersion, FeedbackItem]:
    target, now = command.intake.target, clock()
    author = author_of(target.grant)
    new = NewVersion(
        id=target.version_id,
        project_id=target.grant.project_id,
        video_id=None,
        title=command.video_title,
        source=command.source,
        by=author,
    )
    version = first_version(new, now)
    item = FeedbackItem.opened(command.draft, footage=version.footage(), author=author, now=now)
    item.arrive_with(version)
    return version, item


@contextmanager
def kept_only_if_stored(intake: VideoIntake, versions: VideoVersions) -> Iterator[None]:
    """Deletes the object when the rows were refused; one whose fate is unknown is left to the sweep."""
    try:
        yield
    except BaseException:
        if not versions.known({intake.target.version_id}):
            intake.discard()
        raise
