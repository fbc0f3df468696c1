"""Work on versions that stopped while they lay in the trash goes on."""

from collections.abc import Iterable

from feedback.application.processing_ports import PROCESS_VIDEO, VideoJobs
from feedback.domain.video_version import VideoVersion


def resume_processing(versions: Iterable[VideoVersion], jobs: VideoJobs) -> None:
    """Inside the caller's unit of work; what a ready one still lacks the sweep of steps finds."""
    for version in versions:
        if version.is_processing:
            jobs.order(PROCESS_VIDEO, version.id)
