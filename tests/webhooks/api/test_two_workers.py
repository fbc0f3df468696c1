"""Several workers at once: each event is sent once, in its order."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from tests.client import ApiClient
from tests.webhooks.api.conftest import Desk
from webhooks.bootstrap import sending
from webhooks.infrastructure.models import MessageRecord, WebhookRecord

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 6


def work(webhook_id: str) -> None:
    try:
        for _ in range(10):
            sending.send_events(UUID(webhook_id))
    finally:
        connection.close()


def test_of_six_workers_one_at_a_time_sends(desk: Desk) -> None:
    hook = desk.make("project.updated")
    seqs = desk.happen(*(f"이름 {number}" for number in range(12)))
    with ThreadPoolExecutor(WORKERS) as workers:
        for done in [workers.submit(work, hook["id"]) for _ in range(WORKERS)]:
            done.result(60)
    desk.deliver(hook)
    assert desk.receiver.seqs == seqs
    assert WebhookRecord.objects.get(id=hook["id"]).lease is None
    assert set(MessageRecord.objects.values_list("status", flat=True)) == {"delivered"}


def test_of_twenty_that_are_made_at_once_with_fifteen_there_five_are_made(desk: Desk) -> None:
    for _ in range(15):
        desk.make()

    def make(_: int) -> int:
        try:
            body = {"url": desk.receiver.url, "event_types": ["*"]}
            return ApiClient().as_(desk.owner).post(desk.path, body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as people:
        made = list(people.map(make, range(20)))
    assert (made.count(201), made.count(409)) == (5, 15)
    assert WebhookRecord.objects.count() == 20
