"""Tags of answers: what the caller has already is not sent again."""

import hashlib
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse


def weak_tag(content: bytes) -> str:
    return f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'


def tags_in(header: str) -> set[str]:
    """What the tags of an If-Match or If-None-Match hold; weak ones compare like strong ones."""
    return {_bare(tag.strip()) for tag in header.split(",")} - {""}


def is_had(request: HttpRequest, tag: str) -> bool:
    """Whether `If-None-Match` names it."""
    header: str = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(header) and not {"*", _bare(tag)}.isdisjoint(tags_in(header))


def unchanged(headers: Iterable[tuple[str, str]]) -> HttpResponse:
    """304 for an answer with these headers."""
    kept = {name: value for name, value in headers if not name.startswith("Content-")}
    response = HttpResponse(status=304, headers=kept)
    del response["Content-Type"]
    return response


def _bare(tag: str) -> str:
    return tag.removeprefix("W/").strip('"')
