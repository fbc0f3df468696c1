"""In front of Django: what it answered the same request is given again as long as nothing has changed.

The caller is authenticated, the request is counted and told in log and metrics as any other is; all the rest of what
middleware and view do gave the same before. Views say what their answers hang on (kept_answers.py, docs/adr/0052).
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError

from core.domain.actor import Actor
from core.domain.errors import DomainError
from core.domain.rates import Rate, Tally
from core.infrastructure.cache.answers import Answers
from core.infrastructure.rates import rates
from core.presentation.access import tell, warn
from core.presentation.kept_answers import HANGS_ON, HangsOn
from core.presentation.lingering import Application
from core.presentation.middleware import request_id_of
from core.presentation.throttles import COUNTED, told_of

Headers = list[tuple[str, str]]
# All by which answers differ. The cookie may name a language.
_ASKED = (
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_COOKIE",
    "HTTP_HOST",
    "HTTP_IF_NONE_MATCH",
    "HTTP_ORIGIN",
    "HTTP_X_FORWARDED_PROTO",
    "wsgi.url_scheme",
)
_OF_THE_REQUEST = ("x-request-id", "ratelimit-")
_SCHEME = "bearer "


@dataclass(frozen=True, slots=True)
class _Ready:
    hangs_on: HangsOn
    status: str
    headers: Headers
    body: bytes


class Ahead:
    def __init__(self, application: Application, who: Callable[[str], Actor]) -> None:
        """`who` raises DomainError for a token that is no good."""
        self._application, self._who = application, who
        self.ready: Answers[_Ready] = Answers("ready")

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started, actor = time.perf_counter(), self._caller(environ)
        if actor is None:
            return self._application(environ, start_response)
        place = (actor.user_id, *(environ.get(name, "") for name in _ASKED))
        # What is not here is looked up behind, and counted there.
        ready = self.ready.peek(place)
        tally = None if ready is None else self._counted(environ, ready.hangs_on)
        if ready is None or tally is None:
            return self._answered(place, environ, start_response)
        request_id = request_id_of(environ.get("HTTP_X_REQUEST_ID", ""))
        start_response(ready.status, [*ready.headers, ("X-Request-ID", request_id), *told_of(tally).items()])
        _tell(ready, request_id, actor.user_id, time.perf_counter() - started)
        return [ready.body]

    def _counted(self, environ: dict[str, Any], hangs_on: HangsOn) -> Tally | None:
        """None where Django has to answer; what was counted is not counted there again."""
        rate = Rate.parse(settings.RATE_LIMITS[hangs_on.rate])
        told = rates().take_beside(hangs_on.rate, rate, hangs_on.caller, hangs_on.keys)
        if told is None:
            return None
        if told[0].is_admitted and told[1] == hangs_on.values:
            self.ready.count_hit()
            return told[0]
        environ[COUNTED] = told
        return None

    def _caller(self, environ: dict[str, Any]) -> Actor | None:
        """None where Django has to look at it."""
        given: str = environ.get("HTTP_AUTHORIZATION", "")
        if environ["REQUEST_METHOD"] != "GET" or given[: len(_SCHEME)].lower() != _SCHEME:
            return None
        if environ.get("CONTENT_LENGTH") or environ.get("HTTP_TRANSFER_ENCODING"):
            return None
        try:
            return self._who(given[len(_SCHEME) :])
        except (DomainError, OperationalError, InterfaceError):
            return None

    def _answered(
        self, place: tuple[Any, ...], environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        head: list[tuple[str, Headers]] = []

        def noted(status: str, headers: Headers, *failure: Any) -> Any:
            head.append((status, headers))
            return start_response(status, headers, *failure)

        answer = self._application(environ, noted)
        hangs_on: HangsOn | None = environ.get(HANGS_ON)
        body: bytes | None = getattr(answer, "content", None)
        if hangs_on is not None and body is not None and len(head) == 1 and _is_lasting(*head[0]):
            lasting = [(name, value) for name, value in head[0][1] if not name.lower().startswith(_OF_THE_REQUEST)]
            self.ready.put(place, _Ready(hangs_on, head[0][0], lasting, body), len(body) + sum(map(len, place[1:])))
        return answer


def _is_lasting(status: str, headers: Headers) -> bool:
    """One that differs by more than is asked here is Django's each time."""
    varies = ",".join(value for name, value in headers if name.lower() == "vary")
    names = (name.strip().upper().replace("-", "_") for name in varies.split(",") if name.strip())
    return status[:3] in ("200", "304") and all(f"HTTP_{name}" in _ASKED for name in names)


def _tell(ready: _Ready, request_id: str, user_id: UUID, seconds: float) -> None:
    facts = {
        "request_id": request_id,
        "method": "GET",
        "route": ready.hangs_on.route,
        "status": int(ready.status[:3]),
        "milliseconds": round(seconds * 1000, 1),
        "statements": 0,
        "user_id": str(user_id),
    }
    tell(facts, seconds)
    warn(facts)
