"""A JSON client over Django's test client that holds every answer against the OpenAPI document, and its headers."""

from typing import Any

import orjson
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from core.domain.actor import Actor
from tests import openapi
from tests.headers import assert_guarded

PLAYERS_READ = ("application/vnd.apple.mpegurl", "text/vtt", "text/calendar")


class Answer:
    """What came back."""

    def __init__(self, response: HttpResponse) -> None:
        self.status_code = response.status_code
        self.headers = response.headers
        self.content = content_of(response)
        self.media_type = response.headers.get("Content-Type", "").split(";")[0]

    def json(self) -> Any:
        return orjson.loads(self.content)

    def body(self) -> Any:
        """What the answer tells as the document describes it; None where it tells nothing."""
        if self.media_type.endswith("json") and self.content:
            return self.json()
        return self.text if self.media_type in PLAYERS_READ else None

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def code(self) -> str:
        """The problem's code."""
        assert self.media_type == "application/problem+json", self.content[:300]
        return str(self.json()["code"])


def content_of(response: Any) -> bytes:
    """Of an early refusal the start: then what is left of the body is read away, which nobody waits for.

    The stream is closed at once: left to the garbage collector, it would end inside whatever runs then, and CPython
    3.11 does not survive a context variable that is set while the same one is being set.
    """
    if not response.streaming:
        return bytes(response.content)
    if response.status_code < 400:
        return b"".join(response)
    content = next(iter(response))
    response._iterator.close()
    return bytes(content)


class ApiClient:
    """`client.as_(actor)` asks with that person's token; the plain client is anonymous."""

    def __init__(self, headers: dict[str, str] | None = None) -> None:
        self._client = Client(raise_request_exception=False)
        self._headers = headers or {}

    def as_(self, actor: Actor) -> "ApiClient":
        from identity.bootstrap import issue_access_token

        return self.with_(Authorization=f"Bearer {issue_access_token(actor)}")

    def with_(self, **headers: str) -> "ApiClient":
        """The same caller with more headers; underscores stand for hyphens."""
        return ApiClient(self._headers | {name.replace("_", "-"): value for name, value in headers.items()})

    def get(self, path: str, query: dict[str, Any] | None = None) -> Answer:
        return self._ask("GET", path, query_params=query or {})

    def post(self, path: str, body: Any = None) -> Answer:
        return self._ask("POST", path, body)

    def patch(self, path: str, body: Any) -> Answer:
        return self._ask("PATCH", path, body)

    def put(self, path: str, body: Any) -> Answer:
        return self._ask("PUT", path, body)

    def delete(self, path: str) -> Answer:
        return self._ask("DELETE", path)

    def post_form(self, path: str, fields: dict[str, Any]) -> Answer:
        """multipart/form-data; a file is an object with `read` and `name`."""
        return self._checked("POST", path, self._client.post(path, fields, headers=self._headers))

    def put_form(self, path: str, fields: dict[str, Any]) -> Answer:
        return self.raw("PUT", path, encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT)

    def raw(self, method: str, path: str, body: bytes, content_type: str) -> Answer:
        response = self._client.generic(method, path, body, content_type=content_type, headers=self._headers)
        return self._checked(method, path, response)

    def streamed(self, method: str, path: str, body: Any, content_type: str) -> Answer:
        """A chunked request, without Content-Length; `body` is what the server reads from."""
        more = {"wsgi.input": body, "wsgi.input_terminated": True, "CONTENT_TYPE": content_type}
        response = self._client.generic(method, path, headers=self._headers, **more)
        return self._checked(method, path, response)

    def _ask(self, method: str, path: str, body: Any = None, **options: Any) -> Answer:
        content = b"" if body is None else orjson.dumps(body)
        response = self._client.generic(
            method, path, content, content_type="application/json", headers=self._headers, **options
        )
        return self._checked(method, path, response)

    def _checked(self, method: str, path: str, response: Any) -> Answer:
        answer = Answer(response)
        assert_guarded(path, answer.headers)
        if "fields=" in response.request.get("QUERY_STRING", ""):
            return answer
        openapi.assert_declared(method, path, answer.status_code, answer.media_type, answer.body())
        return answer
