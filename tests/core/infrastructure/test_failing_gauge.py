"""A subscriber that fails is told by its tries, as each failure makes what it is owed due later."""

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.infrastructure import kernel_gauges, outbox
from core.infrastructure.models import DeliveryRecord
from tests.core.infrastructure.facts import send
from tests.core.infrastructure.test_gauges import told
from tests.core.infrastructure.test_outbox import Heard, make_due
from tests.core.wiring import SUBSCRIPTIONS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]
MANY = """
INSERT INTO core_delivery (id, subscriber, event, payload, attempts, error)
SELECT gen_random_uuid(), 'torn', 'reel.sent', jsonb_build_object('reel', repeat('x', 200)), (nth <= 20)::int, ''
FROM generate_series(1, 20000) AS nth
"""


@pytest.fixture
def torn() -> Heard:
    """Beside somebody who hears everything."""
    torn = Heard("A", "B")
    SUBSCRIPTIONS["reel.sent"] = {"torn": torn, "whole": Heard()}
    return torn


def failing() -> dict[str, float]:
    return {name: value for name, value in told(kernel_gauges.outbox_failing).items() if "failing" in name}


def of(torn: int) -> dict[str, float]:
    return {
        'videoplanet_outbox_failing{subscriber="torn"}': torn,
        'videoplanet_outbox_failing{subscriber="whole"}': 0,
    }


def test_what_was_failed_at_is_told_of_whoever_failed(by: Actor, torn: Heard) -> None:
    send(by, "A", "B", "C")
    assert failing() == of(torn=0)
    outbox.relay()
    assert failing() == of(torn=2)


def test_what_is_delivered_or_dead_is_told_no_more(by: Actor, torn: Heard) -> None:
    send(by, "A", "B")
    outbox.relay()
    torn.torn = ("B",)
    make_due()
    outbox.relay()
    assert failing() == of(torn=1)
    DeliveryRecord.objects.update(attempts=outbox.TRIES - 1)
    make_due()
    outbox.relay()
    assert failing() == of(torn=0)
    assert told(kernel_gauges.outbox_dead) == {"videoplanet_outbox_dead": 1}


def test_few_of_many_are_found_without_reading_all(torn: Heard) -> None:
    with connection.cursor() as cursor:
        cursor.execute(MANY)
        cursor.execute("ANALYZE core_delivery")
        cursor.execute(f"EXPLAIN {kernel_gauges._OUTBOX_FAILING}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "core_delivery_failing" in plan, plan
    assert "Seq Scan" not in plan
    assert failing() == of(torn=20)
