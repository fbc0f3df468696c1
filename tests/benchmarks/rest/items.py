"""The list of items, 20 a page: from PostgreSQL, kept, and as 304; a thousand and a hundred thousand, first and last.

Each of the clients has a page of its own, so that none finds what another one's question has loaded.
"""

from collections.abc import Iterator, Mapping

import httpx

from tests.benchmarks.bars import Bars
from tests.benchmarks.rest.comparison import Comparison
from tests.benchmarks.rest.race import CLIENTS, Runner, Track
from tests.benchmarks.rest.servers import Server
from tests.benchmarks.rest.stock import Page, Stock

FEW, MANY, DEEP = "1 k", "100 k", "100 k, last pages"
CONSTANT = "constant through Django"


def measure(where: Track, stock: Stock, servers: Mapping[str, Server], bars: Bars) -> None:
    _check(stock, servers)
    runners = [*_from_the_database(stock, servers), *_kept(stock, servers), _textbook(FEW, stock, servers)]
    found = Comparison("feedback list", where.race(runners), bars)
    for size in (FEW, MANY, DEEP):
        found.at_least(0.5, f"product, {size}", f"limit, {size}")
    for kind in ("product, kept", "product, 304"):
        found.at_least(0.5, kind, CONSTANT)
        found.beside(kind, "constant, Django's middleware")
        found.beside(kind, "constant for somebody")
        found.beside(kind, "constant, bare ASGI")
    found.flat(1.2, f"product, {FEW}", f"product, {MANY}")
    found.flat(1.2, f"product, {MANY}", f"product, {DEEP}")
    found.beside(f"product, {FEW}", f"textbook, {FEW}")
    for name in (f"product, {FEW}", f"product, {MANY}", f"product, {DEEP}", "product, kept", "behind the front, kept"):
        found.quick(name)
    found.keep()
    ours = [runner for runner in runners if runner.server is servers["product"]]
    print(f"  statements a request: {', '.join(f'{each.name} {where.statements(each)}' for each in ours)}", flush=True)
    alone = where.once(_textbook(MANY, stock, servers))
    print(f"  textbook, {MANY}, a single page for a single client: {alone:.0f} ms", flush=True)


def _from_the_database(stock: Stock, servers: Mapping[str, Server]) -> Iterator[Runner]:
    few, many = stock.films[FEW], stock.films[MANY]
    pages = {FEW: (few, stock.first(few.path)), MANY: (many, stock.first(many.path))}
    pages[DEEP] = (many, stock.last(many.path, many.notes))
    for name, (film, each) in pages.items():
        channel = [f"project:{film.project_id}"]
        ours = stock.get([film.path + page.ours for page in each])
        bare = stock.get([f"/items/{film.project_id}{page.bare}" for page in each])
        yield Runner(f"product, {name}", servers["product"], ours, cold=channel)
        yield Runner(f"limit, {name}", servers["bare"], bare, cold=channel)


def _textbook(size: str, stock: Stock, servers: Mapping[str, Server]) -> Runner:
    """A page of a hundred thousand takes it so long that it would be the whole race."""
    path = f"/projects/{stock.films[size].project_id}/feedback/"
    return Runner(f"textbook, {size}", servers["textbook"], stock.get([path]), clients=CLIENTS if size == FEW else 1)


def _kept(stock: Stock, servers: Mapping[str, Server]) -> Iterator[Runner]:
    path = stock.films[FEW].path
    answer = stock.person.http.get(path)
    size = len(answer.content)
    yield Runner("product, kept", servers["product"], stock.get([path]))
    yield Runner("product, 304", servers["product"], stock.get([path], If_None_Match=answer.headers["ETag"]), 304)
    yield Runner("behind the front, kept", servers["front"], stock.get([path]))
    yield Runner(CONSTANT, servers["bare"], stock.get([f"/constant/{size}"]))
    yield Runner("constant, Django's middleware", servers["textbook"], stock.get([f"/constant/{size}"]))
    yield Runner("constant for somebody", servers["bare"], stock.get([f"/constant/for-somebody/{size}"]))
    yield Runner("constant, bare ASGI", servers["asgi"], stock.get([f"/constant/{size}"]))


def _check(stock: Stock, servers: Mapping[str, Server]) -> None:
    """The limit answers the same rows and totals."""
    bare = httpx.Client(base_url=f"http://127.0.0.1:{servers['bare'].port}", headers=stock.person.http.headers)
    for film in stock.films.values():
        for page in (Page(), stock.last(film.path, film.notes)[0]):
            ours = stock.must(film.path + page.ours)
            theirs = bare.get(f"/items/{film.project_id}{page.bare}").json()
            for part in ("results", "count", "stats", "seq", "epoch"):
                assert ours[part] == theirs[part], part
