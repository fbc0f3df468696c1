"""What people see first: their projects, a search in them, the dashboard, a search in items; and their logins.

The limits of the reads ask the database what the product asks it when nothing is kept, and write its answer again.
"""

import json
from collections.abc import Iterator, Mapping

from tests.benchmarks.bars import Bars
from tests.benchmarks.rest.comparison import Comparison
from tests.benchmarks.rest.race import Runner, Track
from tests.benchmarks.rest.servers import Server
from tests.benchmarks.rest.stock import Stock
from tests.e2e.people import PASSWORD

# Hashing takes the processors; more at once than the product lets in would only be told to come back.
LOGINS = 4
TEXTBOOK = {"project list": "/projects/"}


def measure(where: Track, stock: Stock, servers: Mapping[str, Server], bars: Bars) -> None:
    for name, path in stock.overview().items():
        found = Comparison(name, where.race([*_read(name, path, stock, servers)]), bars)
        found.beside("product", "limit")
        for kind in ("product, kept", "product, 304"):
            found.beside(kind, "constant through Django")
        found.beside("product", "constant, bare ASGI")
        if name in TEXTBOOK:
            found.beside("product", "textbook")
        found.quick("product")
        found.keep()
    logins = Comparison("login", where.race([*_logins(stock, servers)]), bars, LOGINS)
    logins.beside("product", "limit")
    logins.beside("product", "textbook")
    logins.keep()


def _read(name: str, path: str, stock: Stock, servers: Mapping[str, Server]) -> Iterator[Runner]:
    answer = stock.person.http.get(path)
    same = stock.get([path], If_None_Match=answer.headers["ETag"])
    yield Runner("product", servers["product"], stock.get([path]), cold=stock.channels)
    yield Runner("limit", servers["bare"], stock.get([f"/recorded/{stock.recording(name)}"]), cold=stock.channels)
    yield Runner("product, kept", servers["product"], stock.get([path]))
    yield Runner("product, 304", servers["product"], same, 304)
    constant = stock.get([f"/constant/{len(answer.content)}"])
    yield Runner("constant through Django", servers["bare"], constant)
    yield Runner("constant, bare ASGI", servers["asgi"], constant)
    if name in TEXTBOOK:
        yield Runner("textbook", servers["textbook"], stock.get([TEXTBOOK[name]]))


def _logins(stock: Stock, servers: Mapping[str, Server]) -> Iterator[Runner]:
    body = json.dumps({"email": stock.person.email, "password": PASSWORD})
    for name, server, path in (
        ("product", "product", "/v2/auth/login"),
        ("limit", "bare", "/login"),
        ("textbook", "textbook", "/login/"),
    ):
        yield Runner(name, servers[server], [stock.request("POST", path, body)], clients=LOGINS)
