"""`Idempotency-Key` on POSTs that create."""

import hashlib
import hmac
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.errors import Unacceptable
from core.infrastructure import idempotency
from core.infrastructure.idempotency import KeyReused, Reservation, StoredAnswer
from core.infrastructure.unit_of_work import answering
from core.presentation.parameters import KEY_CHARACTERS, LONGEST_KEY
from core.presentation.throttles import by_address

Handler = Callable[..., Response]
Change = Callable[[StoredAnswer], StoredAnswer]
_KEY = re.compile(KEY_CHARACTERS)
# What a client that repeats itself goes on with.
_KEPT_HEADERS = ("ETag", "Location")


class KeyMalformed(Unacceptable):
    code = "idempotency.key_malformed"


def idempotent(handler: Handler) -> Handler:
    """The same key, caller and body within 24 h get the stored answer; refusals are not kept and may be tried again."""
    return _keyed(handler, _as_it_is, _as_it_is)


def idempotent_secret(handler: Handler) -> Handler:
    """Like `idempotent`, of an answer that holds a secret: it is kept encrypted."""
    return _keyed(handler, idempotency.sealed, idempotency.opened)


def _as_it_is(answer: StoredAnswer) -> StoredAnswer:
    return answer


def _keyed(handler: Handler, keeping: Change, replaying: Change) -> Handler:
    @wraps(handler)
    def wrapped(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response | HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return handler(view, request, *args, **kwargs)
        if len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
            raise KeyMalformed
        reserved = idempotency.reserve(_caller(request), key, _fingerprint(request))
        if isinstance(reserved, StoredAnswer):
            if reserved.content_digest and view.content_digest() != reserved.content_digest:
                raise KeyReused
            return _replay(replaying(reserved))
        return _first(reserved, lambda: handler(view, request, *args, **kwargs), view, keeping)

    return wrapped  # type: ignore[return-value]  # DRF finishes either kind of response


def _first(reservation: Reservation, answer: Callable[[], Response], view: Any, keeping: Change) -> Response:
    try:
        return _answered(reservation, answer, view, keeping)
    finally:
        idempotency.unlock(reservation)


def _answered(reservation: Reservation, answer: Callable[[], Response], view: Any, keeping: Change) -> Response:
    try:
        with answering(reservation.id):
            response = answer()
    except BaseException:
        idempotency.release(reservation)
        raise
    if response.status_code >= 400:
        idempotency.release(reservation)
        return response
    renderer = view.get_renderers()[0]
    content_digest = getattr(view.request._request, "content_digest", "")
    headers = {name: response[name] for name in _KEPT_HEADERS if response.has_header(name)}
    kept = StoredAnswer(response.status_code, renderer.render(response.data), content_digest, headers)
    idempotency.keep_answer(reservation, keeping(kept))
    return response


def _replay(answer: StoredAnswer) -> HttpResponse:
    headers = {**answer.headers, "Idempotency-Replayed": "true"}
    return HttpResponse(answer.body, status=answer.status, content_type="application/json", headers=headers)


def _caller(request: Request) -> str:
    if request.user.is_authenticated:
        return f"user:{request.user.actor.user_id}"  # type: ignore[attr-defined]  # set by our authentication
    return by_address(request._request)


def _fingerprint(request: Request) -> str:
    """Of method, path and body, keyed because a body may hold a password.

    The content of an upload is compared when it comes again (ApiView.content_digest).
    """
    start = f"{request.method} {request.path}\n".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), start, hashlib.sha256)
    media_type = (request.content_type or "").split(";")[0]
    if media_type == "multipart/form-data":
        digest.update(media_type.encode())
    else:
        digest.update(request._request.body)
    return digest.hexdigest()
