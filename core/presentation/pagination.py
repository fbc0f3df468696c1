"""Numbered pages and cursors on the wire."""

import base64
from typing import Any

import orjson
from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers
from rest_framework.request import Request

from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from core.presentation.refusals import BadQuery


class PageQuery(serializers.Serializer[Any]):
    """`page` counts from 1."""

    page = serializers.IntegerField(min_value=1, max_value=1_000_000, default=1, help_text="Counts from 1.")
    page_size = serializers.IntegerField(min_value=1, max_value=100, default=20, help_text="Rows on a page.")


class CursorQuery(serializers.Serializer[Any]):
    cursor = serializers.CharField(required=False, help_text="Opaque; from `next_cursor` of the page before.")
    page_size = serializers.IntegerField(min_value=1, max_value=100, default=20, help_text="Rows on a page.")


class RowOut(serializers.Serializer[Any]):
    """A row of a list. All its properties are always there, unless `fields` leaves them out."""


class RowExtension(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    target_class = RowOut
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        schema: dict[str, Any] = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return {name: value for name, value in schema.items() if name != "required"}


class PageInfo(serializers.Serializer[Any]):
    current_page = serializers.IntegerField()
    total_pages = serializers.IntegerField()
    has_next = serializers.BooleanField()
    has_previous = serializers.BooleanField()


class PageOut(serializers.Serializer[Any]):
    """One page of numbered ones. A page past the end is empty, and its `previous` is the last that has rows."""

    count = serializers.IntegerField(help_text="Rows on all pages.")
    next = serializers.CharField(allow_null=True, help_text="Address of the page after this one.")
    previous = serializers.CharField(allow_null=True, help_text="Address of the page before this one.")
    page_info = PageInfo()


class LivePageOut(PageOut):
    """A page read at a known place of its channel's stream: events after `seq` bring it up to date."""

    seq = serializers.IntegerField()
    epoch = serializers.CharField()


class CursorPageOut(serializers.Serializer[Any]):
    """One page of a list that is read on with a cursor."""

    next = serializers.CharField(allow_null=True, help_text="Address of what follows; null at the end.")
    next_cursor = serializers.CharField(allow_null=True, help_text="`cursor` of what follows; null at the end.")
    seq = serializers.IntegerField(required=False)
    epoch = serializers.CharField(required=False)


def page_request(query: dict[str, Any]) -> PageRequest:
    return PageRequest(number=query["page"], size=query["page_size"])


def page_body(request: Request, wanted: PageRequest, page: Page[Any], results: list[dict[str, Any]]) -> dict[str, Any]:
    last = max(1, -(-page.total // wanted.size))
    has_next, has_previous = wanted.number < last, wanted.number > 1
    body = {
        "count": page.total,
        "next": _address(request, page=wanted.number + 1) if has_next else None,
        "previous": _address(request, page=min(wanted.number - 1, last)) if has_previous else None,
        "results": results,
        "page_info": {
            "current_page": wanted.number,
            "total_pages": last,
            "has_next": has_next,
            "has_previous": has_previous,
        },
    }
    return body | _position(page)


def cursor_request(request: Request, query: dict[str, Any]) -> CursorRequest:
    """Raises BadQuery for a cursor that we did not make, or made for another list."""
    cursor = query.get("cursor")
    return CursorRequest(after=_decode(request.path, cursor) if cursor else None, size=query["page_size"])


def cursor_for(request: Request, key: tuple[str, ...]) -> str:
    """The opaque form of a key of this list."""
    return _encode(request.path, key)


def cursor_body(request: Request, page: CursorPage[Any], results: list[dict[str, Any]]) -> dict[str, Any]:
    cursor = _encode(request.path, page.next_after) if page.next_after is not None else None
    following = _address(request, cursor=cursor) if cursor else None
    return {"next": following, "next_cursor": cursor, "results": results} | _position(page)


def _position(page: Page[Any] | CursorPage[Any]) -> dict[str, Any]:
    return {} if page.seq is None else {"seq": page.seq, "epoch": page.epoch}


def _address(request: Request, **changed: Any) -> str:
    query = request.query_params.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"{settings.PUBLIC_URL}{request.path}?{query.urlencode()}"


def _encode(path: str, key: tuple[str, ...]) -> str:
    content = base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")
    return f"{content}.{_signature(path, content)}"


def _decode(path: str, cursor: str) -> tuple[str, ...]:
    content, _, signature = cursor.partition(".")
    if not constant_time_compare(signature, _signature(path, content)):
        raise BadQuery("cursor")
    key: list[str] = orjson.loads(base64.urlsafe_b64decode(content + "=" * (-len(content) % 4)))
    return tuple(key)


def _signature(path: str, content: str) -> str:
    return salted_hmac(f"cursor {path}", content, algorithm="sha256").hexdigest()[:32]
