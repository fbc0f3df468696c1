"""What attackers send to the front: it ends there, and the web never hears of it."""

import contextlib
import json
import socket
from collections.abc import Iterator

import pytest

from tests.stack.attacks import answered, overheard, statuses
from tests.stack.fronts import Front, front

SMUGGLED = b"GET /v2/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    with front(tmp_path_factory.mktemp("front")) as running:
        yield running


def asked(*headers: str, body: bytes = b"", line: str = "POST /v2/projects HTTP/1.1") -> bytes:
    return "\r\n".join((line, "Host: localhost", *headers, "", "")).encode() + body


CHUNKED = b"0\r\n\r\n" + SMUGGLED
SMUGGLING = {
    "a length and pieces": asked(f"Content-Length: {len(CHUNKED)}", "Transfer-Encoding: chunked", body=CHUNKED),
    "pieces and a length": asked("Transfer-Encoding: chunked", "Content-Length: 4", body=b"0\r\n\r\n" + SMUGGLED),
    "two lengths": asked("Content-Length: 0", f"Content-Length: {len(SMUGGLED)}", body=SMUGGLED),
    "a length with a sign": asked("Content-Length: +0", body=SMUGGLED),
    "a length in hexadecimal": asked("Content-Length: 0x0", body=SMUGGLED),
    "a length below nothing": asked("Content-Length: -1", body=SMUGGLED),
    "two lengths in one": asked(f"Content-Length: 0, {len(SMUGGLED)}", body=SMUGGLED),
    "pieces that are none": asked("Transfer-Encoding: xchunked", body=CHUNKED),
    "pieces twice": asked("Transfer-Encoding: chunked, chunked", body=CHUNKED),
    "pieces in disguise": asked("Transfer-Encoding: identity, chunked", body=CHUNKED),
    "pieces behind a tab": asked("Transfer-Encoding:\tchunked\x0b", body=CHUNKED),
    "a blank before the colon": asked("Transfer-Encoding : chunked", "Content-Length: 5", body=CHUNKED),
    "a line that goes on": asked("X-Long: a", " Transfer-Encoding: chunked", "Content-Length : 5", body=CHUNKED),
    "a size that is none": asked("Transfer-Encoding: chunked", body=b"0x5\r\nabcde\r\n" + CHUNKED),
    "a size without end": asked("Transfer-Encoding: chunked", body=b"f" * 40 + b"\r\n" + SMUGGLED),
    "a nil in a header": asked("X-Nil: a\x00b", "Content-Length: 0"),
    "a carriage return alone": asked("X-Alone: a\rTransfer-Encoding: chunked", "Content-Length: 0"),
    "no host": b"GET /v2/projects HTTP/1.1\r\n\r\n",
    "two hosts": asked("Host: elsewhere.example", line="GET /v2/projects HTTP/1.1"),
    "a method that is none": asked(line="GE(T /v2/projects HTTP/1.1"),
    "an address with a blank": asked(line="GET /v2/projects ?x HTTP/1.1"),
    "another protocol": asked(line="GET /v2/projects HTTP/9.9"),
}


@pytest.mark.parametrize("attack", SMUGGLING)
def test_no_request_is_smuggled_behind_another(gate: Front, attack: str) -> None:
    """Web and front count the same requests, so that no answer is somebody else's; most attacks are refused."""
    with overheard(gate.web) as web:
        answer = answered(gate.port, SMUGGLING[attack])
    told, reached = statuses(answer), len(web.requests())
    is_refused = told[0] in {400, 501, 505} and reached == 0
    # The body broke off: what is left of it is nobody's.
    is_cut = told == [503] and reached <= 1
    assert is_refused or is_cut or told == [200, 200][:reached], web.heard
    heads = [data.split(b"\r\n\r\n", 1)[0].lower() for data in web.heard]
    assert all(head.count(b" http/1.1") == 1 for head in heads)
    assert not [head for head in heads if b"transfer-encoding" in head and b"content-length" in head]


@pytest.mark.parametrize(
    "header", ["X-Large: " + "x" * 1_100_000, "Cookie: " + "a=b; " * 300_000, "\r\n".join(["X-Many: 1"] * 120_000)]
)
def test_headers_without_bound_are_refused(gate: Front, header: str) -> None:
    with overheard(gate.web) as web:
        answer = answered(gate.port, asked(header, line="GET /v2/projects HTTP/1.1"))
    assert statuses(answer) in ([431], [])
    assert web.requests() == []


def test_an_address_without_bound_is_refused(gate: Front) -> None:
    with overheard(gate.web) as web:
        answer = answered(gate.port, asked(line=f"GET /v2/projects?search={'x' * 1_100_000} HTTP/1.1"))
    assert statuses(answer) in ([431], [414], [])
    assert web.requests() == []


def test_who_forwards_for_others_is_not_believed(gate: Front) -> None:
    """The address that the web takes for the caller's is the one that the front saw."""
    forged = ("X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https", "X-Real-IP: 203.0.113.9", "Forwarded: for=x")
    with overheard(gate.web) as web:
        answered(gate.port, asked(*forged, line="GET /v2/projects HTTP/1.1"))
    head = web.heard[0].decode().lower()
    assert "x-forwarded-for: 127.0.0.1\r\n" in head
    assert "x-forwarded-proto: http\r\n" in head


@pytest.mark.parametrize("path", ["/ws/../metrics", "/ws/%2e%2e/metrics", "//v2/projects", "/videoplanet/../metrics"])
def test_no_way_round_leads_somewhere_else(gate: Front, path: str) -> None:
    with overheard(gate.web) as web, overheard(gate.sockets) as sockets:
        answer = answered(gate.port, asked(line=f"GET {path} HTTP/1.1"))
    assert b"Location" not in answer
    assert not [line for line in web.requests() + sockets.requests() if b" /metrics" in line]


def test_slow_callers_hold_nobody_up(gate: Front) -> None:
    """300 say half a head, 100 half a body; who comes then is served at once."""
    with contextlib.ExitStack() as links, overheard(gate.web) as web:
        for number in range(400):
            link = links.enter_context(socket.create_connection(("127.0.0.1", gate.port), 10))
            whole = asked("Content-Type: application/json", "Content-Length: 1000", body=b"{")
            link.sendall(whole[:60] if number < 300 else whole)
        answer = answered(gate.port, asked(line="GET /v2/projects HTTP/1.1"))
        assert statuses(answer) == [200]
        # Not one of the others was passed on.
        assert web.requests() == [b"GET /v2/projects HTTP/1.1"]


def test_who_says_nothing_is_hung_up_on(gate: Front) -> None:
    with socket.create_connection(("127.0.0.1", gate.port), 30) as link:
        link.sendall(b"GET /v2/projects HTTP/1.1\r\nHost: local")
        assert link.recv(65536) == b""


@pytest.mark.parametrize("language", ["en\r\nX-Injected: 1", 'en"};alert(1)//', "en{http.request.host}", "en<script>"])
def test_words_of_the_caller_are_not_part_of_a_refusal(gate: Front, language: str) -> None:
    answer = answered(gate.port, asked(f"Accept-Language: {language}", line="GET /v2/<script> HTTP/1.1"))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"X-Injected" not in head
    assert json.loads(body)["code"] == "service.unavailable"
    assert b"script" not in body
