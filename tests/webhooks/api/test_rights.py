"""A webhook hangs on its keeper's right and on its project."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure.jobs import kinds
from core.infrastructure.jobs import run as run_job
from core.infrastructure.models import JobRecord, NoticeRecord
from core.infrastructure.unit_of_work import delivering
from identity.contracts import WITHDRAWN_NAME
from projects.contracts import ProjectPurged
from tests.webhooks.api.conftest import Desk
from tests.webhooks.api.test_looking_after import told_of_pauses
from webhooks.bootstrap import news
from webhooks.infrastructure.models import MessageRecord, WebhookRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(desk: Desk, make_person: Callable[..., Actor]) -> Actor:
    """Who made the webhook."""
    person = make_person("최관리")
    joined = {"user_id": str(person.user_id), "role": "admin"}
    assert desk.client.post(f"/v2/projects/{desk.project_id}/members", joined).status_code == 201
    return person


@pytest.fixture
def hook(desk: Desk, admin: Actor) -> dict[str, Any]:
    answer = desk.api.as_(admin).post(desk.path, {"url": desk.receiver.url, "event_types": ["*"]})
    assert answer.status_code == 201
    return dict(answer.json())


def pause_of(desk: Desk, hook: dict[str, Any]) -> tuple[str, str | None]:
    row = desk.row(hook)
    return row["status"], row["pause_reason"]


def test_nothing_reaches_the_address_of_an_admin_who_was_removed(
    desk: Desk, hook: dict[str, Any], admin: Actor, work_off: Callable[[], None]
) -> None:
    assert desk.client.delete(f"/v2/projects/{desk.project_id}/members/{admin.user_id}").status_code == 204
    desk.happen("비밀")
    desk.deliver(hook)
    assert desk.receiver.received == []
    assert pause_of(desk, hook) == ("paused", "keeper_left")
    told = NoticeRecord.objects.filter(kind="webhooks.paused").values_list("to", flat=True)
    others = desk.client.get(f"/v2/projects/{desk.project_id}/members").json()["results"]
    entitled = [UUID(each["user_id"]) for each in others if each["role"] in ("owner", "admin")]
    assert sorted(told) == sorted(f"person{user_id.hex[-12:]}@example.kr" for user_id in entitled)
    assert len(entitled) == 2
    assert told_of_pauses(desk.client, work_off) == [(hook["id"], "127.0.0.1")]


def test_nor_of_one_whom_the_operator_has_shut_out(desk: Desk, hook: dict[str, Any], admin: Actor) -> None:
    call_command("deactivate_account", f"person{admin.user_id.hex[-12:]}@example.kr")
    desk.happen("비밀")
    desk.deliver(hook)
    assert (desk.receiver.received, pause_of(desk, hook)) == ([], ("paused", "keeper_left"))


def test_nor_of_one_who_may_not_invite_any_more_and_whoever_resumes_it_keeps_it(
    desk: Desk, hook: dict[str, Any], admin: Actor, work_off: Callable[[], None]
) -> None:
    member = f"/v2/projects/{desk.project_id}/members/{admin.user_id}"
    assert desk.client.patch(member, {"role": "editor"}).status_code == 200
    desk.deliver(hook)
    assert (desk.receiver.received, pause_of(desk, hook)) == ([], ("paused", "keeper_left"))
    resumed = desk.do(hook, "resume").json()
    assert resumed["keeper"] == {"id": str(desk.owner.user_id), "name": desk.owner.name}
    desk.deliver(hook)
    assert desk.receiver.types == ["member.role_changed"]


def test_the_ping_of_somebody_who_left_is_not_sent_and_says_so(
    desk: Desk, hook: dict[str, Any], admin: Actor, work_off: Callable[[], None]
) -> None:
    assert desk.api.as_(admin).post(f"{desk.path}/{hook['id']}/ping").status_code == 202
    desk.client.delete(f"/v2/projects/{desk.project_id}/members/{admin.user_id}")
    work_off()
    (ping,) = desk.log(hook)
    assert (desk.receiver.received, ping["status"], ping["error"]) == ([], "failed", "not_sent")


def test_whoever_may_take_it_over_may_ping_it_before(
    desk: Desk, hook: dict[str, Any], admin: Actor, work_off: Callable[[], None]
) -> None:
    desk.client.delete(f"/v2/projects/{desk.project_id}/members/{admin.user_id}")
    desk.deliver(hook)
    assert desk.do(hook, "ping").status_code == 202
    work_off()
    assert (desk.receiver.types, desk.log(hook)[-1]["status"]) == (["webhook.ping"], "delivered")


def test_a_ping_whose_job_has_died_has_failed(desk: Desk) -> None:
    hook = desk.make()
    desk.do(hook, "ping")
    job = JobRecord.objects.get(kind="webhooks.ping")
    for _ in range(2):
        kinds()["webhooks.ping"].give_up(job.payload, "killed")  # type: ignore[misc]
    (ping,) = desk.log(hook)
    assert (ping["status"], ping["error"], len(ping["attempts"])) == ("failed", "not_sent", 1)
    run_job(job.id)
    assert desk.receiver.received == []


def test_a_keeper_is_shown_by_their_name_and_by_none_when_they_have_gone(
    desk: Desk, hook: dict[str, Any], admin: Actor
) -> None:
    for tell, name in (
        (lambda: news.rename_keeper({"user_id": str(admin.user_id), "shown_name": "최팀장"}, new_id()), "최팀장"),
        (lambda: news.forget_keeper({"user_id": str(admin.user_id)}, new_id()), WITHDRAWN_NAME),
    ):
        with delivering():
            tell()
        assert desk.row(hook)["keeper"] == {"id": str(admin.user_id), "name": name}
    assert list(news.personal_data(desk.owner.user_id)["webhooks"]) == []
    (kept,) = news.personal_data(admin.user_id)["webhooks"]
    assert (kept["id"], kept["url"]) == (UUID(hook["id"]), desk.receiver.url)
    assert "secret" not in kept


def test_a_project_in_the_trash_is_not_told_of_until_it_is_back(desk: Desk) -> None:
    hook = desk.make()
    assert desk.client.delete(f"/v2/projects/{desk.project_id}").status_code == 204
    desk.deliver(hook)
    assert desk.receiver.received == []
    assert desk.client.post(f"/v2/projects/{desk.project_id}/restore").status_code == 200
    desk.wait(hook)
    desk.deliver(hook)
    assert desk.receiver.types == ["project.deleted", "project.restored"]


def test_an_archived_project_is_told_of_still_but_its_webhooks_are_only_taken_away(desk: Desk) -> None:
    hook, other = desk.make(), desk.make()
    assert desk.client.post(f"/v2/projects/{desk.project_id}/archive").status_code == 200
    desk.deliver(hook)
    assert desk.receiver.received[-1].message["data"]["status"] == "archived"
    for verb, body in (("resume", None), ("ping", None), ("secret", {}), ("replay", {"since_seq": 1})):
        assert desk.do(hook, verb, body).code == "project.archived", verb
    assert desk.client.post(desk.path, {"url": desk.receiver.url, "event_types": ["*"]}).code == "project.archived"
    assert desk.do(hook, "pause").status_code == 200
    assert desk.client.get(f"{desk.path}/{hook['id']}/deliveries").status_code == 200
    assert desk.client.delete(f"{desk.path}/{other['id']}").status_code == 204


def test_with_its_project_everything_of_a_webhook_goes(desk: Desk, work_off: Callable[[], None]) -> None:
    hook = desk.make()
    desk.happen("하나")
    desk.deliver(hook)
    from core.infrastructure.outbox import publish
    from core.infrastructure.unit_of_work import unit_of_work

    with unit_of_work(by=SYSTEM):
        publish(ProjectPurged(project_id=desk.project_id))
    work_off()
    assert (WebhookRecord.objects.count(), MessageRecord.objects.count()) == (0, 0)
    desk.deliver(hook)
    assert len(desk.receiver.received) == 1
