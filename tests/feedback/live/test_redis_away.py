"""Wake-ups may be lost; events are not."""

from uuid import UUID

from core.domain.actor import Actor
from core.infrastructure import streams
from stack.services.running import RunningService
from tests.feedback.live.conftest import Write
from tests.feedback.live.server import SocketServer, until

Project = tuple[UUID, Actor]


def is_listened_to(project: Project) -> bool:
    from core.infrastructure.redis import redis_client

    return dict(redis_client().pubsub_numsub(f"live:project:{project[0]}")).popitem()[1] > 0


def test_the_heartbeat_heals_lost_wake_ups(
    server: SocketServer, project: Project, write: Write, same_redis: RunningService
) -> None:
    with server.open(project[1], project[0]) as client:
        client.subscribed()
        same_redis.kill()
        numbers = write(project[0], 5)
        assert client.numbers(5) == numbers
        assert client.is_silent()


def test_redis_that_comes_back_wakes_again(
    server: SocketServer, project: Project, write: Write, same_redis: RunningService
) -> None:
    with server.open(project[1], project[0]) as client:
        client.subscribed()
        numbers = write(project[0], 1)
        same_redis.kill()
        numbers += write(project[0], 2)
        same_redis.start()
        numbers += write(project[0], 2)
        until(lambda: is_listened_to(project))
        numbers += write(project[0], 2)
        assert client.numbers(7) == numbers
        assert client.is_silent()


def test_a_false_or_repeated_wake_up_does_no_harm(server: SocketServer, project: Project, write: Write) -> None:
    channel = f"project:{project[0]}"
    with server.open(project[1], project[0]) as client:
        client.subscribed()
        numbers = write(project[0], 2)
        for seq in (numbers[0], numbers[1], numbers[1] + 50, 0):
            streams.wake(channel, seq, seq)
        numbers += write(project[0], 1)
        assert client.numbers(3) == numbers
        assert client.is_silent()
