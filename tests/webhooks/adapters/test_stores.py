"""Webhooks, leases, deliveries and what is read of them, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.pages import CursorRequest, PageRequest
from tests.webhooks.examples import KEEPER, MINUTE, NOON, event_of, webhook_of, whole_delivery, whole_webhook
from tests.webhooks.fakes import FakeDue, FakeWebhooks
from webhooks.application.read_models import DeliveryRow, WebhookRow
from webhooks.contracts import DeliveryStatus, PauseReason
from webhooks.domain.delivery import Delivery
from webhooks.domain.refusals import DeliveryNotFound, TooManyWebhooks, WebhookNotFound
from webhooks.domain.terms import Keeper
from webhooks.domain.webhook import MOST_WEBHOOKS, Webhook
from webhooks.infrastructure.deliveries import DjangoDeliveries
from webhooks.infrastructure.queries import DjangoWebhookQueries
from webhooks.infrastructure.webhooks import DjangoLeases, DjangoWebhooks, DueWebhooks

OF_SENDING = (
    *("seq", "due_at", "given_up", "failing_since", "last_delivered_at", "is_slow"),
    *("status", "pause_reason", "paused_at", "version", "updated_at"),
)


@dataclass
class Parts:
    webhooks: Any
    leases: Any
    due: Any
    deliveries: Any
    queries: Any
    work: Callable[..., AbstractContextManager[None]]
    happen: Callable[[UUID, int], None]

    def stored(self, hook: Webhook) -> Webhook:
        with self.work(by=SYSTEM):
            self.webhooks.add(hook)
        return hook

    def kept(self, *deliveries: Delivery) -> None:
        with self.work(by=SYSTEM):
            for each in deliveries:
                self.deliveries.add(each)


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        fake = FakeWebhooks()

        def happen(project_id: UUID, count: int) -> None:
            fake.log.events += [event_of(seq) for seq in range(1, count + 1)]

        return Parts(fake, fake, FakeDue(fake), fake.messages, fake, fake.unit_of_work, happen)
    from core.infrastructure.models import ChannelRecord
    from core.infrastructure.unit_of_work import unit_of_work

    def reach(project_id: UUID, count: int) -> None:
        ChannelRecord.objects.update_or_create(name=project_channel(project_id), defaults={"seq": count})

    stores = DjangoWebhooks(), DjangoLeases(), DueWebhooks(), DjangoDeliveries(), DjangoWebhookQueries()
    return Parts(*stores, unit_of_work, reach)


def test_a_whole_webhook_comes_back_as_it_was(parts: Parts) -> None:
    hook = parts.stored(whole_webhook())
    with parts.work(by=SYSTEM):
        assert parts.webhooks.get(hook.project_id, hook.id) == hook
        hook.resume(Keeper(new_id(), "이관리"), NOON)
        parts.webhooks.save(hook)
        assert hook.facts == []
        assert parts.webhooks.get(hook.project_id, hook.id) == hook
        assert parts.webhooks.of_project(hook.project_id) == [hook]
    assert parts.queries.row(hook.project_id, hook.id) == WebhookRow.of(hook)


def test_of_another_project_and_after_it_was_removed_there_is_none(parts: Parts) -> None:
    hook = parts.stored(webhook_of())
    with parts.work(by=SYSTEM), pytest.raises(WebhookNotFound):
        parts.webhooks.get(new_id(), hook.id)
    with parts.work(by=SYSTEM):
        parts.webhooks.remove(hook)
    for ask in (parts.webhooks.get, parts.queries.row):
        with parts.work(by=SYSTEM), pytest.raises(WebhookNotFound):
            ask(hook.project_id, hook.id)


def test_twenty_of_a_project_are_enough(parts: Parts) -> None:
    project_id = new_id()
    hooks = [parts.stored(webhook_of(project_id)) for _ in range(MOST_WEBHOOKS)]
    with pytest.raises(TooManyWebhooks):
        parts.stored(webhook_of(project_id))
    parts.stored(webhook_of())
    page = parts.queries.page(project_id, PageRequest(2, 8))
    assert ([row.id for row in page.rows], page.total) == ([hook.id for hook in reversed(hooks)][8:16], MOST_WEBHOOKS)


def test_a_keeper_is_renamed_wherever_they_keep_one(parts: Parts) -> None:
    hooks = [parts.stored(webhook_of()) for _ in range(2)]
    other = parts.stored(webhook_of(keeper=Keeper(new_id(), "이관리")))
    renamed = replace(KEEPER, name="박팀장")
    for _ in range(2):
        with parts.work(by=SYSTEM):
            parts.webhooks.rename_keeper(renamed)
    for hook in hooks:
        assert parts.queries.row(hook.project_id, hook.id).keeper == renamed
    assert parts.queries.row(other.project_id, other.id).keeper.name == "이관리"


def test_one_at_a_time_sends_until_their_time_is_over(parts: Parts) -> None:
    hook = parts.stored(webhook_of())
    first = parts.leases.claim(hook.id, NOON)
    assert (first.is_slow, parts.leases.claim(hook.id, NOON + timedelta(seconds=29))) == (False, None)
    with parts.work(by=SYSTEM):
        assert parts.leases.hold(hook.id, first.lease) == hook
        parts.leases.keep(hook, NOON + timedelta(seconds=29))
    assert parts.leases.claim(hook.id, NOON + timedelta(seconds=58)) is None
    second = parts.leases.claim(hook.id, NOON + MINUTE)
    with parts.work(by=SYSTEM):
        assert parts.leases.hold(hook.id, first.lease) is None
    parts.leases.release(hook.id, first.lease)
    assert parts.leases.claim(hook.id, NOON + MINUTE) is None
    parts.leases.release(hook.id, second.lease)
    assert parts.leases.claim(hook.id, NOON + MINUTE) is not None


@pytest.mark.parametrize("why", [{"failing_since": NOON}, {"is_slow": True}])
def test_those_that_fail_and_those_that_take_long_are_slow(parts: Parts, why: dict[str, Any]) -> None:
    assert parts.leases.claim(parts.stored(webhook_of(**why)).id, NOON).is_slow


def test_a_lease_outlives_what_is_saved_and_not_the_webhook(parts: Parts) -> None:
    hook = parts.stored(webhook_of())
    claim = parts.leases.claim(hook.id, NOON)
    with parts.work(by=SYSTEM):
        hook.pause(PauseReason.BY_HAND, NOON)
        parts.webhooks.save(hook)
    with parts.work(by=SYSTEM):
        assert parts.leases.hold(hook.id, claim.lease).pause_reason is PauseReason.BY_HAND
        parts.webhooks.remove(hook)
    with parts.work(by=SYSTEM):
        assert parts.leases.hold(hook.id, claim.lease) is None
    assert parts.leases.claim(hook.id, NOON) is None


def test_what_sending_changes_is_kept_and_what_people_say_is_left_alone(parts: Parts) -> None:
    hook, whole = parts.stored(webhook_of()), whole_webhook()
    claim = parts.leases.claim(hook.id, NOON)
    with parts.work(by=SYSTEM):
        held = parts.leases.hold(hook.id, claim.lease)
        for name in OF_SENDING:
            setattr(held, name, getattr(whole, name))
        held.terms, held.keeper = replace(held.terms, url="https://elsewhere.kr"), Keeper(new_id(), "이관리")
        parts.leases.keep(held, NOON)
        found = parts.webhooks.get(hook.project_id, hook.id)
    assert {name: getattr(found, name) for name in OF_SENDING} == {name: getattr(whole, name) for name in OF_SENDING}
    assert (found.terms, found.keeper, found.secret) == (hook.terms, hook.keeper, hook.secret)


def test_paused_ones_are_not_claimed(parts: Parts) -> None:
    assert parts.leases.claim(parts.stored(whole_webhook()).id, NOON) is None


def test_due_are_those_behind_their_stream_and_those_whose_time_has_come(parts: Parts) -> None:
    project_id = new_id()
    behind, level = parts.stored(webhook_of(project_id, seq=8)), parts.stored(webhook_of(project_id, seq=9))
    now, later = parts.stored(webhook_of(project_id, due_at=NOON)), parts.stored(webhook_of(project_id, due_at=NOON))
    with parts.work(by=SYSTEM):
        later.wait(NOON + MINUTE)
        parts.webhooks.save(later)
    parts.stored(whole_webhook(project_id))
    parts.happen(project_id, 9)
    due = sorted([behind.id, now.id])
    assert parts.due.of_project(project_id, NOON) == due
    assert parts.due.anywhere(NOON, 10) == [(behind.id, project_id), (now.id, project_id)]
    assert parts.due.anywhere(NOON, 1) == [(behind.id, project_id)]
    assert [parts.due.is_due(each.id, NOON) for each in (behind, level, now, later)] == [True, False, True, False]
    assert [parts.due.has_active(each) for each in (project_id, new_id())] == [True, False]
    parts.leases.claim(behind.id, NOON)
    assert parts.due.anywhere(NOON, 10) == [(now.id, project_id)]
    assert parts.due.of_project(project_id, NOON) == due


def test_a_whole_delivery_comes_back_as_it_was(parts: Parts) -> None:
    delivery = whole_delivery(new_id())
    parts.kept(delivery)
    with parts.work(by=SYSTEM):
        assert parts.deliveries.get(delivery.webhook_id, delivery.id) == delivery
        delivery.tries, delivery.excerpt = 3, "anders"
        parts.deliveries.save(delivery)
        assert parts.deliveries.get(delivery.webhook_id, delivery.id) == delivery
    assert parts.queries.delivery(delivery.webhook_id, delivery.id) == DeliveryRow.of(delivery)
    for ask in (parts.deliveries.get, parts.queries.delivery):
        with parts.work(by=SYSTEM), pytest.raises(DeliveryNotFound):
            ask(new_id(), delivery.id)


def test_queueing_again_keeps_what_is_known(parts: Parts) -> None:
    done = whole_delivery(new_id())
    parts.kept(done)
    again, new = (Delivery.of_event(done.webhook_id, event_of(seq), NOON + MINUTE) for seq in (8, 9))
    with parts.work(by=SYSTEM):
        parts.deliveries.queue([new, again])
    with parts.work(by=SYSTEM):
        found = parts.deliveries.get(done.webhook_id, done.id)
    assert (found.status, found.tries, found.ended_at, found.due_at) == (DeliveryStatus.PENDING, 0, None, NOON + MINUTE)
    assert (found.attempts, found.excerpt) == (done.attempts, done.excerpt)


def test_the_earliest_that_waits_is_first_and_none_beyond_what_was_taken_up(parts: Parts) -> None:
    hook_id = new_id()
    waiting = [Delivery.of_event(hook_id, event_of(seq), NOON) for seq in (12, 10, 11)]
    parts.kept(whole_delivery(hook_id, 9), Delivery.ping(hook_id, NOON), *waiting, whole_delivery(new_id(), 8))
    assert parts.deliveries.first_pending(hook_id, 12) == waiting[1]
    assert parts.deliveries.first_pending(hook_id, 9) is None
    parts.kept(Delivery.resync(hook_id, 10, NOON + MINUTE))
    assert parts.deliveries.first_pending(hook_id, 12) == waiting[1]


def test_the_log_is_read_on_newest_first(parts: Parts) -> None:
    hook_id = new_id()
    ping = Delivery.ping(hook_id, NOON + timedelta(seconds=10))
    ended = [whole_delivery(hook_id, seq) for seq in (8, 9, 11)]
    parts.kept(*ended, ping, whole_delivery(new_id(), 12))
    first = parts.queries.deliveries(hook_id, CursorRequest(None, 2), None)
    second = parts.queries.deliveries(hook_id, CursorRequest(first.next_after, 2), None)
    assert [row.id for row in (*first.rows, *second.rows)] == [ended[2].id, ping.id, ended[1].id, ended[0].id]
    assert second.next_after is None
    failed = parts.queries.deliveries(hook_id, CursorRequest(None, 9), DeliveryStatus.FAILED)
    assert [row.seq for row in failed.rows] == [11, 9, 8]


def test_a_log_goes_with_its_webhook_and_with_time(parts: Parts) -> None:
    hook_id, other = new_id(), new_id()
    old, young = whole_delivery(other, 8), whole_delivery(other, 9)
    young.ended_at = NOON + 2 * MINUTE
    pending = Delivery.of_event(other, event_of(10), NOON)
    parts.kept(whole_delivery(hook_id), old, young, pending)
    with parts.work(by=SYSTEM):
        assert parts.deliveries.drop_some(hook_id) is False
        assert parts.deliveries.drop_older(NOON + 2 * MINUTE) is False
    for hook, kept in ((hook_id, []), (other, [10, 9])):
        assert [row.seq for row in parts.queries.deliveries(hook, CursorRequest(None, 9), None).rows] == kept
