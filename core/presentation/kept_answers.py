"""Answers kept whole: who asks again while nothing has changed is answered without a statement (docs/adr/0052).

One is kept under who asked, what for and in which language, with the revisions of the channels that it hangs on; the
next one takes its place. The caller's own channel is one of them, which every change of a membership raises, so a right
is never older than the rows.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from rest_framework.exceptions import APIException
from rest_framework.response import Response

from core.domain.actor import Actor
from core.domain.errors import DomainError
from core.domain.events import project_channel, user_channel
from core.domain.ids import parse_id
from core.infrastructure import streams
from core.infrastructure.cache.answers import KeptAnswer, answers
from core.presentation.conditional import is_had, unchanged
from core.presentation.throttles import counted_ahead, rate_name

# Where a request holds what its answer hangs on, for who keeps it in front of Django (ahead.py).
HANGS_ON = "videoplanet.hangs_on"
# Who wants something else, or says it in another way, is answered by the view.
_PLAIN = ("", "*/*", "application/json", "application/json, text/plain, */*")


@dataclass(frozen=True, slots=True)
class HangsOn:
    """At which rate it is counted for whom; what has to hold which values."""

    rate: str
    caller: str
    keys: tuple[str, ...]
    values: list[bytes | None]
    route: str


class Keeping(Protocol):
    """A view whose GET hangs on two channels alone."""

    authentication_classes: Any
    kwargs: dict[str, Any]
    kept_under: ClassVar[str]


def answered_ahead(view: Keeping, request: HttpRequest) -> HttpResponse | None:
    """What is kept, counted like any request; None where the view has to answer, which then may be kept.

    Revisions are read in the moment in which the request is counted. Whom the view refuses it refuses itself,
    and that the database is away it says in its own way.
    """
    if connection.in_atomic_block or request.META.get("HTTP_ACCEPT", "") not in _PLAIN:
        return None
    try:
        hangs_on = _hangs_on(view, request)
    except (OperationalError, InterfaceError):
        return None
    if hangs_on is None:
        return None
    request.META[HANGS_ON] = hangs_on
    key = (type(view), request.get_full_path(), get_language(), hangs_on.caller)
    found = answers().get(key, lambda kept: kept.revisions == hangs_on.values)
    if found is not None:
        return _response(request, found)
    request.kept_as = key, hangs_on.values  # type: ignore[attr-defined]  # for `keep`
    return None


def keep(request: HttpRequest, response: Response) -> None:
    """Where this was asked for; with all the headers that the view gives.

    The answer counts as read from the database: views that are kept look up nothing else that is.
    """
    key, revisions = getattr(request, "kept_as", (None, ()))
    if key is not None:
        content = response.render().content
        kept = KeptAnswer(dict(response.items()), content, revisions)
        answers().count_made()
        answers().put(key, kept, kept.weight + len(request.get_full_path()))


def _hangs_on(view: Keeping, request: HttpRequest) -> HangsOn | None:
    """None for who is refused, and where no revisions are told."""
    actor, project_id = _caller(view, request), parse_id(str(view.kwargs[view.kept_under]))
    if actor is None or project_id is None:
        return None
    channels = (project_channel(project_id), user_channel(actor.user_id))
    names, caller = tuple(map(streams.revision_name, channels)), f"user:{actor.user_id}"
    told = counted_ahead(request, view, caller, names)
    if told is None:
        return None
    if None in told:
        told = [str(each).encode() for each in streams.revisions(channels)]
    route = request.resolver_match.route if request.resolver_match else ""
    return HangsOn(rate_name(view, "GET"), caller, names, told, route)


def _caller(view: Keeping, request: HttpRequest) -> Actor | None:
    """None who is to be refused: the view says why."""
    try:
        found = view.authentication_classes[0]().authenticate(request)
    except (DomainError, APIException):
        return None
    return None if found is None else found[0].actor


def _response(request: HttpRequest, kept: KeptAnswer) -> HttpResponse:
    if is_had(request, kept.headers["ETag"]):
        return unchanged(kept.headers.items())
    response = HttpResponse(kept.content, headers=kept.headers)
    response.kept = kept  # type: ignore[attr-defined]  # for CompressionMiddleware
    return response
