"""Answers kept whole: who asks again while nothing has changed is answered without a statement (docs/adr/0052).

One is kept under who asked, what for, in which language, and the revisions of the channels that it hangs on. The
caller's own channel is one of them, which every change of a membership raises, so a right is never older than the rows.
"""

from collections.abc import Hashable, Sequence
from typing import Any, ClassVar, Protocol

from django.db import connection
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
from core.presentation.throttles import counted_ahead

# Who wants something else, or says it in another way, is answered by the view.
_PLAIN = ("", "*/*", "application/json", "application/json, text/plain, */*")


class Keeping(Protocol):
    """A view whose GET hangs on two channels alone."""

    authentication_classes: Any
    kwargs: dict[str, Any]
    kept_under: ClassVar[str]


def answered_ahead(view: Keeping, request: HttpRequest) -> HttpResponse | None:
    """What is kept, counted like any request; None where the view has to answer, which then may be kept."""
    if connection.in_atomic_block or request.META.get("HTTP_ACCEPT", "") not in _PLAIN:
        return None
    actor, project_id = _caller(view, request), parse_id(str(view.kwargs[view.kept_under]))
    if actor is None or project_id is None:
        return None
    channels = (project_channel(project_id), user_channel(actor.user_id))
    revisions = _revisions(view, request, f"user:{actor.user_id}", channels)
    if revisions is None:
        return None
    key = (type(view), request.get_full_path(), get_language(), actor.user_id, revisions)
    found = answers().get(key)
    if found is not None:
        return _response(request, found)
    request.kept_as = key  # type: ignore[attr-defined]  # for `keep`
    return None


def keep(request: HttpRequest, response: Response) -> None:
    """Where this was asked for; with all the headers that the view gives."""
    key: Hashable | None = getattr(request, "kept_as", None)
    if key is not None:
        content = response.render().content
        answers().put(key, KeptAnswer(dict(response.items()), content))


def _caller(view: Keeping, request: HttpRequest) -> Actor | None:
    """None who is to be refused: the view says why."""
    try:
        found = view.authentication_classes[0]().authenticate(request)
    except (DomainError, APIException):
        return None
    return None if found is None else found[0].actor


def _revisions(view: Keeping, request: HttpRequest, caller: str, channels: Sequence[str]) -> tuple[int, ...] | None:
    """Read in the moment in which the request is counted; None for whom the view refuses, and while Redis is away."""
    told = counted_ahead(request, view, caller, [streams.revision_name(each) for each in channels])
    if told is None:
        return None
    kept = tuple(int(each) for each in told if each is not None)
    return kept if len(kept) == len(channels) else tuple(streams.revisions(channels))


def _response(request: HttpRequest, kept: KeptAnswer) -> HttpResponse:
    if is_had(request, kept.headers["ETag"]):
        return unchanged(kept.headers.items())
    response = HttpResponse(kept.content, headers=kept.headers)
    response.kept = kept  # type: ignore[attr-defined]  # for CompressionMiddleware
    return response
