"""What is due is sent once, by whoever leads, and whoever leads next knows what was sent."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from celery import Celery
from django.db import InterfaceError, connection
from django.db.models import F
from django.utils.timezone import now
from prometheus_client import REGISTRY

from config.beat import SharedScheduler
from core.infrastructure.models import TimerRecord
from core.infrastructure.timers import last_tick

pytestmark = pytest.mark.django_db(transaction=True)


class Beat:
    """A scheduler with a rare entry and one that is due at once; what it sends is written down."""

    def __init__(self, sent: list[str], often: timedelta = timedelta()) -> None:
        app = Celery("beat", broker="memory://", set_as_current=False)
        app.conf.beat_schedule = {
            "rare": {"task": "rare", "schedule": timedelta(hours=6)},
            "often": {"task": "often", "schedule": often},
        }
        self.scheduler = SharedScheduler(app=app)
        self.scheduler.send_task = lambda name, *_, **__: sent.append(name)

    def turn(self, times: int = 5) -> None:
        for _ in range(times):
            self.scheduler.tick()


@pytest.fixture
def sent() -> list[str]:
    return []


@pytest.fixture
def beat(sent: list[str]) -> Iterator[Callable[..., Beat]]:
    made: list[Beat] = []

    def make(often: timedelta = timedelta()) -> Beat:
        made.append(Beat(sent, often))
        return made[-1]

    yield make
    for each in made:
        each.scheduler.close()


def test_of_two_beats_one_ticks(beat: Callable[..., Beat], sent: list[str]) -> None:
    first, second = beat(), beat()
    first.turn()
    count = len(sent)
    second.turn()
    assert count > 0
    assert len(sent) == count


def test_the_next_goes_on_where_the_last_one_stopped(beat: Callable[..., Beat], sent: list[str]) -> None:
    for name, hours in (("rare", 5.99), ("often", 7.0)):
        TimerRecord.objects.create(name=name, ran_at=now() - timedelta(hours=hours))
    beat(often=timedelta(hours=6)).turn()
    assert sent == ["often"]


def test_what_ran_longer_ago_than_its_interval_is_due_to_a_new_leader(
    beat: Callable[..., Beat], sent: list[str]
) -> None:
    TimerRecord.objects.create(name="rare", ran_at=now() - timedelta(hours=6.1))
    beat(often=timedelta(hours=6)).turn()
    assert sent == ["rare"]


def test_what_has_never_run_counts_from_the_first_who_leads(beat: Callable[..., Beat], sent: list[str]) -> None:
    for _ in range(3):
        one = beat(often=timedelta(hours=12))
        one.turn()
        one.scheduler.close()
        TimerRecord.objects.update(ran_at=F("ran_at") - timedelta(hours=2))
    assert sent == []
    beat(often=timedelta(hours=12)).turn()
    assert sent == ["rare"]


def test_a_tick_is_noted_before_it_is_sent(beat: Callable[..., Beat], sent: list[str]) -> None:
    assert last_tick() is None
    beat().turn()
    noted = dict(TimerRecord.objects.values_list("name", "ran_at"))
    assert noted["often"] > noted["rare"]
    assert abs((last_tick() or 0.0) - time.time()) < 60


def test_who_has_lost_the_lead_unawares_sends_nothing(beat: Callable[..., Beat], sent: list[str]) -> None:
    scheduler = beat().scheduler
    scheduler.tick()
    sent.clear()
    with scheduler._leadership.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", pid)
    scheduler.apply_entry(scheduler.schedule["often"])
    assert sent == []


def leads() -> float | None:
    return REGISTRY.get_sample_value("videoplanet_beat_leads")


def test_the_one_that_sends_says_so_until_it_ends(beat: Callable[..., Beat]) -> None:
    first, second = beat(), beat()
    first.turn(1)
    assert leads() == 1
    second.turn(1)
    assert leads() == 0
    first.turn(1)
    first.scheduler.close()
    assert leads() == 0


def test_who_has_lost_the_lead_unawares_says_so(beat: Callable[..., Beat], monkeypatch: pytest.MonkeyPatch) -> None:
    one = beat()
    one.turn(1)

    def refusing(*_: object) -> None:
        raise InterfaceError

    monkeypatch.setattr("core.infrastructure.timers.note", refusing)
    one.scheduler.apply_entry(one.scheduler.schedule["often"])
    assert leads() == 0


def test_what_is_sent_is_counted_by_its_entry_and_what_is_not_is_not(
    beat: Callable[..., Beat], sent: list[str]
) -> None:
    def counted() -> float:
        return REGISTRY.get_sample_value("videoplanet_beat_sent_total", {"entry": "often"}) or 0.0

    one, before = beat(), counted()
    one.turn()
    assert counted() - before == len(sent) > 0

    def refusing(*_: object, **__: object) -> None:
        raise ConnectionError

    one.scheduler.send_task = refusing
    one.turn()
    assert counted() - before == len(sent)


@pytest.mark.parametrize("hours", [-1.0, 24.0])
def test_a_clock_that_is_set_neither_stops_nor_hurries_anything(
    beat: Callable[..., Beat], sent: list[str], hours: float
) -> None:
    one = beat()
    one.turn()
    count = len(sent)
    # As if the clock had been set since.
    for entry in one.scheduler.schedule.values():
        entry.last_run_at -= timedelta(hours=hours)
    one.scheduler._clock -= hours * 3600
    one.turn()
    assert set(sent) == {"often"}
    assert len(sent) > count
