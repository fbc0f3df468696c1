"""A reviewer ends: what they wrote since the last time is gathered, and will be told of once."""

from datetime import datetime

from core.application.ports import JobQueue
from feedback.application.reviewed_version import place_of
from feedback.application.round_ports import Finishes, Writings
from feedback.contracts import Author
from feedback.domain.review_finish import Closing, ReviewFinish
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
    is_pending = last is not None and not last.is_told
    since = None if last is None else last.since if is_pending else last.finished_at
    written = writings.count(version.id, reviewer.id, since)
    if last is not None and is_pending:
        last.join(closing, written, now)
        finishes.save(last)
        return last
    if last is not None and closing.says_nothing and not written.notes + written.comments:
        return last
    finish = ReviewFinish.of(place_of(version), reviewer, closing, written, since=since, now=now)
    finishes.add(finish)
    jobs.enqueue(TELL_FINISH, {"finish_id": str(finish.id)}, key=f"{TELL_FINISH}:{finish.id}")
    return finish
