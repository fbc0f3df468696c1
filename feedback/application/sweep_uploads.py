"""Removing what uploads that ended badly left in the object store."""

from feedback.application.ports import StrayObjects, VideoVersions


def sweep_uploads(*, strays: StrayObjects, versions: VideoVersions) -> tuple[int, int]:
    """How many uploads were given up and how many objects deleted. Only what is old is touched."""
    aborted = strays.abort_old_uploads()
    old = strays.old_version_ids()
    return aborted, strays.delete(old - versions.known(old))
