"""A video, or one version, whose time in the trash is over goes for good.

Safe to run twice and to be killed at any moment: what is marked cannot come back, and rows that are left tell that the
work is not done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.application.objects import delete_below
from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.film_ports import FilmRemains
from feedback.application.object_keys import attachments_prefix, version_prefix
from feedback.application.ports import StorageLedger, Videos
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion


@dataclass(frozen=True, kw_only=True)
class PurgeFilm:
    """The whole video, or that version of it."""

    project_id: UUID
    video_id: UUID
    version_id: UUID | None = None


def purge_film(
    command: PurgeFilm,
    *,
    unit_of_work: UnitOfWork,
    videos: Videos,
    store: ObjectStore,
    remains: FilmRemains,
    ledger: StorageLedger,
    clock: Clock,
) -> None:
    """Does nothing for what was restored meanwhile, or has gone already."""
    with unit_of_work(by=SYSTEM):
        doomed = _marked(command, videos, clock)
    for version in doomed:
        delete_below(store, version_prefix(version.project_id, version.id))
    ids = [each.id for each in doomed]
    _drop_files(command.project_id, ids, unit_of_work, store, remains, ledger)
    is_more = bool(ids)
    while is_more:
        with unit_of_work(by=SYSTEM):
            is_more = remains.drop_some_items(ids)
    with unit_of_work(by=SYSTEM):
        _drop(command, ids, videos, remains, ledger)


def _drop_files(
    project_id: UUID,
    version_ids: list[UUID],
    unit_of_work: UnitOfWork,
    store: ObjectStore,
    remains: FilmRemains,
    ledger: StorageLedger,
) -> None:
    """What hangs on the items: objects before the rows that name them."""
    for feedback_id in remains.with_attachments(version_ids):
        delete_below(store, attachments_prefix(project_id, feedback_id))
    with unit_of_work(by=SYSTEM):
        for sender, size in sorted(remains.detach(version_ids).items()):
            ledger.add(project_id, sender, -size)


def _marked(command: PurgeFilm, videos: Videos, clock: Clock) -> Sequence[VideoVersion]:
    video = _found(command, videos)
    if video is None:
        return ()
    doomed = video.purge(command.version_id, clock())
    videos.save(video)
    return doomed


def _drop(command: PurgeFilm, ids: list[UUID], videos: Videos, remains: FilmRemains, ledger: StorageLedger) -> None:
    """Under the video's lock again: of two purges at once the second one finds nothing, and counts nothing off."""
    video = _found(command, videos)
    gone = [each for each in video.versions if each.id in ids] if video is not None and ids else []
    for version in gone:
        ledger.add(version.project_id, version.uploaded_by.id, -version.stored_bytes)
    if gone:
        remains.drop_versions(command.project_id, command.video_id, [each.id for each in gone])


def _found(command: PurgeFilm, videos: Videos) -> Video | None:
    trashed = videos.get_trashed(command.project_id, command.video_id)
    if trashed is not None or command.version_id is None:
        return trashed
    return videos.get(command.project_id, command.video_id)
