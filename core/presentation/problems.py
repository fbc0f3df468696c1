"""Errors as problem documents (RFC 9457): the one place where a refusal becomes an HTTP status."""

import logging
import re
from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import set_rollback

from core.application.refusals import Unavailable
from core.domain.errors import (
    Conflict,
    DomainError,
    Gone,
    NotAuthenticated,
    NotFound,
    NotPermitted,
    Stale,
    TooSoon,
    Unacceptable,
)
from core.domain.ids import parse_id
from core.presentation.denials import note_refusal
from core.presentation.refusals import BadQuery
from core.presentation.rendering import encode

logger = logging.getLogger("videoplanet.errors")

_KINDS: tuple[tuple[type[DomainError], int], ...] = (
    (NotAuthenticated, status.HTTP_401_UNAUTHORIZED),
    (Stale, status.HTTP_412_PRECONDITION_FAILED),
    (NotFound, status.HTTP_404_NOT_FOUND),
    (Gone, status.HTTP_410_GONE),
    (NotPermitted, status.HTTP_403_FORBIDDEN),
    (Conflict, status.HTTP_409_CONFLICT),
    (Unacceptable, status.HTTP_422_UNPROCESSABLE_ENTITY),
    (TooSoon, status.HTTP_429_TOO_MANY_REQUESTS),
    (Unavailable, status.HTTP_503_SERVICE_UNAVAILABLE),
)
_DJANGO = (
    (Http404, 404, "not_found"),
    (PermissionDenied, 403, "not_permitted"),
    (RequestDataTooBig, 413, "request.too_large"),
    (SuspiciousOperation, 400, "request.malformed"),
    (OperationalError, 503, "service.unavailable"),
    (InterfaceError, 503, "service.unavailable"),
)
_DRF_CODES = {
    "not_authenticated": "auth.required",
    "authentication_failed": "auth.token_invalid",
    "permission_denied": "not_permitted",
    "method_not_allowed": "request.method_not_allowed",
    "not_acceptable": "request.not_acceptable",
    "unsupported_media_type": "request.unsupported_media_type",
    "throttled": "rate.limited",
    "parse_error": "request.malformed",
    "error": "server.error",
}
_FIELD_CODES = {
    "required": "field.required",
    "null": "field.required",
    "blank": "field.required",
    "empty": "field.required",
    "max_length": "text.too_long",
    "min_length": "text.too_short",
    "max_value": "number.too_large",
    "min_value": "number.too_small",
    "invalid_choice": "field.not_a_choice",
    "not_a_list": "field.not_a_list",
    "not_a_dict": "field.not_an_object",
    "max_string_length": "number.too_large",
    "null_characters_not_allowed": "text.forbidden_character",
    "surrogate_characters_not_allowed": "text.forbidden_character",
}
# What a word says in parentheses, where it is not known this time.
_UNTOLD = re.compile(r" ?\([^()]*…[^()]*\)")
_HEADERS = {503: {"Retry-After": "5"}, 401: {"WWW-Authenticate": "Bearer"}}


def message(code: str, params: Mapping[str, Any] | None = None) -> tuple[str, str]:
    """Title and detail of a code in the caller's language (Korean unless English is asked for)."""
    catalogue = import_string(settings.MESSAGES)
    words = catalogue.get(code) or catalogue["server.error"]
    title, detail = words["en" if (get_language() or "ko").startswith("en") else "ko"]
    return title, detail.format_map(_Blank(params or {}))


def document(status_code: int, code: str, **more: Any) -> dict[str, Any]:
    """The body of a problem. `more`: params, errors, request_id, current."""
    title, detail = message(code, more.pop("params", None))
    kind = f"{settings.PUBLIC_URL}/v2/docs/problems#{code}"
    return {"type": kind, "title": title, "status": status_code, "detail": detail, "code": code, **more}


def exception_handler(error: Exception, context: dict[str, Any]) -> Response:
    """DRF's hook: every exception of a view ends here."""
    set_rollback()
    request = context.get("request")
    status_code, code, more, headers = _translate(error)
    if isinstance(error, exceptions.UnsupportedMediaType):
        more["params"] = {"accepted": ", ".join(kind.media_type for kind in context["view"].parser_classes)}
    if isinstance(error, Unavailable):
        # One line each: a part that is away, or a flood, must not fill the log with tracebacks.
        logger.warning("part unavailable", extra={"code": code, "cause": type(error.__cause__).__name__})
    elif status_code >= 500:
        logger.error("request failed", extra={"code": code}, exc_info=error)
    if isinstance(error, DomainError):
        project_id = parse_id(str(context.get("kwargs", {}).get("project_id", "")))
        note_refusal(error, getattr(request, "actor_id", None), project_id, _asked(request))
    body = document(status_code, code, request_id=getattr(request, "request_id", ""), **more)
    response = Response(body, status=status_code, headers=headers, content_type="application/problem+json")
    response.problem_code = code  # type: ignore[attr-defined]
    return response


