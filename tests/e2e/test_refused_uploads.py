"""Answers that are given before the body was read reach their client whole, over the real front."""

import json
import socket
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from itertools import product as every

import pytest

from tests.e2e.people import Person
from tests.e2e.product import Product

CLIENTS, ROUNDS = 4, 10
SIZES = (500, 12_000, 200_000)
Seen = Counter[tuple[int, str]]


class Browser:
    """Keeps its connection and sends head and body in two writes, as browsers do."""

    def __init__(self, product: Product) -> None:
        self._address = ("localhost", product.port)
        self._link: socket.socket | None = None

    def send(self, method: str, path: str, size: int, *headers: str) -> tuple[int, str]:
        """Status and code of a whole answer, which is a problem document."""
        link = self._link or self._dial()
        head = (f"{method} {path} HTTP/1.1", "Host: localhost", f"Content-Length: {size}", *headers, "", "")
        link.sendall("\r\n".join(head).encode())
        link.sendall(b"x" * size)
        answer = HTTPResponse(link, method=method)
        answer.begin()
        problem = json.loads(answer.read())
        self._link = None if answer.will_close else link
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert (problem["status"], problem["request_id"]) == (answer.status, answer.headers["X-Request-ID"])
        return answer.status, problem["code"]

    def _dial(self) -> socket.socket:
        self._link = socket.create_connection(self._address, timeout=30)
        self._link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._link


def several(product: Product, ask: Callable[[Browser], Seen]) -> Seen:
    with ThreadPoolExecutor(CLIENTS) as clients:
        return sum(clients.map(lambda _: ask(Browser(product)), range(CLIENTS)), Counter())


@pytest.mark.parametrize(("method", "path"), [("POST", "/v2/projects"), ("PUT", "/v2/me/avatar")])
def test_a_bad_token_is_told_to_everybody_who_uploads(product: Product, method: str, path: str) -> None:
    def ask(browser: Browser) -> Seen:
        bad = ("Authorization: Bearer spent", "Content-Type: image/png")
        return Counter(browser.send(method, path, size, *bad) for _, size in every(range(ROUNDS), SIZES))

    assert several(product, ask) == {(401, "auth.token_invalid"): CLIENTS * ROUNDS * len(SIZES)}


def test_other_early_answers_are_whole(product: Product, person: Callable[[str], Person]) -> None:
    token = f"Authorization: Bearer {person('early').session['access_token']}"

    def ask(browser: Browser) -> Seen:
        seen = Seen()
        for _, size in every(range(ROUNDS), SIZES):
            seen[browser.send("POST", "/v2/projects", size, token, "Content-Type: text/xml")] += 1
            seen[browser.send("DELETE", "/v2/nowhere", size, token)] += 1
            seen[browser.send("GET", "/v2/projects?page=0", size, token)] += 1
        return seen

    each = CLIENTS * ROUNDS * len(SIZES)
    expected = {(415, "request.unsupported_media_type"), (404, "not_found"), (400, "request.bad_query")}
    assert several(product, ask) == dict.fromkeys(expected, each)


def test_a_body_in_pieces_whose_head_asks_first_gets_its_answer(product: Product) -> None:
    with socket.create_connection(("localhost", product.port), timeout=30) as link:
        for size in SIZES:
            head = b"POST /v2/projects HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
            link.sendall(head + b"Expect: 100-continue\r\n\r\n")
            link.sendall(b"%x\r\n%s\r\n0\r\n\r\n" % (size, b"x" * size))
            answer = HTTPResponse(link, method="POST")
            answer.begin()
            assert (answer.status, json.loads(answer.read())["code"]) == (401, "auth.required")
            if answer.will_close:
                return
