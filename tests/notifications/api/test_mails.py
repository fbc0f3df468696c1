"""Mails about what people have not read, as they come out of the door."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.mail.post import notices
from core.infrastructure.models import JobRecord, NoticeRecord
from core.infrastructure.object_store import object_store
from identity.contracts import NotificationType
from identity.infrastructure.models import User
from notifications.bootstrap.mailing import mail_all
from notifications.infrastructure.models import EntryRecord
from tests.client import ApiClient
from tests.notifications.api.conftest import Mailbox, heard, tell, text_of
from tests.notifications.examples import news

pytestmark = pytest.mark.django_db(transaction=True)
Post = Callable[..., None]
SEOUL = ZoneInfo("Asia/Seoul")
JPEG = b"\xff\xd8\xff\xe0" + b"a frame of the film" * 20
PREFERENCES = "/v2/me/preferences"


def prefer(api: ApiClient, person: Actor, **chosen: Any) -> None:
    assert api.as_(person).patch(PREFERENCES, chosen).status_code == 200


def test_a_mail_says_who_did_what_and_leads_there(
    project: UUID, mina: Actor, mailbox: Mailbox, post: Post, settings: Any
) -> None:
    told = news(project, mina.user_id, pictures=())
    tell(told)
    post()
    (mail,) = mailbox.all()
    assert mail["To"] == User.objects.get(id=mina.user_id).email
    assert mail["Subject"] == "[VideoPlanet] 게스트 윤서님이 '오프닝 컷이 깁니다'에 답글을 남겼습니다"
    text = text_of(mail)
    for said in ("미나님, 안녕하세요.", "■ 봄 캠페인", "> 두 프레임만 줄이죠", f"{settings.FRONTEND_URL}{told.path}"):
        assert said in text


def test_a_mail_is_in_the_language_of_the_person(project: UUID, mina: Actor, mailbox: Mailbox, post: Post) -> None:
    User.objects.filter(id=mina.user_id).update(language="en")
    tell(news(project, mina.user_id))
    post()
    (mail,) = mailbox.all()
    assert mail["Subject"] == "[VideoPlanet] 윤서 (guest) replied in “오프닝 컷이 깁니다”"
    assert "there is news in the project “봄 캠페인”." in text_of(mail)


def test_the_pictures_stand_in_the_mail(project: UUID, mina: Actor, mailbox: Mailbox, post: Post) -> None:
    object_store().put("pictures/one.jpg", JPEG, media_type="image/jpeg")
    tell(news(project, mina.user_id, kind=NotificationType.REVIEW, what="finished"))
    post()
    (mail,) = mailbox.all()
    (picture,) = [part for part in mail.walk() if part.get_content_type() == "image/jpeg"]
    assert picture.get_content() == JPEG
    assert f"cid:{picture['Content-ID'][1:-1]}" in text_of(mail, "html")


def test_ten_of_the_same_are_one_mail(api: ApiClient, project: UUID, mina: Actor, mailbox: Mailbox, post: Post) -> None:
    prefer(api, mina, notifications={"reaction": {"mail": True}})
    subject_id = new_id()
    for number in range(10):
        reactor = {"actor_id": new_id(), "actor_name": f"사람 {number}", "actor_is_guest": False}
        tell(news(project, mina.user_id, kind=NotificationType.REACTION, subject_id=subject_id, text="", **reactor))
    post()
    tell(news(project, mina.user_id, kind=NotificationType.REACTION, subject_id=subject_id))
    post()
    (mail,) = mailbox.all()
    assert "사람 9님 외 9명이" in mail["Subject"]


def test_what_was_read_or_dropped_meanwhile_is_not_mailed(
    api: ApiClient, project: UUID, mina: Actor, mailbox: Mailbox, post: Post
) -> None:
    for _ in range(3):
        tell(news(project, mina.user_id))
    first, second, _ = (row["id"] for row in api.as_(mina).get("/v2/notifications").json()["results"])
    api.as_(mina).put(f"/v2/notifications/{first}/read", None)
    api.as_(mina).delete(f"/v2/notifications/{second}")
    post()
    assert len(mailbox.all()) == 1
    tell(news(project, mina.user_id))
    api.as_(mina).post("/v2/notifications/read", {})
    post()
    assert len(mailbox.all()) == 1


def test_a_mail_waits_a_moment_for_what_may_be_read_at_once(
    project: UUID, mina: Actor, mailbox: Mailbox, post: Post
) -> None:
    tell(news(project, mina.user_id))
    post(utc_now())
    assert mailbox.all() == []


def test_whoever_wants_no_mail_gets_none(
    api: ApiClient, project: UUID, mina: Actor, jun: Actor, mailbox: Mailbox, post: Post
) -> None:
    prefer(api, mina, notifications={"reply": {"mail": False}})
    path = f"/v2/projects/{project}/notification-preferences"
    api.as_(jun).patch(path, {"notifications": {"reply": {"mail": False}}})
    tell(news(project, mina.user_id, jun.user_id))
    tell(news(project, mina.user_id, kind=NotificationType.MENTION, is_mailed=False))
    post()
    assert mailbox.all() == []
    assert [kind for kind, _ in heard(mina)] == ["notification.added"] * 2


def test_whoever_changes_their_mind_before_it_leaves_gets_none(
    api: ApiClient, project: UUID, mina: Actor, mailbox: Mailbox, post: Post
) -> None:
    tell(news(project, mina.user_id))
    prefer(api, mina, notifications={"reply": {"mail": False}})
    post()
    assert mailbox.all() == []


def test_a_mail_alone_leaves_nothing_in_the_inbox(
    api: ApiClient, project: UUID, mina: Actor, mailbox: Mailbox, post: Post
) -> None:
    prefer(api, mina, notifications={"reply": {"in_app": False}})
    tell(news(project, mina.user_id))
    assert api.as_(mina).get("/v2/notifications").json()["results"] == []
    assert heard(mina) == []
    post()
    assert len(mailbox.all()) == 1
    assert not EntryRecord.objects.filter(recipient_id=mina.user_id).exists()


def test_an_address_that_nobody_proved_gets_no_mail(project: UUID, mina: Actor, mailbox: Mailbox, post: Post) -> None:
    tell(news(project, mina.user_id))
    User.objects.filter(id=mina.user_id).update(is_verified=False)
    tell(news(project, mina.user_id))
    post()
    assert mailbox.all() == []


def test_quiet_hours_hold_a_mail_back_until_their_end(
    api: ApiClient, project: UUID, mina: Actor, mailbox: Mailbox, post: Post
) -> None:
    now = utc_now().astimezone(SEOUL)
    end = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    hours = {"start": f"{now - timedelta(hours=1):%H:%M}", "end": f"{end:%H:%M}"}
    prefer(api, mina, quiet_hours=hours)
    tell(news(project, mina.user_id))
    post(end - timedelta(seconds=1))
    assert mailbox.all() == []
    post(end)
    assert len(mailbox.all()) == 1


def test_quiet_hours_that_began_since_hold_a_mail_back_too(
    api: ApiClient, project: UUID, mina: Actor, mailbox: Mailbox, post: Post
) -> None:
    tell(news(project, mina.user_id))
    now = utc_now().astimezone(SEOUL)
    end = (now + timedelta(hours=1)).replace(second=0, microsecond=0)
    prefer(api, mina, quiet_hours={"start": f"{now - timedelta(hours=1):%H:%M}", "end": f"{end:%H:%M}"})
    post(now + timedelta(minutes=1))
    assert mailbox.all() == []
    post(end)
    assert len(mailbox.all()) == 1


@pytest.mark.parametrize("digest", ["hourly", "daily"])
def test_a_digest_is_one_mail_by_project(
    digest: str, api: ApiClient, project: UUID, mina: Actor, make_project: Any, mailbox: Mailbox, post: Post
) -> None:
    prefer(api, mina, digest=digest)
    other, owner = make_project(editor=mina)
    api.as_(owner).patch(f"/v2/projects/{other}", {"name": "가을 캠페인"})
    for number, where in enumerate((project, other, project)):
        tell(news(where, mina.user_id, subject=f"제목 {number}"))
    due = _next(digest)
    post(due - timedelta(seconds=1))
    assert mailbox.all() == []
    post(due)
    post(due + timedelta(seconds=1))
    (mail,) = mailbox.all()
    assert mail["Subject"] == "[VideoPlanet] 새 소식 3건"
    order = [r"■ 가을 캠페인", "제목 1", r"■ 봄 캠페인", "제목 0", "제목 2"]
    assert re.search(".*".join(order), text_of(mail), re.DOTALL)


def _next(digest: str) -> datetime:
    now = utc_now().astimezone(SEOUL)
    if digest == "hourly":
        return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    nine = datetime.combine(now.date(), time(9), tzinfo=SEOUL)
    return nine if now < nine else nine + timedelta(days=1)


def test_a_mail_is_owed_once_however_often_the_worker_dies(
    project: UUID, mina: Actor, mailbox: Mailbox, work_off: Callable[[], None]
) -> None:
    """It dies after the mail is owed, after it has left, and is begun again each time."""
    delivery_id, told = new_id(), news(project, mina.user_id, pictures=())
    later = utc_now() + timedelta(minutes=1)
    for _ in range(2):
        tell(told, delivery_id)
        mail_all(lambda: later)
        mail_all(lambda: later)
    (notice,) = NoticeRecord.objects.filter(kind="notifications.news")
    kept = {field.name: getattr(notice, field.name) for field in NoticeRecord._meta.fields}
    work_off()
    assert notices().get(notice.id) is None
    NoticeRecord.objects.create(**kept)
    jobs = JobRecord.objects.filter(payload__notice_id=str(notice.id))
    assert jobs.update(status="queued", ended_at=None) == 1
    work_off()
    assert notices().get(notice.id) is None
    assert len(mailbox.all()) == 1


def test_what_people_typed_forges_nothing(project: UUID, mina: Actor, mailbox: Mailbox, post: Post) -> None:
    typed = {"subject": "<b>evil.example</b>", "actor_name": "https://evil.example", "text": "evil.example\nBcc: all"}
    tell(news(project, mina.user_id, **typed, pictures=()))
    post()
    (mail,) = mailbox.all()
    assert "evil.example" not in text_of(mail) + text_of(mail, "html") + mail["Subject"]
    assert "<b>" not in text_of(mail, "html")
    assert mail["Bcc"] is None


def test_the_link_of_a_mail_ends_such_mails_without_a_login(
    api: ApiClient, project: UUID, mina: Actor, jun: Actor, mailbox: Mailbox, post: Post
) -> None:
    path = f"/v2/projects/{project}/notification-preferences"
    api.as_(mina).patch(path, {"notifications": {"status": {"mail": True, "in_app": True}}})
    tell(news(project, mina.user_id))
    post()
    (token,) = re.findall(r"/unsubscribe\?token=(\S+)", mailbox.texts()[0])
    assert f"?token={token}>" in mailbox.all()[0]["List-Unsubscribe"]
    for _ in range(2):
        assert api.post("/v2/notifications/unsubscribe", {"token": token}).status_code == 204
    for kind in (NotificationType.REPLY, NotificationType.STATUS):
        tell(news(project, mina.user_id, jun.user_id, kind=kind))
    post()
    assert [mail["To"] for mail in mailbox.all()[1:]] == [User.objects.get(id=jun.user_id).email]
    assert not any(switch["mail"] for switch in api.as_(mina).get(PREFERENCES).json()["notifications"].values())
    assert api.as_(mina).get(path).json()["notifications"]["status"] == {"mail": None, "in_app": True}


@pytest.mark.parametrize("token", ["none", "0198c0de-0000-7000-8000-000000000000.forged", ""])
def test_a_forged_link_ends_nothing(api: ApiClient, token: str) -> None:
    assert api.post("/v2/notifications/unsubscribe", {"token": token}).status_code in (404, 422)


def test_a_mail_takes_as_many_statements_for_many_entries_as_for_one(
    project: UUID, mina: Actor, django_assert_num_queries: Any
) -> None:
    for entries in (1, 30):
        for _ in range(entries):
            tell(news(project, mina.user_id))
        later = utc_now() + timedelta(minutes=1)
        with django_assert_num_queries(17):
            mail_all(lambda later=later: later)  # type: ignore[misc]  # bound at once
