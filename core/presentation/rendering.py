"""JSON by orjson: UTF-8, times in RFC 3339 with `Z`."""

from typing import Any

import orjson
from django.utils.functional import Promise
from rest_framework.parsers import JSONParser
from rest_framework.renderers import BaseRenderer

from core.domain.events import plain
from core.presentation.refusals import MalformedJson


class OrjsonRenderer(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        return b"" if data is None else encode(data)


class OrjsonParser(JSONParser):
    """Strict JSON: NaN, Infinity and lone surrogates are malformed, and so is a body that is no object."""

    renderer_class = OrjsonRenderer  # type: ignore[assignment]  # the stubs know JSONRenderer only

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        try:
            body = orjson.loads(stream.read())
        except orjson.JSONDecodeError as error:
            raise MalformedJson from error
        if not isinstance(body, dict):
            raise MalformedJson
        return body


def encode(data: Any) -> bytes:
    return orjson.dumps(data, default=_plain, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATETIME)


def _plain(value: Any) -> Any:
    if isinstance(value, Promise):
        return str(value)
    converted = plain(value)
    if converted is value:
        raise TypeError(f"{type(value).__name__} has no JSON form")
    return converted
