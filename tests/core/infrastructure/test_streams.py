"""Streams: one gap-free, durable, ordered log per channel."""

from datetime import timedelta
from functools import partial
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.events import user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.models import StreamEventRecord
from core.infrastructure.outbox import publish, publish_all
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.core.infrastructure.facts import SceneShot, shoot
from tests.core.waiting import aside, eventually, someone_waits_for_a_lock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("wired")]
CIRCLES = 15


def numbers(channel: str, since: int = 0) -> list[int]:
    return [event.seq for event in streams.read(channel, since)]


def takes(channel: str) -> list[int]:
    return [event.data["take"] for event in streams.read(channel, 0)]


def forget_before(channel: str, seq: int) -> None:
    """Retention drops what is before number `seq`."""
    old = now() - timedelta(days=90)
    StreamEventRecord.objects.filter(channel=channel, seq__lt=seq).update(at=old)
    streams.trim(now() - timedelta(days=streams.RETENTION_DAYS))


def test_an_event_is_kept_whole(by: Actor, channel: str) -> None:
    before = now()
    shoot(by, channel, 7)
    (event,) = streams.read(channel, 0)
    assert before - timedelta(seconds=1) <= event.at <= now() + timedelta(seconds=1)
    assert (event.channel, event.seq, event.type, event.client_id) == (channel, 1, "scene.shot", "tab-1")
    assert event.actor == {"id": str(by.user_id), "name": "박감독"}
    assert event.data == {"where": channel, "take": 7}


def test_numbers_count_from_one_on_each_channel(by: Actor, channel: str) -> None:
    shoot(by, channel, 1, 2)
    shoot(by, f"{channel[:-1]}x", 1)
    shoot(by, channel, 3)
    assert (numbers(channel), numbers(f"{channel[:-1]}x")) == ([1, 2, 3], [1])


def test_several_events_are_appended_as_one_after_the_other(by: Actor, channel: str) -> None:
    other = f"{channel[:-1]}x"
    shoot(by, channel, 1)
    with unit_of_work(by=by):
        publish_all([SceneShot(where=channel, take=take) for take in (2, 3)] + [SceneShot(where=other, take=9)])
    shoot(by, channel, 4)
    assert (numbers(channel), takes(channel), takes(other)) == ([1, 2, 3, 4], [1, 2, 3, 4], [9])
    first, second = streams.read(channel, 0, limit=2)
    assert (first.actor, first.client_id, first.type) == (second.actor, second.client_id, second.type)
    assert streams.revisions([channel, other]) == [4, 1]


def test_many_events_of_a_channel_take_one_statement(by: Actor, channel: str, django_assert_num_queries: Any) -> None:
    with unit_of_work(by=by), django_assert_num_queries(1):
        publish_all([SceneShot(where=channel, take=take) for take in range(100)])


def test_what_is_on_peoples_channels_is_written_at_the_end_and_in_one_statement(
    by: Actor, channel: str, django_assert_num_queries: Any
) -> None:
    mine, yours, theirs = (user_channel(new_id()) for _ in range(3))
    shoot(by, mine, 1)
    with django_assert_num_queries(3), unit_of_work(by=by):
        publish(SceneShot(where=yours, take=1))
        publish_all([SceneShot(where=mine, take=2), SceneShot(where=yours, take=2)])
        streams.change(theirs)
        streams.change(mine)
        publish(SceneShot(where=yours, take=3))
        assert aside(lambda: shoot(by, mine, 9)).result(10) is None, "nobody waits for a unit of work that goes on"
    assert (takes(mine), takes(yours), numbers(yours), numbers(theirs)) == ([1, 9, 2], [1, 2, 3], [1, 2, 3], [])
    assert streams.revisions([mine, yours, theirs]) == [3, 3, 1]
    moments = [event.at for event in streams.read(yours, 0)]
    assert moments == sorted(moments)


def test_writers_who_share_peoples_channels_never_wait_in_a_circle(by: Actor, channel: str) -> None:
    people = [user_channel(new_id()) for _ in range(4)]

    def write(told: str, changed: str) -> None:
        for _ in range(CIRCLES):
            with unit_of_work(by=by):
                publish(SceneShot(where=told))
                streams.change(changed)

    pairs = [(told, changed) for told in people for changed in people if told != changed]
    for writer in [aside(partial(write, *pair)) for pair in pairs]:
        writer.result(30)
    assert streams.revisions(people) == [6 * CIRCLES] * 4


def test_a_reader_goes_on_after_what_it_has_seen(by: Actor, channel: str) -> None:
    shoot(by, channel, *range(1, 8))
    assert numbers(channel, since=5) == [6, 7]
    assert numbers(channel, since=7) == []
    assert [event.seq for event in streams.read(channel, 2, limit=3)] == [3, 4, 5]


def test_the_second_writer_waits_so_that_numbers_follow_commits(by: Actor, channel: str) -> None:
    first_has_its_number, first_may_commit = Event(), Event()

    def first() -> None:
        with unit_of_work(by=by):
            publish(SceneShot(where=channel, take=1))
            first_has_its_number.set()
            assert first_may_commit.wait(20)

    slow = aside(first)
    assert first_has_its_number.wait(20)
    quick = aside(lambda: shoot(by, channel, 2))
    eventually(someone_waits_for_a_lock)
    assert numbers(channel) == []
    first_may_commit.set()
    slow.result(20), quick.result(20)
    assert takes(channel) == [1, 2]
    moments = [event.at for event in streams.read(channel, 0)]
    assert moments == sorted(moments)


