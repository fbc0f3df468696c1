"""The front alone, before a web that the test plays itself and a real S3 server."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from stack.ports import answers_http, free_ports
from stack.programs import ROOT
from stack.services.running import RunningService
from stack.services.s3 import S3
from tests.stack.run import until


@pytest.fixture(scope="module")
def ports() -> tuple[int, int, int]:
    front, web, s3 = free_ports(3)
    return front, web, s3


@pytest.fixture(scope="module", autouse=True)
def _front(ports: tuple[int, int, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Caddy with config/Caddyfile, and storage behind it; nothing listens where the web should."""
    (front, web, storage), home = ports, tmp_path_factory.mktemp("front")
    service = S3(home / "s3", storage, "accesskey", "secretsecret")
    s3 = RunningService(service, home / "s3.log")
    environment = {
        "PATH": os.environ["PATH"],
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "HOST": "127.0.0.1",
        "SITE_ADDRESS": f":{front}",
        "PUBLIC_URL": f"http://localhost:{front}",
        "WEB_UPSTREAM": f"127.0.0.1:{web}",
        "SOCKETS_UPSTREAM": f"127.0.0.1:{web}",
        "S3_UPSTREAM": service.url,
        "S3_BUCKET": "videoplanet",
    }
    s3.start()
    with (home / "front.log").open("wb") as log:
        caddy = subprocess.Popen(
            [sys.executable, "-m", "stack.process", "front"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        until(lambda: answers_http(front), "the front")
        yield
    finally:
        caddy.terminate()
        caddy.wait(20)
        s3.stop()


def ask(port: int, method: str, path: str, language: str = "ko") -> tuple[http.client.HTTPResponse, bytes]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as link:
        link.request(method, path, headers={"Accept-Language": language})
        answer = link.getresponse()
        return answer, answer.read()


@pytest.mark.parametrize(
    ("language", "title"), [("ko-KR,ko;q=0.9", "일시적으로 사용할 수 없음"), ("en-US,en", "Temporarily unavailable")]
)
@pytest.mark.parametrize("path", ["/v2/projects", "/ws/notifications", "/"])
def test_a_web_that_is_away_is_a_problem_document(
    ports: tuple[int, int, int], path: str, language: str, title: str
) -> None:
    answer, body = ask(ports[0], "GET", path, language)
    problem = json.loads(body)
    assert (answer.status, problem["status"], problem["code"]) == (503, 503, "service.unavailable")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
    assert problem["title"] == title
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    assert {"type", "detail"} < problem.keys()


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "COPY"])
def test_storage_can_only_be_read_and_uploaded_to(ports: tuple[int, int, int], method: str) -> None:
    answer, body = ask(ports[0], method, "/videoplanet/cut.mp4")
    assert (answer.status, json.loads(body)["code"]) == (405, "request.method_not_allowed")
    assert answer.headers["Allow"] == "GET, HEAD, PUT, POST, OPTIONS"


@pytest.mark.parametrize("path", ["/videoplanet/cut.mp4", "/videoplanet/?list-type=2"])
def test_storage_is_closed_without_a_signature(ports: tuple[int, int, int], path: str) -> None:
    answer, _ = ask(ports[0], "GET", path)
    assert 400 <= answer.status < 404


def test_a_big_body_reaches_the_web_while_it_is_still_being_sent(ports: tuple[int, int, int]) -> None:
    front, web, _ = ports
    with socket.create_server(("127.0.0.1", web)) as listener, socket.create_connection(("127.0.0.1", front)) as client:
        head = f"POST /v2/uploads HTTP/1.1\r\nHost: localhost:{front}\r\nContent-Length: 2000000\r\n\r\n"
        client.sendall(head.encode() + b"a" * 1_000_000)
        server, _ = listener.accept()
        with server:
            server.settimeout(10)
            seen = b""
            while seen.count(b"a") < 1_000_000:
                seen += server.recv(1 << 16)
            assert f"Host: localhost:{front}".encode() in seen
            assert b"X-Forwarded-For: 127.0.0.1" in seen
