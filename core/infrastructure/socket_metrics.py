"""What is counted of sockets and of questions that wait; see core.infrastructure.metrics."""

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge, Histogram

_OPEN = Gauge("videoplanet_sockets_open", "Sockets that are open", ["channel"], multiprocess_mode="livesum")
_WAITING = Gauge("videoplanet_events_waiting", "Questions that wait for news", multiprocess_mode="livesum")
_FRAMES = Counter("videoplanet_socket_frames", "Frames sent to sockets")
_CLOSED = Counter("videoplanet_sockets_closed", "Sockets that the server ended, by the reason it told", ["reason"])
_LAG = Histogram(
    "videoplanet_stream_lag_seconds",
    "Events by the time until they were handed out to the sockets of a process",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0),
)


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


def count_lag(seconds: float) -> None:
    """The clocks of two machines may differ: nothing comes before it happened."""
    _LAG.observe(max(0.0, seconds))
