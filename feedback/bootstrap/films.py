"""Videos and their versions, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.outbox import publish
from core.infrastructure.presigning import address_signer
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_storage as measuring
from feedback.application import read_versions as reading
from feedback.application.delete_version import delete_version
from feedback.application.delete_video import delete_video
from feedback.application.download_version import Download, download_version
from feedback.application.film_read_models import PersonStorage, ProjectStorage, TrashedFilm
from feedback.application.order_videos import order_videos
from feedback.application.read_models import SeenVideo, VideoPage
from feedback.application.restore_version import restore_version
from feedback.application.restore_video import restore_video
from feedback.application.submit_version import submit_version
from feedback.application.update_version import update_version
from feedback.application.update_video import update_video
from feedback.domain.storage import StorageQuota
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.film_metrics import counted
from feedback.infrastructure.film_trash import PostgresFilmTrash
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.storage_reads import PostgresStorageReads
from feedback.infrastructure.version_reads import PostgresVersionReads
from feedback.infrastructure.video_jobs import DatabaseVideoJobs
from feedback.infrastructure.video_versions import PostgresVideoVersions
from feedback.infrastructure.videos import PostgresVideos
from projects import api as projects


@dataclass(frozen=True)
class Films:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    update_video: Callable[..., SeenVideo]
    order_videos: Callable[..., None]
    delete_video: Callable[..., None]
    restore_video: Callable[..., SeenVideo]
    list_trash: Callable[..., Page[TrashedFilm]]
    submit_version: Callable[..., SeenVideo]
    list_versions: Callable[..., VideoPage]
    read_version: Callable[..., SeenVideo]
    update_version: Callable[..., SeenVideo]
    delete_version: Callable[..., None]
    restore_version: Callable[..., SeenVideo]
    download_version: Callable[..., Download]
    read_project_storage: Callable[..., ProjectStorage]
    read_own_storage: Callable[..., PersonStorage]


@cache
def films() -> Films:
    reads, storage, quota = PostgresVersionReads(), PostgresStorageReads(), storage_quota()
    writing: dict[str, Any] = {"unit_of_work": unit_of_work, "access": projects, "videos": PostgresVideos(publish)}
    dated = writing | {"clock": utc_now}
    moving = dated | {"items": PostgresFeedbackItems(publish)}
    restoring = moving | {"jobs": DatabaseVideoJobs()}
    return Films(
        update_video=partial(update_video, **writing),
        order_videos=partial(order_videos, **writing),
        delete_video=partial(delete_video, **moving),
        restore_video=partial(restore_video, **restoring),
        list_trash=partial(reading.list_film_trash, access=projects, trash=PostgresFilmTrash(), clock=utc_now),
        submit_version=counted(partial(submit_version, versions=PostgresVideoVersions(publish), **storing(), **dated)),
        list_versions=partial(reading.list_versions, access=projects, reads=reads),
        read_version=partial(reading.read_version, access=projects, reads=reads),
        update_version=partial(update_version, **dated),
        delete_version=partial(delete_version, **moving),
        restore_version=partial(restore_version, **restoring),
        download_version=partial(
            download_version, access=projects, reads=reads, signer=address_signer(), clock=utc_now
        ),
        read_project_storage=partial(measuring.read_project_storage, access=projects, storage=storage, quota=quota),
        read_own_storage=partial(measuring.read_own_storage, storage=storage, quota=quota),
    )


def storage_quota() -> StorageQuota:
    return StorageQuota(settings.STORAGE_BYTES_PER_PROJECT, settings.STORAGE_BYTES_PER_PERSON)


def storing() -> dict[str, Any]:
    """What every use case needs that takes a film in."""
    return {"ledger": PostgresStorageLedger(), "quota": storage_quota(), "jobs": DatabaseJobQueue()}
