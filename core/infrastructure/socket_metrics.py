"""What is counted of sockets and of questions that wait; see core.infrastructure.metrics."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge

_OPEN = Gauge("videoplanet_sockets_open", "Sockets that are open", ["channel"], multiprocess_mode="livesum")
_WAITING = Gauge("videoplanet_events_waiting", "Questions that wait for news", multiprocess_mode="livesum")
_FRAMES = Counter("videoplanet_socket_frames", "Frames sent to sockets")
_CLOSED = Counter("videoplanet_sockets_closed", "Sockets that the server ended, by the reason it told", ["reason"])


@contextmanager
def open_socket(channel: str) -> Iterator[None]:
    """Counted by the kind of its channel, for as long as the block lasts."""
    gauge = _OPEN.labels(channel.partition(":")[0])
    with gauge.track_inprogress():
        yield


@contextmanager
def waiting_question() -> Iterator[None]:
    with _WAITING.track_inprogress():
        yield


def count_frames(count: int) -> None:
    if count:
        _FRAMES.inc(count)


def count_closed(reason: str) -> None:
    _CLOSED.labels(reason).inc()
