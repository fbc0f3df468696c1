"""A reviewer ends: what they wrote since the last time is gathered, and will be told of once."""

from datetime import datetime

from core.application.ports import JobQueue
from feedback.application.reviewed_version import place_of
from feedback.application.round_ports import Finishes, Writings
from feedback.contracts import Author
from feedback.domain.review_finish import NOTHING, Closing, ReviewFinish
from feedback.domain.video_version import VideoVersion

TELL_FINISH = "feedback.tell_finish"


def finished(
    version: VideoVersion,
    reviewer: Author,
    closing: Closing,
    *,
    finishes: Finishes,
    writings: Writings,
    jobs: JobQueue,
    now: datetime,
) -> ReviewFinish:
    """Inside the unit of work that holds the version's row; InvalidField.

    It joins one that nobody was told of yet; where nothing is new since the last one, that one is all.
    """
    last = finishes.latest(version.id, reviewer.id)
    since = None if last is None else last.finished_at if last.is_told else last.since
    written = writings.count(version.id, reviewer.id, since)
    if last is not None:
        closing, known = closing.after(last), NOTHING if last.is_told else last.written
        if written == known and closing.adds_nothing_to(last):
            return last
        if not last.is_told:
            last.join(closing, written, now)
            finishes.save(last)
            return last
    finish = ReviewFinish.of(place_of(version), reviewer, closing, written, since=since, now=now)
    finishes.add(finish)
    jobs.enqueue(TELL_FINISH, {"finish_id": str(finish.id)}, key=f"{TELL_FINISH}:{finish.id}")
    return finish
