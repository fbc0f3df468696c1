"""The front alone, before a web that the test plays itself and a real S3 server."""

import contextlib
import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack.fronts import Front, front


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    with front(tmp_path_factory.mktemp("front")) as running:
        yield running


def ask(port: int, method: str, path: str, language: str = "ko") -> tuple[http.client.HTTPResponse, bytes]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as link:
        link.request(method, path, headers={"Accept-Language": language})
        answer = link.getresponse()
        return answer, answer.read()


@pytest.mark.parametrize(
    ("language", "title"), [("ko-KR,ko;q=0.9", "일시적으로 사용할 수 없음"), ("en-US,en", "Temporarily unavailable")]
)
@pytest.mark.parametrize("path", ["/v2/projects", "/ws/notifications", "/"])
def test_a_web_that_is_away_is_a_problem_document(gate: Front, path: str, language: str, title: str) -> None:
    answer, body = ask(gate.port, "GET", path, language)
    problem = json.loads(body)
    assert (answer.status, problem["status"], problem["code"]) == (503, 503, "service.unavailable")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
    assert problem["title"] == title
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    assert {"type", "detail"} < problem.keys()


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/v2/projects", ("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", "same")),
        ("/videoplanet/cut.mp4", ("sandbox", "cross")),
    ],
    ids=["web", "storage"],
)
def test_what_the_front_says_itself_is_guarded_too(gate: Front, path: str, wanted: tuple[str, str]) -> None:
    headers = ask(gate.port, "GET", path)[0].headers
    policy, shown = wanted
    assert headers.get_all("Content-Security-Policy") == [policy]
    assert headers.get_all("Cross-Origin-Resource-Policy") == [f"{shown}-origin"]
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_all("X-Frame-Options") == ["DENY"]
    assert headers.get_all("Referrer-Policy") == ["no-referrer"]
    assert "Server" not in headers
    assert "Strict-Transport-Security" not in headers


def test_browsers_stay_with_tls_where_clients_come_by_it(tmp_path: Path) -> None:
    with front(tmp_path, "https://planet.example.kr") as secure:
        for path in ("/v2/projects", "/videoplanet/cut.mp4"):
            told = ask(secure.port, "GET", path)[0].headers
            assert told.get_all("Strict-Transport-Security") == ["max-age=31536000; includeSubDomains"]


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "COPY"])
def test_storage_can_only_be_read_and_uploaded_to(gate: Front, method: str) -> None:
    answer, body = ask(gate.port, method, "/videoplanet/cut.mp4")
    assert (answer.status, json.loads(body)["code"]) == (405, "request.method_not_allowed")
    assert answer.headers["Allow"] == "GET, HEAD, PUT, POST, OPTIONS"


@pytest.mark.parametrize("path", ["/videoplanet/cut.mp4", "/videoplanet/?list-type=2"])
def test_storage_is_closed_without_a_signature(gate: Front, path: str) -> None:
    answer, _ = ask(gate.port, "GET", path)
    assert 400 <= answer.status < 404


def test_a_big_body_reaches_the_web_while_it_is_still_being_sent(gate: Front) -> None:
    listening, dialled = ("127.0.0.1", gate.web), ("127.0.0.1", gate.port)
    with socket.create_server(listening) as listener, socket.create_connection(dialled) as client:
        head = f"POST /v2/uploads HTTP/1.1\r\nHost: localhost:{gate.port}\r\nContent-Length: 2000000\r\n\r\n"
        client.sendall(head.encode() + b"a" * 1_000_000)
        server, _ = listener.accept()
        with server:
            server.settimeout(10)
            seen = b""
            while seen.count(b"a") < 1_000_000:
                seen += server.recv(1 << 16)
            assert f"Host: localhost:{gate.port}".encode() in seen
            assert b"X-Forwarded-For: 127.0.0.1" in seen


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("GET /v2/events/7?since=1&wait=25", "sockets"),
        ("GET /v2/me/events?wait=25&since=1", "sockets"),
        ("GET /v2/events/7?since=1", "web"),
        ("POST /v2/events/7?wait=25", "web"),
        ("GET /v2/projects?wait=25", "web"),
        ("GET /ws/notifications", "sockets"),
    ],
)
def test_whoever_waits_is_passed_on_to_the_sockets(gate: Front, question: str, asked: str) -> None:
    listening, dialled = ("127.0.0.1", getattr(gate, asked)), ("127.0.0.1", gate.port)
    with socket.create_server(listening) as listener, socket.create_connection(dialled) as client:
        listener.settimeout(10)
        client.sendall(f"{question} HTTP/1.1\r\nHost: localhost:{gate.port}\r\n\r\n".encode())
        server, _ = listener.accept()
        with server:
            assert server.recv(1 << 16).startswith(question.encode())
