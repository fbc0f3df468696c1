"""Processing films that were ready before it was decided how films are played: they have no ladder, sheet or peaks."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from feedback.application.processing_ports import PROCESS_VIDEO, VideoJobs
from feedback.application.steps import NoLongerWanted
from feedback.application.workshop import Workshop


def process_unread(at_most: int, *, workshop: Workshop, jobs: VideoJobs) -> int:
    """How many jobs were ordered. They stay ready all the while, and as they are when that fails."""
    return sum(1 for _ in islice(_ordered(workshop, jobs), at_most))


def _ordered(workshop: Workshop, jobs: VideoJobs) -> Iterator[UUID]:
    for version_ids in workshop.steps.unread():
        known = jobs.open(PROCESS_VIDEO, version_ids)
        yield from (each for each in version_ids if each not in known and _is_ordered(workshop, jobs, each))


def _is_ordered(workshop: Workshop, jobs: VideoJobs, version_id: UUID) -> bool:
    try:
        with workshop.open(version_id) as (version, _):
            return version.was_never_read and jobs.order(PROCESS_VIDEO, version_id)
    except NoLongerWanted:
        return False
