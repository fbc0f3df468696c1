"""A reviewer finishes: one summary with the very frames that they noted, whatever dies on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.clock import utc_now
from core.infrastructure.object_store import object_store
from feedback.application.tell_finish import TellFinish, Telling, no_pictures, tell_finish
from feedback.bootstrap.review_telling import remind_reviewers
from feedback.bootstrap.rounds import finishing
from feedback.infrastructure.models import DecisionRecord, FinishRecord, ReviewerRecord, RoundRecord
from notifications import api as notifications
from notifications.contracts import News
from notifications.infrastructure.models import EntryRecord
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.reviewing import APPROVED, CHANGES, Cut
from tests.feedback.media.numbered import number_of, numbered
from tests.notifications.api.conftest import Mailbox, mailbox, post, text_of

__all__ = ["mailbox", "post"]

Join = Callable[[str], Review]
WorkOff = Callable[[], None]


@pytest.fixture(scope="session")
def counting_film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Three seconds of 30 pictures that tell their number, with one key."""
    path = tmp_path_factory.mktemp("counting") / "film.mp4"
    return numbered(path, "-c:v", "libx264", "-preset", "ultrafast", "-g", 1000, size="1280x720").read_bytes()


@pytest.fixture
def cut(review: Review, counting_film: bytes, work_off: WorkOff) -> Cut:
    """A version that is ready, seen by the owner, who wrote the item that came with it."""
    video_id = review.uploaded(counting_film)["video_id"]
    work_off()
    return Cut(review, video_id)


def note(cut: Cut, frame: int, **more: Any) -> str:
    return str(cut.review.noted(cut.video_id, f"{frame}번", frame=frame, **more)["id"])


def told_to(person: Review) -> list[EntryRecord]:
    """What they were told of finished reviews, oldest first."""
    found = EntryRecord.objects.filter(recipient_id=person.actor.user_id, kind="review")
    return list(found.exclude(what="requested").order_by("created_at"))


def test_a_summary_shows_the_very_frames(cut: Cut, join: Join, work_off: WorkOff) -> None:
    reviewer, editor = join("reviewer"), join("editor")
    seen = cut.as_(reviewer)
    for frame in (71, 0, 44):
        note(seen, frame)
    drawn = note(seen, 44, drawing=[{"kind": "rectangle", "points": [[0.1, 0.1], [0.9, 0.4]], "colour": "#ff0000"}])
    reviewer.comment(drawn, "여기요")
    row = made(seen.finish(summary="색만 고쳐 주세요"))
    assert (row["note_count"], row["comment_count"], row["decision"], row["round_id"]) == (4, 1, None, None)
    work_off()
    (entry,) = told_to(editor)
    assert [len(told_to(each)) for each in (cut.review, reviewer)] == [1, 0]
    assert entry.text.splitlines() == ["색만 고쳐 주세요", *LINES]
    pictures = [object_store().read(key, 0, 10**7) for key in entry.pictures]
    assert [number_of(picture) for picture in pictures] == [0, 44, 44, 71]
    assert all(key.startswith(f"videos/{cut.review.project_id}/{cut.version_id}/frames/") for key in entry.pictures)


LINES = ("00:00:00:00  0번", "00:00:01:14  44번", "00:00:01:14  44번", "00:00:02:11  71번")


def test_the_mail_of_a_summary_carries_the_very_frames(
    cut: Cut, join: Join, mailbox: Mailbox, post: Callable[..., None], work_off: WorkOff
) -> None:
    seen = cut.as_(join("reviewer"))
    for frame in (71, 44):
        note(seen, frame)
    made(seen.finish(summary="색만 고쳐 주세요"))
    work_off()
    post(utc_now() + timedelta(days=1))
    (mail,) = [mail for mail in mailbox.all() if "색만 고쳐 주세요" in text_of(mail)]
    pictures = [part for part in mail.walk() if part.get_content_type() == "image/jpeg"]
    assert [number_of(part.get_payload(decode=True)) for part in pictures] == [44, 71]
    assert {part.get_content_disposition() for part in pictures} == {"inline"}
    shown = text_of(mail, "html")
    assert [f"cid:{part['Content-ID'].strip('<>')}" in shown for part in pictures] == [True, True]


def test_a_summary_tells_twenty_notes_and_how_many_more_there_are(cut: Cut, join: Join, work_off: WorkOff) -> None:
    seen = cut.as_(join("reviewer"))
    for frame in range(22):
        note(seen, frame)
    made(seen.finish())
    work_off()
    (entry,) = told_to(cut.review)
    *told, left_out = entry.text.splitlines()
    assert [line.split()[-1] for line in told] == [f"{frame}번" for frame in range(20)]
    assert left_out == "… +2"


