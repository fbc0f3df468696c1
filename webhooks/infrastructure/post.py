"""Post over httpcore2: no redirects, no proxy of the environment, no cookies, nothing unpacked."""

import logging
import re
import ssl
import time
from datetime import timedelta

import httpcore2
import orjson

from core.domain.clock import Clock
from core.domain.errors import InvalidField
from webhooks.application.ports import Letter, Lookup, NameUnknown
from webhooks.contracts import Failure
from webhooks.domain.addresses import Reach
from webhooks.domain.destination import Destination
from webhooks.domain.outcome import LONGEST_EXCERPT, Outcome, failure_of
from webhooks.domain.signature import signed_headers
from webhooks.infrastructure.guarded_network import AddressRefused, GuardedNetwork, ending_after
from webhooks.infrastructure.metrics import count_attempt

logger = logging.getLogger("videoplanet.webhooks")

USER_AGENT = "VideoPlanet-Webhooks/2.0"
# More is not read; the connection is closed then instead of being used again.
MOST_READ = 64 * 1024
CONNECTIONS, KEPT, KEPT_SECONDS = 200, 50, 5.0
_SECONDS = re.compile(r"[0-9]{1,9}")
_FAILURES: tuple[tuple[type[Exception], Failure], ...] = (
    (AddressRefused, Failure.ADDRESS_REFUSED),
    (NameUnknown, Failure.NAME_UNKNOWN),
    (httpcore2.TimeoutException, Failure.TIMED_OUT),
    (httpcore2.ConnectError, Failure.NOT_CONNECTED),
    (httpcore2.NetworkError, Failure.BROKEN_ANSWER),
    (httpcore2.ProtocolError, Failure.BROKEN_ANSWER),
)


class HttpPost:
    """`seconds` is all that an attempt may take, `trusted` knows the authorities."""

    def __init__(self, reach: Reach, lookup: Lookup, clock: Clock, seconds: float, trusted: ssl.SSLContext) -> None:
        self._reach, self._clock, self._seconds = reach, clock, seconds
        self._pools = {each: _pool(GuardedNetwork(reach, lookup, is_secure=each), trusted) for each in (True, False)}

    def __call__(self, letter: Letter) -> Outcome:
        began = time.monotonic()
        try:
            to = Destination.of(letter.url, self._reach)
            with ending_after(self._seconds):
                outcome = self._asked(to, letter, began)
        except InvalidField:
            outcome = _failed(Failure.ADDRESS_REFUSED, began)
        except Exception as error:  # noqa: BLE001 - whatever keeps it from being taken, it is tried again
            outcome = _failed(_failure(error), began)
        count_attempt(outcome)
        return outcome

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()

    def _asked(self, to: Destination, letter: Letter, began: float) -> Outcome:
        body = orjson.dumps(letter.message)
        url = httpcore2.URL(scheme=to.scheme, host=to.host, port=to.port, target=to.target)
        headers = {"host": to.authority, "content-type": "application/json", "user-agent": USER_AGENT, "accept": "*/*"}
        headers |= {"content-length": str(len(body))}
        headers |= signed_headers(str(letter.id), self._clock(), body, letter.secrets)
        with self._pools[to.is_secure].stream("POST", url, headers=list(headers.items()), content=body) as response:
            excerpt = _excerpt(response)
            return Outcome(
                failure_of(response.status),
                _milliseconds(began),
                response.status,
                _retry_after(dict(response.headers)),
                excerpt,
            )


def _pool(network: GuardedNetwork, trusted: ssl.SSLContext) -> httpcore2.ConnectionPool:
    return httpcore2.ConnectionPool(
        ssl_context=trusted,
        max_connections=CONNECTIONS,
        max_keepalive_connections=KEPT,
        keepalive_expiry=KEPT_SECONDS,
        network_backend=network,
    )


def _excerpt(response: httpcore2.Response) -> str:
    """The beginning of an answer; what is longer than anybody reads is not received."""
    received = b""
    for chunk in response.iter_stream():
        received += chunk
        if len(received) > MOST_READ:
            break
    text = received[: LONGEST_EXCERPT * 4].decode("utf-8", "replace")[:LONGEST_EXCERPT]
    return "".join(each if each.isprintable() or each == "\n" else "�" for each in text)


def _retry_after(headers: dict[bytes, bytes]) -> timedelta | None:
    """In seconds; a date is let go."""
    found = {name.lower(): value for name, value in headers.items()}.get(b"retry-after", b"").decode("latin-1")
    return timedelta(seconds=int(found)) if _SECONDS.fullmatch(found) else None


def _failure(error: Exception) -> Failure:
    if isinstance(error, httpcore2.ConnectError) and isinstance(error.__cause__ or error.__context__, ssl.SSLError):
        return Failure.TLS_REFUSED
    for kind, failure in _FAILURES:
        if isinstance(error, kind):
            return failure
    logger.error("webhook not sent", extra={"cause": type(error).__name__}, exc_info=error)
    return Failure.BROKEN_ANSWER


def _failed(failure: Failure, began: float) -> Outcome:
    return Outcome(failure, _milliseconds(began))


def _milliseconds(began: float) -> int:
    return round((time.monotonic() - began) * 1000)
