"""Nothing of a body is left when its answer has gone."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse

from core.presentation.lingering import SMALL_BODY, Lingering

Told = list[tuple[str, list[tuple[str, str]]]]


class Connection:
    """What is on its way; a client that is gone breaks it."""

    def __init__(self, size: int, is_gone: bool = False) -> None:
        self._bytes, self._is_gone = io.BytesIO(b"x" * size), is_gone

    @property
    def left(self) -> int:
        return len(self._bytes.getvalue()) - self._bytes.tell()

    def read(self, size: int = -1, /) -> bytes:
        if self._is_gone:
            raise OSError
        return self._bytes.read(size)

    readline = read


class Streamed:
    is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        yield from (b"a", b"b")

    def close(self) -> None:
        self.is_closed = True


def asked(connection: Connection, told: Told, answer: Any, **head: str) -> Iterable[bytes]:
    def application(environ: dict[str, Any], start_response: Any) -> Any:
        environ["wsgi.input"].read(10)
        start_response("401 Unauthorized", [("Content-Type", "text/plain")])
        return answer

    environ = {"wsgi.input": connection, **head}
    return Lingering(application)(environ, lambda status, headers: told.append((status, headers)))


def test_a_small_body_is_read_before_the_answer_leaves() -> None:
    connection, told = Connection(SMALL_BODY), Told()
    answer = HttpResponse(b"no")
    assert asked(connection, told, answer, CONTENT_LENGTH=str(SMALL_BODY)) is answer
    assert connection.left == 0
    assert told == [("401 Unauthorized", [("Content-Type", "text/plain")])]


@pytest.mark.parametrize(
    "head", [{"CONTENT_LENGTH": str(SMALL_BODY + 1)}, {"HTTP_TRANSFER_ENCODING": "chunked"}], ids=["big", "chunked"]
)
def test_the_answer_goes_before_the_rest_of_a_big_body(head: dict[str, str]) -> None:
    connection, told = Connection(SMALL_BODY + 1), Told()
    pieces = iter(asked(connection, told, HttpResponse(b"no"), **head))
    assert next(pieces) == b"no"
    assert connection.left > 0
    assert list(pieces) == []
    assert connection.left == 0
    assert told == [("401 Unauthorized", [("Content-Type", "text/plain"), ("Content-Length", "2")])]


def test_an_answer_that_streams_keeps_its_unknown_length() -> None:
    connection, told, streamed = Connection(SMALL_BODY + 1), Told(), Streamed()
    answer = asked(connection, told, streamed, CONTENT_LENGTH=str(SMALL_BODY + 1))
    assert list(answer) == [b"a", b"b"]
    assert told[0][1] == [("Content-Type", "text/plain")]
    answer.close()  # type: ignore[attr-defined]
    assert streamed.is_closed


def test_a_body_that_was_read_costs_nothing_more() -> None:
    connection, told = Connection(10), Told()
    answer = HttpResponse(b"yes")
    assert asked(connection, told, answer, CONTENT_LENGTH="10") is answer


def test_a_client_that_is_gone_needs_no_answer() -> None:
    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("401 Unauthorized", [])
        return [b"no"]

    environ = {"wsgi.input": Connection(9, is_gone=True), "CONTENT_LENGTH": "9"}
    assert Lingering(application)(environ, lambda *_: None) == [b"no"]