def test_a_transaction_that_is_undone_leaves_no_gap(by: Actor, channel: str) -> None:
    shoot(by, channel, 1)
    with pytest.raises(ZeroDivisionError), unit_of_work(by=by):
        publish(SceneShot(where=channel, take=2))
        raise ZeroDivisionError
    shoot(by, channel, 3)
    assert (numbers(channel), takes(channel)) == ([1, 2], [1, 3])


def test_a_reader_beside_many_writers_never_sees_a_gap(by: Actor, channel: str) -> None:
    writers = [aside(lambda: [shoot(by, channel, 1, 2) for _ in range(15)]) for _ in range(3)]
    seen: list[int] = []
    while not all(writer.done() for writer in writers):
        seen += numbers(channel, since=len(seen))
        assert seen == list(range(1, len(seen) + 1))
    for writer in writers:
        writer.result()
    assert numbers(channel) == list(range(1, 91))


def test_a_head_tells_number_and_epoch(by: Actor, channel: str) -> None:
    fresh = streams.head(channel)
    assert (fresh.seq, fresh.oldest, UUID(fresh.epoch).version) == (0, 0, 7)
    shoot(by, channel, 1, 2)
    assert streams.head(channel) == streams.Head(seq=2, oldest=0, epoch=fresh.epoch)
    assert streams.heads([channel, "project:unknown"]) == {channel: 2}


def test_retention_drops_the_past_and_says_so(by: Actor, channel: str) -> None:
    shoot(by, channel, 1, 2, 3)
    forget_before(channel, 3)
    assert (numbers(channel), streams.head(channel).oldest) == ([3], 2)
    shoot(by, channel, 4)
    assert numbers(channel, since=2) == [3, 4]
    streams.trim(now() - timedelta(days=streams.RETENTION_DAYS))
    assert streams.head(channel).oldest == 2


def test_a_channel_whose_whole_past_is_dropped_counts_on(by: Actor, channel: str) -> None:
    shoot(by, channel, 1, 2)
    forget_before(channel, 3)
    shoot(by, channel, 3)
    assert (numbers(channel), streams.head(channel).oldest) == ([3], 2)


@pytest.mark.parametrize(
    ("since", "epoch", "can"),
    [(2, "e", True), (5, "e", True), (3, None, True), (1, "e", False), (6, "e", False), (3, "other", False)],
)
def test_a_reader_resumes_only_without_a_gap(since: int, epoch: str | None, can: bool) -> None:
    assert streams.Head(seq=5, oldest=2, epoch="e").can_resume(since, epoch) is can


def test_a_commit_wakes_readers_once_with_the_last_number(by: Actor, channel: str) -> None:
    with redis_client().pubsub() as listener:
        listener.subscribe(streams.WAKE_PREFIX + channel)
        assert listener.get_message(timeout=10)["type"] == "subscribe"
        shoot(by, channel, 1, 2, 3)
        assert listener.get_message(timeout=10)["data"] == b"3"
        shoot(by, channel, 4)
        assert listener.get_message(timeout=10)["data"] == b"4"


def test_the_revision_follows_the_stream(by: Actor, channel: str) -> None:
    assert streams.revision(channel) == 0
    shoot(by, channel, 1, 2)
    assert streams.revision(channel) == 2


def test_the_revision_never_goes_back(channel: str) -> None:
    streams.wake(channel, 9, 9)
    streams.wake(channel, 10, 10)
    streams.wake(channel, 9, 9)
    assert streams.revision(channel) == 10


def test_the_revision_heals_after_redis_forgot_it(by: Actor, channel: str) -> None:
    shoot(by, channel, 1, 2, 3)
    redis_client().delete(streams.revision_name(channel))
    assert streams.revision(channel) == 3
    assert int(redis_client().get(streams.revision_name(channel))) == 3


def test_a_change_without_an_event_raises_the_revision_alone(by: Actor, channel: str) -> None:
    shoot(by, channel, 1, 2)
    with unit_of_work(by=by):
        streams.change(channel)
        streams.change(f"{channel[:-1]}x")
    assert (streams.revision(channel), numbers(channel)) == (3, [1, 2])
    assert streams.revisions([channel, f"{channel[:-1]}x"]) == [3, 1]
    shoot(by, channel, 3)
    assert (streams.revision(channel), numbers(channel)) == (4, [1, 2, 3])


def test_a_change_that_is_undone_raises_no_revision(by: Actor, channel: str) -> None:
    with pytest.raises(ZeroDivisionError), unit_of_work(by=by):
        streams.change(channel)
        1 / 0  # noqa: B018
    assert streams.revision(channel) == 0


def test_many_revisions_are_asked_for_in_one_statement(by: Actor, channel: str, django_assert_num_queries: Any) -> None:
    shoot(by, channel, 1, 2)
    names = [channel, *(f"{channel}-{number}" for number in range(20))]
    redis_client().delete(*map(streams.revision_name, names))
    with django_assert_num_queries(1):
        assert streams.revisions(names)[0] == 2
    with django_assert_num_queries(0):
        assert streams.revisions(names) == [2, *[0] * 20]


def test_a_copy_of_the_revision_ends_by_itself(by: Actor, channel: str) -> None:
    shoot(by, channel, 1)
    assert 0 < redis_client().ttl(streams.revision_name(channel)) <= streams.REVISION_SECONDS


@pytest.mark.usefixtures("redis_away")
def test_without_redis_events_are_committed_and_read(by: Actor, channel: str) -> None:
    shoot(by, channel, 1)
    assert (numbers(channel), streams.revision(channel)) == ([1], 1)
