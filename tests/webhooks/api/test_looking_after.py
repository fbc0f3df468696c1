"""Pausing, resuming, pings, replays, resending, secrets, and the log."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.timezone import now

from core.domain.clock import utc_now
from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.followers import follower_name
from core.infrastructure.models import AuditRecord, JobRecord, NoticeRecord, StreamEventRecord
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.client import ApiClient
from tests.webhooks.api.conftest import Desk
from tests.webhooks.receiver import Received, Reply
from webhooks.application.drop_log import tidy_log
from webhooks.bootstrap import sending
from webhooks.infrastructure.deliveries import DjangoDeliveries
from webhooks.infrastructure.models import MessageRecord, WebhookRecord

pytestmark = pytest.mark.django_db
README = Path(__file__).parents[3] / "README.md"


def is_ours(received: Received, secret: str) -> bool:
    """As the README tells receivers to find out."""
    (snippet,) = re.findall(r"```python\n(.*?)```", README.read_text(), re.DOTALL)
    told: dict[str, Any] = {}
    exec(snippet, told)
    return bool(told["is_ours"](received.headers, received.body, secret))


def test_a_receiver_that_does_as_the_readme_says_knows_what_is_ours(desk: Desk) -> None:
    hook = desk.make()
    desk.happen("하나")
    desk.deliver(hook)
    (received,) = desk.receiver.received
    assert is_ours(received, hook["secret"])
    assert not is_ours(received, desk.make()["secret"])
    assert not is_ours(Received(received.path, received.headers, received.body + b" "), hook["secret"])
    for name, value in (("webhook-id", "another"), ("webhook-timestamp", "1")):
        assert not is_ours(Received(received.path, received.headers | {name: value}, received.body), hook["secret"])


def test_both_secrets_sign_until_the_older_one_has_had_its_time(desk: Desk) -> None:
    hook = desk.make()
    first = desk.do(hook, "secret", {"overlap_hours": 1}).json()
    second = desk.do(hook, "secret", {"overlap_hours": 2}).json()
    assert timedelta(hours=1, minutes=59) < _time(second["old_secret_until"]) - now() <= timedelta(hours=2)
    desk.happen("하나")
    desk.deliver(hook)
    WebhookRecord.objects.update(old_secret_until=now())
    desk.happen("둘")
    desk.deliver(hook)
    during, after = desk.receiver.received
    secrets = (second["secret"], first["secret"], hook["secret"])
    assert [is_ours(during, secret) for secret in secrets] == [True, True, False]
    assert [is_ours(after, secret) for secret in secrets] == [True, False, False]


def test_without_an_overlap_the_secret_before_ends_at_once(desk: Desk) -> None:
    hook = desk.make()
    secret = desk.do(hook, "secret", {"overlap_hours": 0}).json()["secret"]
    desk.happen("하나")
    desk.deliver(hook)
    assert [is_ours(desk.receiver.received[0], each) for each in (secret, hook["secret"])] == [True, False]
    for hours in (-1, 169, "1"):
        assert desk.do(hook, "secret", {"overlap_hours": hours}).status_code == 422


def test_what_happens_during_a_pause_is_sent_when_it_is_over(desk: Desk) -> None:
    hook = desk.make()
    for _ in range(2):
        paused = desk.do(hook, "pause").json()
    assert (paused["status"], paused["pause_reason"], paused["version"]) == ("paused", "by_hand", 2)
    seqs = desk.happen("하나", "둘")
    desk.deliver(hook)
    assert desk.receiver.received == []
    assert desk.do(hook, "resume").json()["status"] == "active"
    desk.deliver(hook)
    assert desk.receiver.seqs == seqs


def test_a_ping_tells_how_it_went_also_of_a_paused_one(desk: Desk, work_off: Callable[[], None]) -> None:
    hook = desk.make()
    desk.do(hook, "pause")
    desk.receiver.replies = [Reply(), Reply(500)]
    answers = [desk.do(hook, "ping") for _ in range(2)]
    assert {answer.status_code for answer in answers} == {202}
    work_off()
    rows = [desk.client.get(answer.headers["Location"]).json() for answer in answers]
    assert [(row["status"], row["response_code"], row["seq"], row["type"]) for row in rows] == [
        ("delivered", 200, None, "webhook.ping"),
        ("failed", 500, None, "webhook.ping"),
    ]
    assert [each.id for each in desk.receiver.received] == [row["id"] for row in rows]
    assert desk.receiver.received[0].message["webhook_id"] == hook["id"]
    assert is_ours(desk.receiver.received[0], hook["secret"])
    assert desk.do(hook, f"deliveries/{rows[0]['id']}/resend").code == "webhook.paused"
    desk.do(hook, "resume")
    assert desk.do(hook, f"deliveries/{rows[0]['id']}/resend").code == "webhook_delivery.not_repeatable"
    assert desk.row(hook)["given_up"] == 0


def test_a_replay_sends_everything_once_more_under_the_same_ids(desk: Desk) -> None:
    hook = desk.make("project.updated")
    first, *others = desk.happen("하나", "둘", "셋")
    desk.deliver(hook)
    before = [each.id for each in desk.receiver.received]
    answer = desk.do(hook, "replay", {"since_seq": first})
    assert (answer.status_code, answer.json()["seq"]) == (202, first)
    desk.deliver(hook)
    assert desk.receiver.seqs == [first, *others, *others]
    assert [each.id for each in desk.receiver.received[3:]] == before[1:]
    assert [len(row["attempts"]) for row in desk.log(hook)] == [1, 2, 2]


def test_a_replay_also_sends_what_waits_in_its_order(desk: Desk) -> None:
    hook = desk.make()
    first, second, third = desk.happen("하나", "둘", "셋")
    desk.receiver.replies = [Reply(), Reply(500)]
    desk.deliver(hook)
    assert desk.do(hook, "replay", {"since_seq": hook["seq"]}).status_code == 202
    desk.deliver(hook)
    assert desk.receiver.seqs == [first, second, first, second, third]


def test_a_replay_has_to_begin_where_the_log_reaches_and_sending_has_come(desk: Desk) -> None:
    hook = desk.make()
    *_, last = desk.happen("하나", "둘")
    desk.deliver(hook)
    streams.trim(now())
    for since in (0, last - 1, last + 1, 2**40):
        answer = desk.do(hook, "replay", {"since_seq": since})
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "webhook.since_out_of_range"), since
    for since in (-1, "1", None, 1.5):
        assert desk.do(hook, "replay", {"since_seq": since}).status_code == 422
    assert desk.do(hook, "replay", {"since_seq": last}).status_code == 202


def test_one_delivery_is_sent_once_more(desk: Desk) -> None:
    hook = desk.make()
    first, second = desk.happen("하나", "둘")
    desk.receiver.replies = [Reply(), Reply(500)]
    desk.deliver(hook)
    done, pending = desk.log(hook)
    assert desk.do(hook, f"deliveries/{pending['id']}/resend").code == "webhook_delivery.pending"
    answer = desk.do(hook, f"deliveries/{done['id']}/resend")
    assert (answer.status_code, answer.json()["status"], answer.json()["tries"]) == (202, "pending", 0)
    desk.deliver(hook)
    assert desk.receiver.seqs == [first, second, first]
    assert desk.receiver.received[2].id == done["id"]
    StreamEventRecord.objects.all().update(at=now() - timedelta(days=31))
    streams.trim(now() - timedelta(days=30))
    assert desk.do(hook, f"deliveries/{done['id']}/resend").code == "webhook_delivery.not_repeatable"


def test_what_retention_has_dropped_during_a_pause_is_told_as_a_resync(desk: Desk) -> None:
    hook = desk.make()
    desk.receiver.replies = [Reply(500)]
    desk.happen("하나", "둘")
    desk.deliver(hook)
    desk.do(hook, "pause")
    *_, gone = desk.happen("셋", "넷")
    streams.trim(utc_now())
    (kept,) = desk.happen("다섯")
    desk.do(hook, "resume")
    desk.wait(hook)
    desk.deliver(hook)
    told = desk.receiver.received[1:]
    assert [(each.message["type"], each.message["seq"]) for each in told] == [
        ("resync", gone),
        ("project.updated", kept),
    ]
    assert told[0].message["epoch"] == streams.head(project_channel(desk.project_id)).epoch
    assert [row["error"] for row in desk.log(hook, status="failed")] == ["event_expired"] * 2


def test_after_five_deliveries_in_vain_it_is_paused_and_its_keeper_is_told(desk: Desk) -> None:
    hook = desk.make()
    seqs = desk.happen("하나", "둘", "셋", "넷", "다섯", "여섯")
    desk.receiver.otherwise = Reply(500)
    for given_up in range(1, 5):
        desk.give_up(hook)
        row = desk.row(hook)
        assert (row["status"], row["given_up"]) == ("active", given_up)
        assert row["failing_since"] is not None
    desk.give_up(hook)
    row = desk.row(hook)
    assert (row["status"], row["pause_reason"]) == ("paused", "failing")
    assert desk.receiver.seqs == [seq for seq in seqs[:5] for _ in range(10)]
    assert [each["status"] for each in desk.log(hook)] == ["failed"] * 5 + ["pending"]
    notice = NoticeRecord.objects.get(kind="webhooks.paused")
    assert notice.to == f"person{desk.owner.user_id.hex[-12:]}@example.kr"
    assert "127.0.0.1" in notice.parts
    assert "geheim" not in notice.parts
    assert JobRecord.objects.filter(key=f"notice:{notice.id}").count() == 1
    noted = AuditRecord.objects.get(action="webhook.paused")
    assert noted.detail == {"webhook_id": hook["id"], "reason": "failing"}
    desk.receiver.otherwise = Reply()
    desk.do(hook, "resume")
    desk.deliver(hook)
    assert desk.receiver.seqs[50:] == [seqs[5]]
    assert desk.row(hook)["given_up"] == 0


def told_of_pauses(client: ApiClient, work_off: Callable[[], None]) -> list[tuple[str, str]]:
    work_off()
    rows = client.get("/v2/notifications").json()["results"]
    return [(row["subject_id"], row["subject"]) for row in rows if row["type"] == "webhook"]


def test_a_receiver_that_has_gone_is_not_asked_again(desk: Desk, work_off: Callable[[], None]) -> None:
    hook = desk.make()
    desk.happen("하나", "둘")
    desk.receiver.replies = [Reply(410)]
    desk.deliver(hook)
    assert len(desk.receiver.received) == 1
    row = desk.row(hook)
    assert (row["status"], row["pause_reason"]) == ("paused", "gone")
    assert NoticeRecord.objects.filter(kind="webhooks.paused").count() == 1
    assert told_of_pauses(desk.client, work_off) == [(hook["id"], "127.0.0.1")]


def test_the_log_goes_page_by_page_and_by_status(desk: Desk) -> None:
    hook = desk.make()
    seqs = desk.happen(*"가나다라마")
    desk.receiver.replies = [Reply(), Reply(), Reply(410)]
    desk.deliver(hook)
    path, told, following = f"{desk.path}/{hook['id']}/deliveries", [], {"page_size": 2}
    while following:
        page = desk.client.get(path, following).json()
        told += [row["seq"] for row in page["results"]]
        following = {"page_size": 2, "cursor": page["next_cursor"]} if page["next_cursor"] else {}
    assert told == seqs[::-1]
    for status, expected in (("delivered", seqs[:2]), ("failed", seqs[2:3]), ("pending", seqs[3:])):
        assert [row["seq"] for row in desk.log(hook, status=status)] == expected
    assert desk.client.get(path, {"status": "lost"}).status_code == 400
    assert desk.client.get(path, {"fields": "seq,status"}).json()["results"][0] == {
        "seq": seqs[-1],
        "status": "pending",
    }


def test_the_log_is_kept_as_long_as_events_are(desk: Desk) -> None:
    hook = desk.make()
    first, second, third = desk.happen("하나", "둘", "셋")
    desk.receiver.replies = [Reply(), Reply(), Reply(500)]
    desk.deliver(hook)
    MessageRecord.objects.filter(seq=first).update(ended_at=now() - timedelta(days=31))
    tidy_log(unit_of_work=unit_of_work, deliveries=DjangoDeliveries(), clock=utc_now)
    assert [row["seq"] for row in desk.log(hook)] == [second, third]


def test_what_happens_wakes_those_who_follow_and_the_sweep_finds_the_others(desk: Desk) -> None:
    from webhooks.infrastructure.webhooks import DueWebhooks

    channel, due = project_channel(desk.project_id), DueWebhooks()
    hook = desk.make()
    assert redis_client().getdel(follower_name(channel)) == b"webhooks webhooks.start_project"
    sending.sweep_webhooks()
    assert due.anywhere(utc_now(), 10) == []
    desk.happen("하나")
    assert [str(webhook_id) for webhook_id, _ in due.anywhere(utc_now(), 10)] == [hook["id"]]
    sending.start_project(channel)
    assert redis_client().exists(follower_name(channel))
    desk.deliver(hook)
    assert due.anywhere(utc_now(), 10) == []


def _time(told: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(told)
