"""Removing what uploads that ended badly left in the object store. Safe to run twice, and beside whoever uploads."""

from uuid import UUID

from feedback.application.ports import StrayObjects, VideoVersions
from feedback.application.upload_ports import Uploads
from feedback.contracts import UploadState

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
    standing = uploads.standing(begun)
    ended = {version_id for version_id, state in standing.items() if state not in NEEDED}
    return strays.abort_uploads(ended) + strays.abort_old_uploads(spared=begun & standing.keys())


def _delete_parts(strays: StrayObjects, uploads: Uploads) -> int:
    """A part may come late, by an address that was signed before the end."""
    held = strays.part_upload_ids()
    return strays.delete_parts(held - uploads.living(held))


def _delete_objects(strays: StrayObjects, versions: VideoVersions, uploads: Uploads) -> int:
    old = strays.old_version_ids()
    standing = uploads.standing(old)
    needed = {version_id for version_id, state in standing.items() if state in NEEDED}
    refused: set[UUID] = {version_id for version_id, state in standing.items() if state in REFUSED}
    return strays.delete((old - needed - versions.known(old)) | refused)
