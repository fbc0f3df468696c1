"""Keeping what became of a version, and of what hangs on it."""

from core.domain.clock import Clock
from feedback.application.ports import FeedbackItems, StorageLedger, VideoVersions
from feedback.domain.video_version import VideoVersion


def store_outcome(
    version: VideoVersion,
    *,
    more: int = 0,
    versions: VideoVersions,
    items: FeedbackItems,
    ledger: StorageLedger,
    clock: Clock,
) -> None:
    """Store the version, which takes so many bytes more; its items follow when it tells something.

    Rows are locked first, then the total, before the first event gets its number.
    """
    followers = items.on_version(version.id) if version.told else []
    if more:
        ledger.add(version.project_id, version.uploaded_by.id, more)
    versions.save(version)
    for item in followers:
        item.lie_on(version.footage(), clock())
        items.save(item)
