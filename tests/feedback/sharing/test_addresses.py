"""The addresses of guests: proved before anything is mailed there, and only what was asked for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.utils.timezone import now

from core.infrastructure.models import JobRecord, StreamEventRecord
from feedback.infrastructure.models import CommentRecord, FeedbackRecord, GuestRecord, GuestSessionRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review, made
from tests.feedback.sharing.conftest import Come, Share
from tests.feedback.sharing.visitors import Visitor, entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
ADDRESS = "client@example.kr"
WorkOff = Callable[[], None]


@pytest.fixture(autouse=True)
def _mails(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


def code_in(message: Any) -> str:
    return next(line for line in message.body.splitlines() if len(line) == 6 and line.isdigit())


def proved(guest: Visitor, work_off: WorkOff) -> None:
    assert guest.api.post("/v2/shared/email", {"email": ADDRESS}).status_code == 202
    work_off()
    code = code_in(mail.outbox.pop())
    assert guest.api.post("/v2/shared/email/verify", {"code": code}).status_code == 200


def test_an_address_is_proved_by_its_code(come: Come, work_off: WorkOff) -> None:
    guest = come()
    assert guest.api.post("/v2/shared/email", {"email": ADDRESS}).status_code == 202
    assert guest.visit().json()["guest"]["unproved_email"] == ADDRESS
    work_off()
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    body = guest.api.post("/v2/shared/email/verify", {"code": code_in(message)}).json()
    assert (body["guest"]["email"], body["guest"]["unproved_email"]) == (ADDRESS, None)
    again = guest.api.post("/v2/shared/email/verify", {"code": code_in(message)})
    assert (again.status_code, again.code) == (422, "guest.code_expired")


def test_an_address_given_while_coming_in_is_proved_in_the_same_way(
    api: ApiClient, share: Share, work_off: WorkOff
) -> None:
    guest = entered(api, share()["token"], email=ADDRESS)
    work_off()
    assert guest.visit().json()["guest"]["email"] is None
    code = code_in(mail.outbox[0])
    assert guest.api.post("/v2/shared/email/verify", {"code": code}).json()["guest"]["email"] == ADDRESS


def test_codes_are_a_minute_apart_and_end_after_ten(come: Come, work_off: WorkOff) -> None:
    guest = come()
    guest.api.post("/v2/shared/email", {"email": ADDRESS})
    soon = guest.api.post("/v2/shared/email", {"email": "other@example.kr"})
    assert (soon.status_code, soon.code) == (429, "mail.too_soon")
    work_off()
    assert len(mail.outbox) == 1
    GuestRecord.objects.update(code_sent_at=now() - timedelta(minutes=10, seconds=1))
    late = guest.api.post("/v2/shared/email/verify", {"code": code_in(mail.outbox[0])})
    assert (late.status_code, late.code) == (422, "guest.code_expired")


def test_five_wrong_codes_lock_it(come: Come, work_off: WorkOff) -> None:
    guest = come()
    guest.api.post("/v2/shared/email", {"email": ADDRESS})
    work_off()
    right = code_in(mail.outbox[0])
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    answers = [guest.api.post("/v2/shared/email/verify", {"code": wrong}) for _ in range(5)]
    assert [(answer.status_code, answer.code) for answer in answers] == [(422, "guest.code_wrong")] * 5
    locked = guest.api.post("/v2/shared/email/verify", {"code": right})
    assert (locked.status_code, locked.code) == (409, "guest.code_locked")


def test_nothing_is_mailed_to_an_address_that_nobody_proved(review: Review, come: Come, work_off: WorkOff) -> None:
    guest = come()
    guest.api.post("/v2/shared/email", {"email": ADDRESS})
    item = guest.noted()
    work_off()
    mail.outbox.clear()
    made(review.comment(item["id"]))
    work_off()
    assert mail.outbox == []


def test_a_guest_hears_of_answers_until_they_refuse(
    api: ApiClient, review: Review, come: Come, work_off: WorkOff, video_id: str
) -> None:
    guest = come()
    proved(guest, work_off)
    item, theirs = guest.noted(), review.noted(video_id)
    said = made(guest.comment(theirs["id"], "여기도요"))
    made(review.comment(item["id"], "고쳤습니다"))
    made(review.comment(theirs["id"], "어디요?", parent_id=said["id"]))
    made(review.comment(theirs["id"], "남의 이야기"))
    made(guest.comment(item["id"], "혼잣말"))
    work_off()
    assert [message.to for message in mail.outbox] == [[ADDRESS]] * 2
    assert {text for message in mail.outbox for text in ("고쳤습니다", "어디요?") if text in message.body} == {
        "고쳤습니다",
        "어디요?",
    }
    token = mail.outbox[0].body.split("/shared/unsubscribe?token=")[1].split()[0]
    mail.outbox.clear()
    for _ in range(2):
        assert api.post("/v2/shared/unsubscribe", {"token": token}).status_code == 204
    assert guest.visit().json()["guest"]["wants_mail"] is False
    made(review.comment(item["id"], "또 고쳤습니다"))
    work_off()
    assert mail.outbox == []


def test_who_was_shown_out_hears_nothing_more(review: Review, share: Share, come: Come, work_off: WorkOff) -> None:
    link = share()
    guest = come(by=link)
    proved(guest, work_off)
    item = guest.noted()
    review.api.delete(f"{review.path}/share-links/{link['id']}")
    made(review.comment(item["id"]))
    work_off()
    assert mail.outbox == []


def test_what_a_link_no_longer_shows_is_not_mailed_either(
    review: Review, share: Share, come: Come, work_off: WorkOff, film: bytes, video_id: str
) -> None:
    guest = come(by=share(version_id=review.video(video_id)["version_id"]))
    proved(guest, work_off)
    item = guest.noted()
    made(review.further(video_id, film))
    work_off()
    assert guest.api.get(f"/v2/shared/feedback/{item['id']}").status_code == 404
    made(review.comment(item["id"], "우리끼리"))
    work_off()
    assert mail.outbox == []


def test_whose_session_a_new_password_ended_hears_nothing_until_they_know_it(
    review: Review, share: Share, come: Come, work_off: WorkOff
) -> None:
    link = share()
    guest = come(by=link)
    proved(guest, work_off)
    item = guest.noted()
    changed = review.api.patch(f"{review.path}/share-links/{link['id']}", {"password": "whatever-123"})
    assert changed.status_code == 200
    assert guest.visit().status_code == 401
    made(review.comment(item["id"], "우리끼리"))
    work_off()
    assert mail.outbox == []


def test_addresses_stand_encrypted_and_are_for_admins(
    review: Review, join: Callable[[str], Review], share: Share, come: Come, work_off: WorkOff
) -> None:
    link = share()
    guest = come(by=link)
    proved(guest, work_off)
    guest.noted()
    with connection.cursor() as cursor:
        cursor.execute("SELECT email, asked_email FROM feedback_guest")
        assert not [value for row in cursor.fetchall() for value in row if ADDRESS in value]
    assert not [row for row in StreamEventRecord.objects.values_list("data", flat=True) if ADDRESS in str(row)]
    assert not [row for row in JobRecord.objects.values_list("payload", flat=True) if ADDRESS in str(row)]
    path = f"{review.path}/share-links/{link['id']}/guests"
    assert join("admin").api.get(path).json()["results"][0]["email"] == ADDRESS
    assert join("editor").api.get(path).status_code == 403
    assert ADDRESS.encode() not in join("viewer").api.get(review.path).content


def test_a_guest_takes_another_name_and_all_they_wrote_shows_it(review: Review, come: Come) -> None:
    guest = come()
    item = guest.noted()
    made(guest.comment(item["id"]))
    changed = guest.api.patch("/v2/shared/me", {"name": "박이사"})
    assert (changed.status_code, changed.json()["guest"]["name"]) == (200, "박이사")
    assert review.api.get(f"{review.path}/{item['id']}").json()["author"]["name"] == "박이사"
    told = StreamEventRecord.objects.filter(type="author.renamed").last()
    assert told is not None
    assert told.data["author"] == {"id": guest.id, "name": "박이사", "is_guest": True}
    for wrong in ({"name": ""}, {"name": None}, {"email": "other@example.kr"}, {"is_guest": False}):
        assert guest.api.patch("/v2/shared/me", wrong).status_code == 422


def test_a_guest_takes_their_address_back(come: Come, work_off: WorkOff) -> None:
    guest = come()
    proved(guest, work_off)
    assert guest.api.patch("/v2/shared/me", {"email": None}).json()["guest"]["email"] is None


def test_a_guest_who_asks_is_forgotten(api: ApiClient, review: Review, come: Come, work_off: WorkOff) -> None:
    guest = come("박이사")
    proved(guest, work_off)
    item = guest.noted()
    made(guest.comment(item["id"]))
    assert guest.api.delete("/v2/shared/me").status_code == 204
    assert guest.visit().status_code == 401
    assert guest.api.delete("/v2/shared/me").status_code == 401
    assert api.post("/v2/shared/session/refresh", {"refresh_token": guest.refresh_token}).status_code == 401
    record = GuestRecord.objects.get(id=guest.id)
    assert (record.name, record.email, record.asked_email) == ("나간 게스트", "", "")
    assert not GuestSessionRecord.objects.filter(ended_at=None).exists()
    names = {*FeedbackRecord.objects.filter(author_id=guest.id).values_list("author_name", flat=True)}
    names |= {*CommentRecord.objects.filter(author_id=guest.id).values_list("author_name", flat=True)}
    assert names == {"나간 게스트"}
    assert review.api.get(f"{review.path}/{item['id']}").json()["author"]["is_guest"] is True
