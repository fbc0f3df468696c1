"""What people are told of review."""

from collections.abc import Sequence
from uuid import UUID

from feedback.application.round_read_models import DueRound, WrittenNote
from feedback.contracts import Author, ReviewDecision
from feedback.domain.review_finish import ReviewFinish
from feedback.domain.review_round import RoundPlace
from notifications.contracts import News, NotificationType

LONGEST_LINE = 90
DAYS_BEFORE = {3: "in_3_days", 1: "tomorrow", 0: "today"}
"""When people are reminded of a due date, and what they are told."""


def summary_of(
    finish: ReviewFinish,
    title: str,
    notes: Sequence[WrittenNote],
    pictures: tuple[str, ...],
    recipients: tuple[UUID, ...],
) -> News:
    """What a reviewer wrote and decided; each summary stands for itself."""
    what = {
        None: "finished",
        ReviewDecision.APPROVED: "approved",
        ReviewDecision.CHANGES_REQUESTED: "changes_requested",
    }[finish.decision]
    left_out = finish.written.notes - len(notes)
    lines = [finish.summary, *map(_line, notes), f"… +{left_out}" if left_out > 0 else ""]
    return News(
        kind=NotificationType.REVIEW,
        what=what,
        project_id=finish.place.project_id,
        recipients=recipients,
        subject_id=finish.id,
        subject=_subject(title, finish.place.version_number),
        text="\n".join(line for line in lines if line),
        path=path_of(finish.place),
        actor_id=finish.reviewer.id,
        actor_name=finish.reviewer.name,
        actor_is_guest=finish.reviewer.is_guest,
        pictures=pictures,
    )


def request_of(
    round_id: UUID, place: RoundPlace, title: str, by: Author, recipients: tuple[UUID, ...], *, is_again: bool
) -> News:
    """People are asked to review a version; nobody asked where it goes on with a newer one."""
    return News(
        kind=NotificationType.REVIEW,
        what="reopened" if is_again else "requested",
        project_id=place.project_id,
        recipients=recipients,
        subject_id=round_id,
        subject=_subject(title, place.version_number),
        text="",
        path=path_of(place),
        actor_id=None if is_again else by.id,
        actor_name="" if is_again else by.name,
        actor_is_guest=False if is_again else by.is_guest,
    )


def reminder_of(due: DueRound, days_left: int) -> News:
    """Of the due date of a round, to those who have not decided."""
    place = RoundPlace(
        project_id=due.project_id,
        video_id=due.video_id,
        version_id=due.version_id,
        version_number=due.version_number,
    )
    return News(
        kind=NotificationType.DEADLINE,
        what=DAYS_BEFORE[days_left],
        project_id=due.project_id,
        recipients=due.waited_for,
        subject_id=due.id,
        subject=_subject(due.video_title, due.version_number),
        text="",
        path=path_of(place),
    )


def path_of(place: RoundPlace) -> str:
    """Where the front end shows the version."""
    return f"/projects/{place.project_id}/videos/{place.video_id}?version={place.version_id}"


def _subject(title: str, number: int) -> str:
    return f"{title} v{number}"


def _line(note: WrittenNote) -> str:
    words = " — ".join(part for part in (note.title, " ".join(note.text.split())) if part)
    line = f"{note.timecode}  {words}" if note.timecode else words
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"