def test_a_decision_finishes_too_and_once(cut: Cut, join: Join, work_off: WorkOff) -> None:
    reviewer = join("reviewer")
    seen = cut.as_(reviewer)
    round_id = cut.opened(reviewer)["id"]
    note(seen, 30)
    seen.decided(round_id, CHANGES, note="30번만요")
    made(seen.finish())
    work_off()
    (entry,) = told_to(cut.review)
    assert (entry.what, entry.text.splitlines()) == ("changes_requested", ["30번만요", "00:00:01:00  30번"])
    again = made(seen.finish())
    assert (again["decision"], FinishRecord.objects.count()) == (CHANGES, 1)
    seen.decided(round_id, APPROVED)
    work_off()
    assert [each.what for each in told_to(cut.review)] == ["changes_requested", "approved"]


def test_who_is_asked_is_told_and_reminded(cut: Cut, join: Join, work_off: WorkOff) -> None:
    reviewer = join("reviewer")
    due = (utc_now() + timedelta(hours=9)).date() + timedelta(days=1)
    cut.opened(reviewer, due_date=due.isoformat())
    work_off()
    (entry,) = EntryRecord.objects.filter(recipient_id=reviewer.actor.user_id, kind="review")
    assert (entry.what, entry.subject) == ("requested", f"{cut.review.video(cut.video_id)['title']} v1")
    remind_reviewers()
    is_day = (utc_now() + timedelta(hours=9)).hour >= 9
    reminders = EntryRecord.objects.filter(recipient_id=reviewer.actor.user_id, kind="deadline")
    assert [each.what for each in reminders] == (["tomorrow"] if is_day else [])


class Killed(BaseException):
    """As if the worker had been."""


def test_a_worker_killed_between_telling_and_its_end_tells_nobody_and_the_next_one_once(
    cut: Cut, join: Join, work_off: WorkOff
) -> None:
    seen = cut.as_(join("reviewer"))
    note(seen, 30)
    finish_id = UUID(made(seen.finish(summary="끝"))["id"])

    def tell_and_die(news: News, delivery_id: UUID) -> None:
        notifications.tell(news, delivery_id)
        raise Killed

    ports = {name: port for name, port in finishing().items() if name != "jobs"}
    telling = Telling(editors=lambda project: {cut.review.actor.user_id: "주인"}, tell=tell_and_die, **ports)
    with pytest.raises(Killed):
        tell_finish(TellFinish(finish_id), telling=telling, draw=no_pictures)
    assert told_to(cut.review) == []
    work_off()
    tell_finish(TellFinish(finish_id), telling=replace(telling, tell=notifications.tell), draw=no_pictures)
    (entry,) = told_to(cut.review)
    assert (entry.count, len(entry.pictures)) == (1, 1)


def test_purging_a_version_leaves_neither_rounds_nor_pictures(cut: Cut, join: Join, work_off: WorkOff) -> None:
    from feedback.bootstrap.film_upkeep import sweep_films
    from feedback.infrastructure.models import VideoRecord

    reviewer = join("reviewer")
    seen, round_id = cut.as_(reviewer), cut.opened(reviewer)["id"]
    note(seen, 30)
    seen.decided(round_id, APPROVED)
    work_off()
    prefix = f"videos/{cut.review.project_id}/{cut.version_id}/"
    assert f"{prefix}frames/30.jpg" in set(object_store().keys(prefix))
    assert cut.review.api.delete(f"{cut.review.path}/videos/{cut.video_id}").status_code == 204
    VideoRecord.objects.update(deleted_at=now() - timedelta(days=31))
    assert sweep_films() == 1
    work_off()
    assert list(object_store().keys(prefix)) == []
    for record in (RoundRecord, ReviewerRecord, DecisionRecord, FinishRecord):
        assert record.objects.count() == 0


def test_pictures_of_frames_outlast_another_try_at_the_film(cut: Cut, work_off: WorkOff) -> None:
    from feedback.bootstrap.processing import encode_video

    note(cut, 30)
    made(cut.finish())
    work_off()
    encode_video({"version_id": cut.version_id})
    prefix = f"videos/{cut.review.project_id}/{cut.version_id}/"
    assert f"{prefix}frames/30.jpg" in set(object_store().keys(prefix))


@pytest.mark.parametrize(
    ("body", "pointer"), [({"summary": "가" * 2001}, "/summary"), ({"summary": 1}, "/summary"), ({"note": ""}, "/note")]
)
def test_a_bad_summary_finishes_nothing(cut: Cut, body: dict[str, Any], pointer: str) -> None:
    answer = cut.finish(**body)
    assert (answer.status_code, [fault["pointer"] for fault in answer.json()["errors"]]) == (422, [pointer])
    assert FinishRecord.objects.count() == 0


def test_a_summary_of_a_version_that_is_not_there_is_not_found(cut: Cut, film: bytes) -> None:
    other = Cut(cut.review, cut.review.uploaded(film)["video_id"])
    path = f"{cut.review.path}/videos/{cut.video_id}/versions/{other.version_id}/finished"
    answer = cut.review.api.post(path, {})
    assert (answer.status_code, answer.code) == (404, "version.not_found")


def test_finishing_stays_within_its_statements(cut: Cut, django_assert_max_num_queries: Any) -> None:
    note(cut, 30)
    with django_assert_max_num_queries(14):
        made(cut.finish(summary="끝"))
