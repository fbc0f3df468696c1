"""The process that sends is told to end while a thread of it waits for a receiver."""

from uuid import UUID

import pytest

from core.domain.clock import utc_now
from tests.core.infrastructure.elsewhere import elsewhere
from tests.webhooks.api.conftest import Desk
from webhooks.infrastructure.models import WebhookRecord
from webhooks.infrastructure.webhooks import DjangoLeases

pytestmark = pytest.mark.django_db(transaction=True)

SEND_FOR_HOURS = """
from config.celery import end_in_time
from core.domain.clock import utc_now
from webhooks.infrastructure.webhooks import DjangoLeases

assert DjangoLeases().claim(UUID(sys.argv[1]), utc_now())
end_in_time()
threading.Event().wait(60)
"""


def test_another_may_send_at_once(desk: Desk) -> None:
    hook = desk.make("project.updated")
    assert "webhooks given back" in elsewhere(SEND_FOR_HOURS, hook["id"], TASKS_END_SECONDS="1")
    seqs = desk.happen("다른 이름")
    desk.deliver(hook)
    assert desk.receiver.seqs == seqs


def test_what_another_process_sends_to_stays_with_it(desk: Desk) -> None:
    ours, theirs = (desk.make("project.updated") for _ in range(2))
    assert DjangoLeases().claim(UUID(ours["id"]), utc_now())
    elsewhere(SEND_FOR_HOURS, theirs["id"], TASKS_END_SECONDS="1")
    assert list(WebhookRecord.objects.exclude(lease=None).values_list("id", flat=True)) == [UUID(ours["id"])]
    assert DjangoLeases().release_all() == 1
