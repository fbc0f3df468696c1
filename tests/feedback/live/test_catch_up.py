"""Whoever connects with the last number gets all that was committed after it, in order, once, then what comes live."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from tests.feedback.live.conftest import Noted, Write
from tests.feedback.live.server import SocketServer, until

Project = tuple[UUID, Actor]


def channel(project: Project) -> str:
    return f"project:{project[0]}"


def in_thread(call: object, *arguments: object) -> object:
    """A database connection of its own, given back at the end."""
    try:
        return call(*arguments)  # type: ignore[operator]
    finally:
        connection.close()


def test_a_frame_says_who_did_what_when(server: SocketServer, project: Project, write: Write) -> None:
    with server.open(project[1], project[0]) as client:
        answer = client.subscribed()
        (seq,) = write(project[0], text="첫 소식")
        frame = client.hear()
    assert answer == {"type": "subscribed", "seq": seq - 1, "epoch": streams.head(channel(project)).epoch}
    assert frame.pop("at").endswith("Z")
    assert frame == {
        "type": "test.noted",
        "seq": seq,
        "epoch": answer["epoch"],
        "actor": {"id": str(UUID(int=7)), "name": "이작가"},
        "client_id": "tab-1",
        "data": {"project_id": str(project[0]), "text": "첫 소식"},
    }


def test_no_gap_between_what_was_and_what_comes(server: SocketServer, project: Project, write: Write) -> None:
    epoch = streams.head(channel(project)).epoch
    (first, *_) = write(project[0], 300, together=True)
    with ThreadPoolExecutor(1) as writer, server.open(project[1], project[0]) as client:
        written = writer.submit(in_thread, write, project[0], 200)
        client.subscribed(since=first - 1, epoch=epoch)
        assert client.numbers(500) == list(range(first, first + 500))
        written.result()
        assert client.is_silent()


def test_the_address_can_carry_the_subscription(server: SocketServer, project: Project, write: Write) -> None:
    numbers = write(project[0], 3)
    with server.open(project[1], project[0], f"?since={numbers[0]}") as client:
        assert client.hear()["type"] == "subscribed"
        assert client.numbers(2) == numbers[1:]


def test_nothing_is_lost_to_who_subscribes_late_or_never(server: SocketServer, project: Project, write: Write) -> None:
    with server.open(project[1], project[0]) as silent, server.open(project[1], project[0]) as late:
        numbers = write(project[0], 2)
        late.subscribed()
        assert late.numbers(2) == numbers
        assert silent.hear()["type"] == "subscribed"
        assert silent.numbers(2) == numbers


def test_a_second_subscription_starts_again(server: SocketServer, project: Project, write: Write) -> None:
    numbers = write(project[0], 4)
    with server.open(project[1], project[0]) as client:
        client.subscribed(since=numbers[1])
        assert client.numbers(2) == numbers[2:]
        assert client.subscribed(since=numbers[0])["seq"] == numbers[0]
        assert client.numbers(3) == numbers[1:]
        numbers += write(project[0], 1)
        assert client.numbers(1) == numbers[-1:]


@pytest.mark.parametrize("wish", [{"since": 10**18}, {"since": 1, "epoch": "another"}])
def test_who_cannot_resume_is_told_once_and_goes_on_live(
    server: SocketServer, project: Project, write: Write, wish: dict[str, object]
) -> None:
    head = write(project[0], 3)[-1]
    with server.open(project[1], project[0]) as client:
        answer = client.subscribed(**wish)
        assert (answer["type"], answer["seq"]) == ("resync", head)
        assert write(project[0], 1) == client.numbers(1)


def test_who_is_behind_the_retention_is_told(server: SocketServer, project: Project, write: Write) -> None:
    numbers = write(project[0], 3)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_channel SET oldest = %s WHERE name = %s", [numbers[1], channel(project)])
    with server.open(project[1], project[0]) as client:
        assert client.subscribed(since=numbers[0])["type"] == "resync"
        assert client.subscribed(since=numbers[1])["type"] == "subscribed"
        assert client.numbers(1) == numbers[2:]


def test_a_later_number_cannot_be_committed_before_an_earlier_one(
    server: SocketServer, project: Project, write: Write
) -> None:
    by = Actor(user_id=UUID(int=7), name="이작가")
    has_number, may_commit = threading.Event(), threading.Event()

    def first() -> None:
        with unit_of_work(by=by):
            streams.append(Noted(project_id=project[0], text="먼저"))
            has_number.set()
            may_commit.wait(20)

    with ThreadPoolExecutor(2) as writers, server.open(project[1], project[0]) as client:
        head = client.subscribed()["seq"]
        one = writers.submit(in_thread, first)
        has_number.wait(20)
        two = writers.submit(in_thread, write, project[0], 1)
        until(someone_waits_for_a_lock)
        assert not two.done()
        may_commit.set()
        assert client.numbers(2) == [head + 1, head + 2]
        one.result()
        assert two.result() == [head + 2]


def someone_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])
