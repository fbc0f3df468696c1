"""Whoever has several people told does not wait for somebody who waits for them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from core.infrastructure.models import DeliveryRecord
from core.infrastructure.outbox import relay
from tests.feedback.api.test_concerns import Cast, cast, video_id

__all__ = ["cast", "video_id"]
pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("admin", "editor", "reviewer", "viewer")


def test_two_workers_tell_of_many_items_without_a_deadlock(
    cast: Cast, video_id: str, work_off: Callable[[], None]
) -> None:
    work_off()
    for place in range(24):
        cast.desks["owner"].noted(video_id, f"{place}", mentions=[cast.id_of(NAMES[place % 4])])
    DeliveryRecord.objects.exclude(subscriber="feedback.tell_of_new_item").delete()

    def worker(_: int) -> int:
        try:
            return relay()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(worker, range(2))) == 24
    assert list(DeliveryRecord.objects.values_list("error", flat=True)) == []
    assert sum(len(told) for told in cast.heard().values()) == 24 * 4
