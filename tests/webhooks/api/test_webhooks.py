"""Webhooks as people look after them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.infrastructure.encryption_rotation import columns
from core.infrastructure.models import AuditRecord, IdempotencyRecord
from tests.webhooks.api.conftest import Desk
from webhooks.infrastructure.models import MessageRecord, WebhookRecord

pytestmark = pytest.mark.django_db


def stored(column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM webhooks_webhook")
        return str(cursor.fetchone()[0])


def test_the_secret_is_told_once_and_nothing_of_it_stands_anywhere(desk: Desk) -> None:
    hook = desk.make("comment.added", "comment.added", "status.changed", description="빌드 서버")
    assert hook["secret"].startswith("whsec_")
    assert hook["event_types"] == ["comment.added", "status.changed"]
    assert (hook["status"], hook["pause_reason"], hook["version"], hook["description"]) == (
        "active",
        None,
        1,
        "빌드 서버",
    )
    assert hook["keeper"] == {"id": str(desk.owner.user_id), "name": desk.owner.name}
    shown = desk.row(hook)
    assert shown == {name: value for name, value in hook.items() if name != "secret"}
    assert desk.client.get(desk.path).json()["results"] == [shown]
    assert WebhookRecord.objects.get().secret == hook["secret"]
    assert hook["secret"] not in stored("secret")
    assert "geheim" not in stored("url")


def test_its_columns_get_another_key_with_the_others() -> None:
    named = {(column.table, column.name) for column in columns()}
    assert {("webhooks_webhook", name) for name in ("url", "secret", "old_secret")} <= named


def test_a_new_one_is_found_where_its_answer_says(desk: Desk) -> None:
    body = {"url": desk.receiver.url, "event_types": ["*"]}
    answer = desk.client.post(desk.path, body)
    shown = desk.client.get(answer.headers["Location"])
    assert shown.headers["ETag"] == answer.headers["ETag"]
    known = desk.client.with_(If_None_Match=shown.headers["ETag"])
    assert known.get(answer.headers["Location"]).status_code == 304
    desk.happen("하나")
    desk.deliver(answer.json())
    assert known.get(answer.headers["Location"]).status_code == 200
    assert desk.client.get(answer.headers["Location"], {"fields": "status"}).json() == {"status": "active"}


def test_the_same_key_makes_one_and_its_secret_is_kept_sealed(desk: Desk) -> None:
    keyed, body = desk.client.with_(Idempotency_Key=uuid4().hex), {"url": desk.receiver.url, "event_types": ["*"]}
    first, second = (keyed.post(desk.path, body) for _ in range(2))
    assert (first.status_code, second.status_code, first.json()) == (201, 201, second.json())
    assert WebhookRecord.objects.count() == 1
    kept = bytes(IdempotencyRecord.objects.latest("created_at").body)
    assert first.json()["secret"].encode() not in kept
    rotating = desk.client.with_(Idempotency_Key=uuid4().hex)
    told = [rotating.post(f"{desk.path}/{first.json()['id']}/secret", {}).json()["secret"] for _ in range(2)]
    assert told[0] == told[1] != first.json()["secret"]
    assert told[0].encode() not in bytes(IdempotencyRecord.objects.latest("created_at").body)


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"event_types": ["comment.added", "nothing.happened"]}, "/event_types/1", "webhook.unknown_event"),
        ({"event_types": []}, "/event_types", "field.required"),
        ({"event_types": ["*"] * 101}, "/event_types", "list.too_long"),
        ({"event_types": "*"}, "/event_types", "field.not_a_list"),
        ({"description": "가" * 201}, "/description", "text.too_long"),
        ({"url": "https://example.com/" + "a" * 2000}, "/url", "text.too_long"),
        ({"url": 7}, "/url", "field.not_a_text"),
        ({"secret": "whsec_x"}, "/secret", "field.unknown"),
    ],
)
def test_a_webhook_that_may_not_be(desk: Desk, body: dict[str, Any], pointer: str, code: str) -> None:
    answer = desk.client.post(desk.path, {"url": desk.receiver.url, "event_types": ["*"], **body})
    faults = answer.json()["errors"]
    assert (answer.status_code, faults[0]["pointer"]) == (422, pointer)
    assert faults[0]["code"] == code
    assert WebhookRecord.objects.count() == 0


def test_a_project_has_twenty_at_most(desk: Desk) -> None:
    for _ in range(20):
        desk.make()
    answer = desk.client.post(desk.path, {"url": desk.receiver.url, "event_types": ["*"]})
    assert (answer.status_code, answer.code) == (409, "webhook.too_many")
    assert desk.client.get(desk.path, {"page_size": 5}).json()["count"] == 20


def test_what_is_queued_goes_to_the_new_address(desk: Desk) -> None:
    hook = desk.make(url="http://127.0.0.1:1/")
    (seq,) = desk.happen("하나")
    desk.deliver(hook)
    answer = desk.client.patch(f"{desk.path}/{hook['id']}", {"url": desk.receiver.url, "event_types": ["*"]})
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    desk.wait(hook)
    desk.deliver(hook)
    assert desk.receiver.seqs == [seq]


def test_who_saw_an_older_state_is_shown_the_current_one(desk: Desk) -> None:
    hook = desk.make()
    path = f"{desk.path}/{hook['id']}"
    stale = desk.client.with_(If_Match='"1"')
    fresh = desk.client.get(path).headers["ETag"]
    assert desk.client.with_(If_Match=fresh).patch(path, {"description": "첫째"}).status_code == 200
    for answer in (stale.patch(path, {"description": "둘째"}), stale.delete(path)):
        assert (answer.status_code, answer.json()["current"]["description"]) == (412, "첫째")
        assert "secret" not in answer.json()["current"]
    assert desk.client.patch(path, {"description": "첫째"}).json()["version"] == 2
    assert desk.client.with_(If_Match='"2"').delete(path).status_code == 204
    assert desk.client.get(path).code == "webhook.not_found"


def test_a_deleted_one_takes_its_log_along(desk: Desk, work_off: Callable[[], None]) -> None:
    hook, other = desk.make(), desk.make()
    desk.happen("하나")
    for each in (hook, other):
        desk.deliver(each)
    assert desk.client.delete(f"{desk.path}/{hook['id']}").status_code == 204
    work_off()
    assert list(MessageRecord.objects.values_list("webhook_id", flat=True)) == [UUID(other["id"])]


def test_what_is_done_stands_in_the_trail_without_address_and_secret(desk: Desk) -> None:
    hook = desk.make("comment.added")
    desk.client.patch(f"{desk.path}/{hook['id']}", {"url": f"{desk.receiver.url}&new=1"})
    for verb, body in (("secret", {}), ("pause", None), ("resume", None), ("replay", {"since_seq": hook["seq"]})):
        assert desk.do(hook, verb, body).status_code in (200, 202)
    desk.client.delete(f"{desk.path}/{hook['id']}")
    noted = AuditRecord.objects.filter(action__startswith="webhook.").order_by("id")
    assert [record.action.removeprefix("webhook.") for record in noted] == [
        *("created", "updated", "secret_rotated", "paused", "resumed", "replayed", "deleted")
    ]
    assert {record.detail["webhook_id"] for record in noted} == {hook["id"]}
    assert "geheim" not in str([record.detail for record in noted])
    trail = desk.client.get(f"/v2/projects/{desk.project_id}/audit").json()["results"]
    assert trail[0]["action"] == "webhook.deleted"


def test_answers_take_a_pinned_number_of_statements(desk: Desk, django_assert_max_num_queries: Any) -> None:
    hooks = [desk.make() for _ in range(3)]
    desk.happen(*"하나둘셋넷")
    desk.deliver(hooks[0])
    (last, *_) = reversed(desk.log(hooks[0]))
    one = f"{desk.path}/{hooks[0]['id']}"
    for path, most in (
        (desk.path, 3),
        (one, 2),
        (f"{one}/deliveries", 3),
        (f"{one}/deliveries/{last['id']}", 3),
    ):
        with django_assert_max_num_queries(most):
            assert desk.client.get(path).status_code == 200
    for ask, most in (
        (lambda: desk.client.post(desk.path, {"url": desk.receiver.url, "event_types": ["*"]}), 8),
        (lambda: desk.client.patch(one, {"description": "새"}), 6),
        (lambda: desk.do(hooks[0], "secret", {}), 6),
        (lambda: desk.do(hooks[0], "pause"), 7),
        (lambda: desk.do(hooks[0], "resume"), 6),
        (lambda: desk.do(hooks[0], "ping"), 9),
        (lambda: desk.do(hooks[0], "replay", {"since_seq": hooks[0]["seq"]}), 7),
        (lambda: desk.client.delete(one), 10),
    ):
        with django_assert_max_num_queries(most):
            assert ask().status_code < 300


def test_of_another_project_there_is_no_webhook(desk: Desk, make_project: Callable[..., tuple[UUID, Actor]]) -> None:
    hook = desk.make()
    other, owner = make_project()
    path = f"/v2/projects/{other}/webhooks/{hook['id']}"
    for answer in (
        desk.api.as_(owner).get(path),
        desk.api.as_(owner).patch(path, {"description": "내 것"}),
        desk.api.as_(owner).delete(path),
        desk.api.as_(owner).get(f"{path}/deliveries"),
        desk.api.as_(owner).post(f"{path}/secret", {}),
    ):
        assert (answer.status_code, answer.code) == (404, "webhook.not_found")
