"""What every view of the product shares: who asks, validated input, conditional GETs, chosen fields."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, ValidationError
from rest_framework.exceptions import NotAuthenticated as NoToken
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from core.domain.actor import Actor
from core.domain.errors import NotAuthenticated, NotFound, NotPermitted, Stale, Unacceptable
from core.domain.ids import parse_id
from core.presentation.conditional import is_had, tags_in, unchanged, weak_tag
from core.presentation.faults import faults_of
from core.presentation.fields import LONGEST_CLIENT_ID
from core.presentation.files import FileAnswer
from core.presentation.kept_answers import answered_ahead, keep
from core.presentation.problems import problem_response
from core.presentation.queries import LONGEST_NAME_TOLD, meant_by
from core.presentation.refusals import BadQuery
from core.presentation.throttles import count_refused

logger = logging.getLogger("videoplanet.errors")

_NOT_LET_IN = (NotAuthenticated, NotPermitted, NoToken, AuthenticationFailed, PermissionDenied)
# `7`, or `7-c0ffee` where the tag also tells what is shown beside the version.
_VERSION = re.compile(r"([0-9]{1,18})(?:-[0-9a-f]+)?")


class ApiView(APIView):
    """GET answers carry an ETag and honour If-None-Match; `fields=a,b` picks top-level fields of a row.

    `rates` names the rate of each method (settings.RATE_LIMITS); the others are `read` and `write`.
    `kept_under` names the id in the path of the project on whose channel and the caller's own GET hangs: as long as
    both stand still it answers the same, whatever the clock says (kept_answers.py).
    """

    request: Request
    rates: ClassVar[dict[str, str]] = {}
    kept_under: ClassVar[str] = ""

    @property
    def actor(self) -> Actor:
        """Who asks; `client_id` comes from `X-Client-ID`, the query or the body."""
        return actor_of(self.request)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        answer = answered_ahead(self, request) if request.method == "GET" and self.kept_under else None
        return super().dispatch(request, *args, **kwargs) if answer is None else answer

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        try:
            super().initial(request, *args, **kwargs)
        except _NOT_LET_IN:
            count_refused(request)
            raise

    def identity(self, name: str) -> UUID:
        """The id in the path; one that does not parse is not there."""
        value = parse_id(str(self.kwargs[name]))
        if value is None:
            raise NotFound
        return value

    def parsed(self, schema: type[Serializer[Any]], *, partial: bool = False) -> dict[str, Any]:
        """The body, validated; without one all is left out (DRF gives an empty form, in which flags are false)."""
        body = self.request.data or {}
        with suppress(ValidationError):
            return dict(_reader(schema, partial).run_validation(body))
        told = schema(data=body, partial=partial)
        told.is_valid()
        raise Unacceptable(faults=faults_of(told))

    def query(self, schema: type[Serializer[Any]]) -> dict[str, Any]:
        """The query parameters, validated; a bad one is 400, and so is a misspelt one, which would change nothing."""
        return meant_by(schema, self.request.query_params.dict())

    def content_digest(self) -> str:
        """Of a streamed form, read to its end; a view that takes one also sets it on its request."""
        return ""

    def expected_version(self) -> int | None:
        """The version that `If-Match` names, None without the header (or with `*`), -1 when it names none.

        Of several the newest: versions only rise, so no older one can be the current one.
        """
        header = self.request.headers.get("If-Match")
        if header is None or header.strip() == "*":
            return None
        versions = (_VERSION.fullmatch(tag) for tag in tags_in(header))
        return max((int(version[1]) for version in versions if version), default=-1)

    def tags_had(self) -> set[str]:
        """Those of `If-None-Match`."""
        return tags_in(self.request.headers.get("If-None-Match", ""))

    @contextmanager
    def telling_current(self, render: Callable[[Any], dict[str, Any]]) -> Iterator[None]:
        """Show the current state in the words of the wire when the caller's was stale."""
        try:
            yield
        except Stale as stale:
            raise Stale(render(stale.current)) from stale

    def pick(self, rows: Sequence[dict[str, Any]], known: Sequence[str]) -> list[dict[str, Any]]:
        """The rows cut down to the fields that `fields` names."""
        chosen = self.request.query_params.get("fields")
        if not chosen:
            return list(rows)
        names = [name.strip() for name in chosen.split(",")]
        for name in names:
            if name not in known:
                raise BadQuery("fields", "field.unknown", name=name[:LONGEST_NAME_TOLD])
        return [{name: row[name] for name in names if name in row} for row in rows]

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if request.method not in ("GET", "HEAD"):
            response.setdefault("Cache-Control", "no-store")
        elif response.status_code == 200 and isinstance(response, Response | FileAnswer):
            return _conditional(request, response)
        return response


def versioned(body: dict[str, Any], version: int, status: int = 200) -> Response:
    """An answer about one resource, with the ETag that If-Match takes."""
    return Response(body, status=status, headers={"ETag": f'"{version}"'})


@cache
def _reader(schema: type[Serializer[Any]], partial: bool) -> Serializer[Any]:
    """Reads any body: to make a serializer copies every field of it, and takes longer than to read most bodies."""
    return schema(data={}, partial=partial)


def actor_of(request: Request) -> Actor:
    actor: Actor = request.user.actor  # type: ignore[union-attr]  # set by our authentication
    given = request.headers.get("X-Client-ID") or request.query_params.get("client_id")
    if given is None and _is_json(request) and isinstance(request.data, dict):
        given = request.data.get("client_id")
    if not isinstance(given, str) or not given.isprintable():
        return actor
    return Actor(actor.user_id, actor.name, actor.session_id, given[:LONGEST_CLIENT_ID])


def _is_json(request: Request) -> bool:
    """As far as the view takes JSON."""
    is_taken = any(parser.media_type == "application/json" for parser in request.parsers or ())
    return is_taken and (request.content_type or "").startswith("application/json")


def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return problem_response(request, 404, "not_found")


def malformed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return problem_response(request, 400, "request.malformed")


def not_permitted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return problem_response(request, 403, "not_permitted")


def server_error(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Django asks for it while it handles what went wrong outside DRF."""
    logger.error("request failed", extra={"code": "server.error"}, exc_info=True)
    return problem_response(request, 500, "server.error")


def _conditional(request: Request, response: Response | FileAnswer) -> HttpResponse:
    if not response.has_header("ETag"):
        response["ETag"] = weak_tag(response.render().content if isinstance(response, Response) else response.content)
    response.setdefault("Cache-Control", "private, no-cache")
    if isinstance(response, Response):
        keep(request._request, response)
    return unchanged(response.items()) if is_had(request._request, response["ETag"]) else response
