"""What becomes of inboxes when people and projects come, change and go."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command

from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.ids import new_id
from identity.contracts import WITHDRAWN_NAME
from identity.infrastructure.models import User
from notifications.bootstrap import tending
from notifications.infrastructure.models import EntryRecord, InboxRecord, ProjectPreferencesRecord, ToldRecord
from notifications.infrastructure.upkeep import CHUNK
from projects.bootstrap.life import life
from projects.infrastructure.models import ProjectRecord
from tests.client import ApiClient
from tests.notifications.api.conftest import Mailbox, heard, tell
from tests.notifications.examples import news

pytestmark = pytest.mark.django_db(transaction=True)
WorkOff = Callable[[], None]


def inbox(api: ApiClient, person: Actor) -> tuple[list[str], int]:
    """Subjects, and the number of unread entries."""
    body = api.as_(person).get("/v2/notifications").json()
    count = api.as_(person).get("/v2/notifications/unread-count").json()["unread_count"]
    assert count == body["unread_count"]
    return [row["subject"] for row in body["results"]], count


@pytest.fixture
def owner(project: UUID) -> Actor:
    record = ProjectRecord.objects.get(id=project)
    return Actor(record.owner_id, record.owner_name)


def test_entries_of_a_project_go_with_the_membership(
    api: ApiClient, project: UUID, owner: Actor, mina: Actor, jun: Actor, make_project: Any, work_off: WorkOff
) -> None:
    other, _ = make_project(editor=mina)
    api.as_(mina).patch(f"/v2/projects/{project}/notification-preferences", {"muted": False})
    tell(news(project, mina.user_id, jun.user_id, subject="떠난 곳"))
    tell(news(other, mina.user_id, subject="남은 곳"))
    api.as_(owner).delete(f"/v2/projects/{project}/members/{mina.user_id}")
    assert [row["subject"] for row in api.as_(mina).get("/v2/notifications").json()["results"]] == ["남은 곳"]
    work_off()
    assert inbox(api, mina) == (["남은 곳"], 1)
    assert inbox(api, jun) == (["떠난 곳"], 1)
    assert heard(mina)[-1] == (
        "notification.removed",
        {"user_id": str(mina.user_id), "unread": 1, "ids": None, "project_id": str(project)},
    )
    assert not ProjectPreferencesRecord.objects.filter(user_id=mina.user_id, project_id=project).exists()


def test_a_mail_to_whoever_was_removed_meanwhile_does_not_leave(
    api: ApiClient, project: UUID, owner: Actor, mina: Actor, mailbox: Mailbox, post: Callable[..., None]
) -> None:
    tell(news(project, mina.user_id))
    api.as_(owner).delete(f"/v2/projects/{project}/members/{mina.user_id}")
    post()
    assert mailbox.all() == []


def test_entries_of_a_project_lie_in_the_trash_with_it(
    api: ApiClient, project: UUID, owner: Actor, mina: Actor, work_off: WorkOff
) -> None:
    tell(news(project, mina.user_id, subject="제목"))
    entry_id = api.as_(mina).get("/v2/notifications").json()["results"][0]["id"]
    api.as_(owner).delete(f"/v2/projects/{project}")
    work_off()
    assert inbox(api, mina) == ([], 0)
    assert api.as_(mina).put(f"/v2/notifications/{entry_id}/read", None).status_code == 404
    api.as_(owner).post(f"/v2/projects/{project}/restore", {})
    work_off()
    assert inbox(api, mina) == (["제목"], 1)
    kinds = [(kind, data["unread"]) for kind, data in heard(mina)]
    assert kinds == [("notification.added", 1), ("notification.removed", 0), ("notification.reset", 1)]


def test_nothing_is_told_of_a_project_in_the_trash(api: ApiClient, project: UUID, owner: Actor, mina: Actor) -> None:
    api.as_(owner).delete(f"/v2/projects/{project}")
    tell(news(project, mina.user_id))
    assert not EntryRecord.objects.filter(project_id=project).exists()


def test_nothing_is_left_of_a_purged_project(
    api: ApiClient, project: UUID, owner: Actor, mina: Actor, work_off: WorkOff
) -> None:
    tell(news(project, mina.user_id))
    api.as_(mina).patch(f"/v2/projects/{project}/notification-preferences", {"muted": True})
    api.as_(owner).delete(f"/v2/projects/{project}")
    ProjectRecord.objects.filter(id=project).update(deleted_at=utc_now() - timedelta(days=31))
    life().sweep_trash()
    work_off()
    assert not EntryRecord.objects.filter(project_id=project).exists()
    assert not ProjectPreferencesRecord.objects.filter(project_id=project).exists()
    assert inbox(api, mina) == ([], 0)


def test_who_acted_is_shown_under_their_new_name(
    api: ApiClient, project: UUID, mina: Actor, jun: Actor, work_off: WorkOff
) -> None:
    acting = {"actor_id": jun.user_id, "actor_name": "준", "actor_is_guest": False}
    told = news(project, mina.user_id)
    tell(told)
    tell(news(project, mina.user_id, subject_id=told.subject_id, **acting))
    api.as_(jun).patch("/v2/me", {"name": "이준호"})
    work_off()
    (row,) = api.as_(mina).get("/v2/notifications").json()["results"]
    assert [actor["name"] for actor in row["actors"]] == ["이준호", "윤서"]
    assert row["title"].startswith("이준호님 외 1명이")
    kind, data = heard(mina)[-1]
    assert (kind, data["actor"]["name"], data["unread"]) == ("notification.actor_renamed", "이준호", 1)


def test_whoever_withdraws_leaves_no_inbox_and_no_name(
    api: ApiClient, project: UUID, mina: Actor, jun: Actor, work_off: WorkOff
) -> None:
    tell(news(project, mina.user_id, actor_id=jun.user_id, actor_name="준", actor_is_guest=False))
    tell(news(project, jun.user_id))
    api.as_(jun).patch(f"/v2/projects/{project}/notification-preferences", {"muted": True})
    User.objects.filter(id=jun.user_id).update(is_active=False, withdrawn_at=utc_now())
    tending.forget_person({"user_id": str(jun.user_id)}, project)
    (row,) = api.as_(mina).get("/v2/notifications").json()["results"]
    assert row["actors"][0]["name"] == WITHDRAWN_NAME
    for record in (EntryRecord, ToldRecord):
        assert not record.objects.filter(recipient_id=jun.user_id).exists()
    for kept in (InboxRecord, ProjectPreferencesRecord):
        assert not kept.objects.filter(user_id=jun.user_id).exists()


def test_what_the_inbox_holds_is_in_the_export(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id, subject="제목", text="내용"))
    (row,) = tending.personal_data(mina.user_id)["notifications"]
    assert (row["subject"], row["text"], row["kind"], row["read_at"]) == ("제목", "내용", "reply", None)
    api.as_(mina).patch(
        f"/v2/projects/{project}/notification-preferences", {"notifications": {"reply": {"mail": False}}}
    )
    (chosen,) = api.as_(mina).get("/v2/me/export").json()["notification_preferences"]
    assert chosen == {"project_id": str(project), "muted": False, "notifications": {"reply:mail": False}}


def test_old_entries_go_and_their_people_are_told(api: ApiClient, project: UUID, mina: Actor, jun: Actor) -> None:
    for subject in ("오래 안 읽음", "읽은 지 오래", "방금 읽음", "새것"):
        tell(news(project, mina.user_id, subject=subject))
    tell(news(project, jun.user_id, subject="준의 것"))
    now = utc_now()
    half_a_year, third = now - timedelta(days=181), now - timedelta(days=91)
    entries = EntryRecord.objects.filter(recipient_id=mina.user_id)
    entries.filter(subject="오래 안 읽음").update(at=half_a_year)
    entries.filter(subject="읽은 지 오래").update(at=third, read_at=third)
    entries.filter(subject="방금 읽음").update(at=third, read_at=now)
    ToldRecord.objects.filter(recipient_id=jun.user_id).update(at=half_a_year)
    tending.drop_old()
    assert inbox(api, mina) == (["새것", "방금 읽음"], 1)
    kind, data = heard(mina)[-1]
    assert (kind, len(data["ids"]), data["unread"]) == ("notification.removed", 2, 1)
    assert inbox(api, jun) == (["준의 것"], 1)
    assert not ToldRecord.objects.filter(recipient_id=jun.user_id).exists()


def test_all_old_entries_go_at_once_a_few_at_a_time(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id, subject="새것"))
    old = utc_now() - timedelta(days=400)
    like = {"recipient_id": mina.user_id, "project_id": project, "kind": "feedback", "subject": "옛것", "path": "/"}
    EntryRecord.objects.bulk_create(
        EntryRecord(id=new_id(), subject_id=new_id(), at=old, created_at=old, **like) for _ in range(2 * CHUNK + 1)
    )
    tending.drop_old()
    assert inbox(api, mina) == (["새것"], 1)
    assert [len(data["ids"]) for kind, data in heard(mina) if kind == "notification.removed"] == [CHUNK, CHUNK, 1]


def test_what_is_true_of_a_project_counts_and_not_the_order_of_its_news(
    api: ApiClient, project: UUID, owner: Actor, mina: Actor
) -> None:
    tell(news(project, mina.user_id, subject="제목"))
    payload = {"project_id": str(project)}
    for event in ("project.restored", "project.deleted"):
        for subscriber in SUBSCRIPTIONS[event].values():
            subscriber(payload, new_id())
    assert inbox(api, mina) == (["제목"], 1)
    api.as_(owner).delete(f"/v2/projects/{project}")
    tending.settle_project(payload, new_id())
    assert not EntryRecord.objects.filter(project_id=project, is_away=False).exists()


def test_a_name_that_is_told_again_is_no_news(
    api: ApiClient, project: UUID, mina: Actor, jun: Actor, work_off: WorkOff
) -> None:
    tell(news(project, mina.user_id, actor_id=jun.user_id, actor_name="준", actor_is_guest=False))
    api.as_(jun).patch("/v2/me", {"name": "이준호"})
    work_off()
    before = heard(mina)
    tending.rename_actor({"user_id": str(jun.user_id), "shown_name": "이준호"}, new_id())
    assert heard(mina) == before


def test_a_count_that_has_drifted_is_found_and_mended(project: UUID, mina: Actor, jun: Actor) -> None:
    tell(news(project, mina.user_id, jun.user_id))
    InboxRecord.objects.filter(user_id=mina.user_id).update(unread=7)
    said = StringIO()
    call_command("check_counters", "--mend", stdout=said)
    assert f"notifications_inbox.unread {mina.user_id}: kept 7, true 1" in said.getvalue()
    assert InboxRecord.objects.get(user_id=mina.user_id).unread == 1
    kind, data = heard(mina)[-1]
    assert (kind, data["ids"], data["unread"]) == ("notification.read", [], 1)
    call_command("check_counters", stdout=said)
