"""What receivers get."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import now

from core.domain.events import project_channel
from core.infrastructure import streams
from core.presentation.live import frames
from tests.samples import small
from tests.webhooks.api.conftest import Desk
from tests.webhooks.receiver import Reply, silent_port
from webhooks.infrastructure.models import WebhookRecord

pytestmark = pytest.mark.django_db


def test_events_arrive_in_order_as_the_socket_tells_them(desk: Desk) -> None:
    hook = desk.make()
    seqs = desk.happen("하나", "둘", "셋")
    desk.deliver(hook)
    assert desk.receiver.seqs == seqs
    channel = project_channel(desk.project_id)
    epoch = streams.head(channel).epoch
    for received, event in zip(desk.receiver.received, streams.read(channel, seqs[0] - 1), strict=True):
        told = frames.durable(event, epoch)
        assert received.message == told | {"project_id": str(desk.project_id), "webhook_id": hook["id"]}
        assert (received.path, received.headers["content-type"]) == ("/hook?key=geheim", "application/json")
    row = desk.row(hook)
    assert (row["seq"], row["given_up"], row["failing_since"]) == (seqs[-1], 0, None)
    assert row["last_delivered_at"] is not None


def test_what_happened_before_it_was_made_is_not_sent(desk: Desk) -> None:
    desk.happen("이전")
    hook = desk.make()
    desk.deliver(hook)
    assert desk.receiver.received == []


def test_only_the_events_that_it_hears_are_sent(desk: Desk) -> None:
    hook = desk.make("member.joined")
    (*_, last) = desk.happen("하나", "둘")
    desk.deliver(hook)
    assert (desk.receiver.received, desk.row(hook)["seq"], desk.log(hook)) == ([], last, [])


def test_what_happens_to_plans_is_sent_as_well(desk: Desk) -> None:
    hook = desk.make("plan.created", "plan.comment_added")
    plans = f"/v2/ai-planning/{desk.project_id}/plans"
    plan = desk.client.post(plans, {"title": "봄", "brief": {"logline": "봄이 온다"}}).json()
    desk.client.patch(f"{plans}/{plan['id']}", {"title": "여름"})
    assert desk.client.post(f"{plans}/{plan['id']}/comments", {"text": "좋아요"}).status_code == 201
    desk.deliver(hook)
    told = [each.message for each in desk.receiver.received]
    assert [each["type"] for each in told] == ["plan.created", "plan.comment_added"]
    assert (told[0]["data"]["plan"]["title"], told[1]["data"]["comment"]["text"]) == ("봄", "좋아요")


def test_a_delivery_keeps_its_id_until_it_is_taken_and_the_next_waits_for_it(desk: Desk) -> None:
    hook = desk.make()
    first, second = desk.happen("하나", "둘")
    desk.receiver.replies = [Reply(500), Reply(503), Reply(429)]
    for tries in range(1, 4):
        desk.deliver(hook)
        desk.deliver(hook)
        assert desk.receiver.seqs == [first] * tries
        desk.wait(hook)
    desk.deliver(hook)
    assert desk.receiver.seqs == [first] * 4 + [second]
    assert len({each.id for each in desk.receiver.received[:4]}) == 1
    assert desk.receiver.received[4].id != desk.receiver.received[0].id
    delivered = desk.log(hook)[0]
    assert (delivered["id"], delivered["status"], delivered["tries"]) == (desk.receiver.received[0].id, "delivered", 4)
    assert [attempt["response_code"] for attempt in delivered["attempts"]] == [500, 503, 429, 200]
    assert [attempt["error"] for attempt in delivered["attempts"]] == ["refused"] * 3 + [None]
    assert (delivered["response"], delivered["response_code"], delivered["error"]) == ("thanks", 200, None)


def test_a_dead_receiver_delays_nobody_else(desk: Desk) -> None:
    dead, living = desk.make(url="http://127.0.0.1:1/"), desk.make()
    seqs = desk.happen("하나", "둘")
    desk.deliver(dead)
    desk.deliver(living)
    assert desk.receiver.seqs == seqs
    (pending, _) = desk.log(dead)
    assert (pending["status"], pending["error"], pending["response_code"]) == ("pending", "not_connected", None)


def test_it_is_tried_again_when_the_receiver_asks_for_it(desk: Desk) -> None:
    hook = desk.make()
    desk.happen("하나")
    desk.receiver.replies = [Reply(429, headers={"Retry-After": "1800"})]
    desk.deliver(hook)
    due = WebhookRecord.objects.get(id=hook["id"]).due_at
    assert due is not None
    assert timedelta(minutes=29) < due - now() <= timedelta(minutes=30)


def test_a_receiver_that_does_not_answer_in_time_is_tried_again(desk: Desk) -> None:
    with silent_port() as port:
        hook = desk.make(url=f"http://127.0.0.1:{port}/")
        desk.happen("하나")
        desk.deliver(hook)
    (row,) = desk.log(hook)
    assert (row["status"], row["error"], row["response_code"]) == ("pending", "timed_out", None)


def test_a_redirect_is_not_followed(desk: Desk) -> None:
    hook = desk.make()
    desk.happen("하나")
    desk.receiver.replies = [Reply(307, headers={"Location": desk.receiver.url})]
    desk.deliver(hook)
    (row,) = desk.log(hook)
    assert (len(desk.receiver.received), row["status"], row["error"]) == (1, "pending", "redirected")
    assert row["response_code"] == 307


def test_of_a_huge_answer_only_the_beginning_is_received(desk: Desk) -> None:
    hook = desk.make()
    desk.happen("하나")
    desk.receiver.replies = [Reply(200, body=b"a\x00b" + b"x" * 5_000_000)]
    desk.deliver(hook)
    (row,) = desk.log(hook)
    assert (row["status"], len(row["response"])) == ("delivered", 1000)
    assert row["response"].startswith("a\ufffdbx")


def test_no_message_holds_an_address_that_opens_something(
    desk: Desk, work_off: Callable[[], None], tmp_path: Path
) -> None:
    """Of a film with everything that is made of it, a note and a comment."""
    hook = desk.make()
    feedback = f"/v2/feedback/{desk.project_id}"
    with small(tmp_path / "cut.mp4").open("rb") as file:
        item = desk.client.post_form(feedback, {"video_file": file, "timestamp": "0.5", "text": "로고"}).json()
    assert desk.client.post(f"{feedback}/{item['id']}/comments", {"text": "네"}).status_code == 201
    work_off()
    desk.deliver(hook)
    assert {"video.uploaded", "feedback.created", "comment.added"} <= set(desk.receiver.types)
    told = b"".join(each.body for each in desk.receiver.received)
    for mark in (b"X-Amz-", b"Signature", b"/v2/playback/", hook["secret"].encode(), b"geheim"):
        assert mark not in told
