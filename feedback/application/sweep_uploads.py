"""Removing what uploads that ended badly left in the object store. Safe to run twice, and beside whoever uploads."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar
from uuid import UUID

from feedback.application.ports import StrayObjects, VideoVersions
from feedback.application.upload_ports import Uploads
from feedback.contracts import UploadState

CHUNK = 1000
T = TypeVar("T")
NEEDED = (UploadState.OPEN, UploadState.CHECKING)
REFUSED = (UploadState.FAILED, UploadState.ABORTED, UploadState.EXPIRED)


def sweep_uploads(*, strays: StrayObjects, versions: VideoVersions, uploads: Uploads) -> tuple[int, int]:
    """How many uploads were given up and how many objects deleted.

    The store is asked before the rows: what begins meanwhile has its row first. What has no row, because it came by
    the form or its row has gone, is touched only when it is old.
    """
    return _give_up(strays, uploads), _delete_parts(strays, uploads) + _delete_objects(strays, versions, uploads)


def _give_up(strays: StrayObjects, uploads: Uploads) -> int:
    begun = strays.begun_version_ids()
    standing: dict[UUID, UploadState] = {}
    for chunk in _chunks(begun):
        standing |= uploads.standing(set(chunk))
    ended = {version_id for version_id, state in standing.items() if state not in NEEDED}
    return strays.abort_uploads(ended) + strays.abort_old_uploads(spared=begun & standing.keys())


def _delete_parts(strays: StrayObjects, uploads: Uploads) -> int:
    """A part may come late, by an address that was signed before the end."""
    deleted = 0
    for chunk in _chunks(strays.uploads()):
        living = uploads.living({held.id for held in chunk})
        deleted += strays.delete_parts([held for held in chunk if held.id not in living])
    return deleted


def _delete_objects(strays: StrayObjects, versions: VideoVersions, uploads: Uploads) -> int:
    deleted = 0
    for chunk in _chunks(strays.versions()):
        ids = {held.id for held in chunk}
        standing = uploads.standing(ids)
        needed = {version_id for version_id, state in standing.items() if state in NEEDED}
        refused = {version_id for version_id, state in standing.items() if state in REFUSED}
        doomed = (ids - needed - versions.known(ids)) | refused
        deleted += strays.delete_old([held for held in chunk if held.id in doomed])
    return deleted


def _chunks(found: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(found)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk
