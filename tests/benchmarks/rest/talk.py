"""A conversation: a page of 20 of a hundred comments, and comments that are written.

Sixteen people's worth of comments go to sixteen projects, and, since the numbers of a project's events are given out
one after the other, to a single one, too. The bare view inserts a row and does nothing else.
"""

import json
from collections.abc import Iterator, Mapping

from tests.benchmarks.bars import Bars
from tests.benchmarks.rest.comparison import Comparison
from tests.benchmarks.rest.items import FEW
from tests.benchmarks.rest.race import Runner, Track
from tests.benchmarks.rest.servers import Server
from tests.benchmarks.rest.stock import Stock

BODY = json.dumps({"text": "로고를 조금 더 오른쪽으로 옮겨 주세요"})


def measure(where: Track, stock: Stock, servers: Mapping[str, Server], bars: Bars) -> None:
    read = Comparison("comment thread", where.race([*_read(stock, servers)]), bars)
    read.beside("product", "limit")
    read.beside("product, 304", "constant through Django")
    read.beside("product", "constant, bare ASGI")
    read.beside("product", "textbook")
    read.quick("product")
    read.keep()
    written = Comparison("create comment", where.race([*_written(stock, servers)]), bars)
    for name in ("in sixteen projects", "in one project"):
        written.at_least(0.4, f"product, {name}", f"raw insert, {name}")
        written.quick(f"product, {name}")
    # Which has no events whose numbers are given out one after the other, so it does not mind whose they are.
    written.beside("product, in sixteen projects", "textbook")
    written.keep()


def _read(stock: Stock, servers: Mapping[str, Server]) -> Iterator[Runner]:
    film = stock.films[FEW]
    path, channel = f"{film.path}/{film.first}/comments", [f"project:{film.project_id}"]
    answer = stock.person.http.get(path)
    bare, textbook = f"/items/{film.project_id}/{film.first}/comments", f"/feedback/{film.first}/comments/"
    yield Runner("product", servers["product"], stock.get([path]), cold=channel)
    yield Runner("limit", servers["bare"], stock.get([bare]), cold=channel)
    yield Runner("textbook", servers["textbook"], stock.get([textbook]))
    yield Runner("product, 304", servers["product"], stock.get([path], If_None_Match=answer.headers["ETag"]), 304)
    constant = stock.get([f"/constant/{len(answer.content)}"])
    yield Runner("constant through Django", servers["bare"], constant)
    yield Runner("constant, bare ASGI", servers["asgi"], constant)


def _written(stock: Stock, servers: Mapping[str, Server]) -> Iterator[Runner]:
    places = {"in sixteen projects": stock.desks, "in one project": stock.desks[:1]}
    for name, desks in places.items():
        ours = [stock.request("POST", f"/v2/feedback/{project}/{item}/comments", BODY) for project, item in desks]
        bare = [stock.request("POST", f"/items/{project}/{item}/comments", BODY) for project, item in desks]
        yield Runner(f"product, {name}", servers["product"], ours, 201)
        yield Runner(f"raw insert, {name}", servers["bare"], bare, 201)
    textbook = [stock.request("POST", f"/feedback/{item}/comments/", BODY) for _, item in stock.desks]
    yield Runner("textbook", servers["textbook"], textbook, 201)