def _asked(request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    return f"{request.method} /{match.route}" if match else ""


def problem_response(request: HttpRequest, status_code: int, code: str, **more: Any) -> HttpResponse:
    """A problem outside DRF: unknown paths, middleware, the last resort."""
    body = document(status_code, code, request_id=getattr(request, "request_id", ""), **more)
    response = HttpResponse(encode(body), status=status_code, content_type="application/problem+json")
    response.problem_code = code  # type: ignore[attr-defined]
    return response


def _translate(error: Exception) -> tuple[int, str, dict[str, Any], dict[str, str]]:
    if isinstance(error, DomainError):
        return _of_domain(error)
    if isinstance(error, BadQuery):
        fault = _fault(error.parameter, error.fault, error.params)
        return error.status_code, error.default_code, {"errors": [fault]}, {}
    if isinstance(error, exceptions.ValidationError):
        errors = list(_field_faults(error.get_full_details(), ""))
        return status.HTTP_422_UNPROCESSABLE_ENTITY, "invalid", {"errors": errors}, {}
    if isinstance(error, exceptions.APIException):
        return error.status_code, _code_of(error), {"params": getattr(error, "params", {})}, _headers_of(error)
    for kind, status_code, code in _DJANGO:
        if isinstance(error, kind):
            return status_code, code, {}, _HEADERS.get(status_code, {})
    return status.HTTP_500_INTERNAL_SERVER_ERROR, "server.error", {}, {}


def _of_domain(error: DomainError) -> tuple[int, str, dict[str, Any], dict[str, str]]:
    status_code = next((number for kind, number in _KINDS if isinstance(error, kind)), 422)
    more: dict[str, Any] = {"params": error.params}
    if error.faults:
        more["errors"] = [_fault(fault.pointer, fault.code, dict(fault.params)) for fault in error.faults]
    if (current := getattr(error, "current", None)) is not None:
        more["current"] = current
    headers = _HEADERS.get(status_code, {})
    if isinstance(error, TooSoon):
        headers = {"Retry-After": str(error.seconds)}
    return status_code, error.code, more, headers


def _code_of(error: exceptions.APIException) -> str:
    codes = error.get_codes()
    code = codes if isinstance(codes, str) else error.default_code
    return _DRF_CODES.get(code, code)


def _headers_of(error: exceptions.APIException) -> dict[str, str]:
    headers = {}
    if wait := getattr(error, "wait", None):
        headers["Retry-After"] = str(ceil(wait))
    if authenticate := getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = authenticate
    return headers


def _field_faults(details: Any, pointer: str) -> Iterator[dict[str, Any]]:
    if isinstance(details, dict) and set(details) == {"message", "code"}:
        yield _fault(pointer, details["code"], _limit_in(details["message"]))
    elif isinstance(details, dict):
        for name, part in details.items():
            step = "" if name == "non_field_errors" else "/" + str(name).replace("~", "~0").replace("/", "~1")
            yield from _field_faults(part, pointer + step)
    else:
        for index, part in enumerate(details):
            nested = isinstance(part, dict) and set(part) != {"message", "code"}
            yield from _field_faults(part, f"{pointer}/{index}" if nested else pointer)


def _limit_in(text: str) -> dict[str, str]:
    """The limit that DRF tells only in its sentence."""
    number = re.search(r"\d+", text)
    return dict.fromkeys(("longest", "shortest"), number.group()) if number else {}


def _fault(pointer: str, code: str, params: Mapping[str, Any]) -> dict[str, Any]:
    catalogue = import_string(settings.MESSAGES)
    code = _FIELD_CODES.get(code, code)
    known = code if code in catalogue else "field.invalid"
    pointer = pointer if pointer.startswith("/") or not pointer else f"/{pointer}"
    name = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    bounds = {"most": params.get("longest"), "least": params.get("shortest")}
    told = {key: value for key, value in {"name": name, **bounds, **params}.items() if value not in (None, "")}
    return {"pointer": pointer, "code": known, "detail": _UNTOLD.sub("", message(known, told)[1])}


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"
