"""A list of 5,000 notes beside one of 500, and a thread of 1,000 comments beside one of 100: what asking takes.

Every order and every filter, the first page and one nine tenths down, numbered and by cursor. Growth is compared within
a round, in which the small and the large one are asked in turn; statements are those that the product counted.
"""

import http.client
import json
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

import psycopg

from tests.benchmarks.bars import Bars
from tests.benchmarks.counted import Counted
from tests.benchmarks.crowd import Taken
from tests.benchmarks.filled import fill
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.samples import small

NOTES, COMMENTS = {"small": 500, "large": 5_000}, {"small": 100, "large": 1_000}
ROUNDS, WARM_UP, DEPTH = 40, 4, 0.9
SLOWEST, MOST_GROWTH = 200.0, 1.5
SORTS = ("newest", "oldest", "timecode", "priority", "reactions", "due_date", "updated")


@dataclass
class Film:
    """A project with a video and so many notes on it, the first of which has so many comments."""

    person: Person
    project_id: str
    video_id: str
    notes: int
    comments: int
    first: str = ""
    version_id: str = ""

    @property
    def path(self) -> str:
        return f"/v2/feedback/{self.project_id}"

    def fill(self, environment: Mapping[str, str]) -> None:
        """The first note as people write it, all others past the product."""
        first = self.person.must("POST", self.path, 201, json={"video_id": self.video_id, "text": "로고"})
        self.first, self.version_id = first["id"], first["version_id"]
        ids = {"project_id": self.project_id, "video_id": self.video_id, "version_id": self.version_id}
        whose = {"ids": ids | {"author_id": self.person.id}, "name": "목록", "feedback_id": self.first}
        fill(environment, {**whose, "notes": self.notes, "comments": self.comments})


def measure(product: Product, directory: Path, bars: Bars) -> None:
    person = Person(product, "lists")
    films = {name: film(person, directory, name) for name in NOTES}
    began, environment = time.monotonic(), product.processes("web")[0].environ()
    for each in films.values():
        each.fill(environment)
    print(f"lists: {NOTES} notes and {COMMENTS} comments put there in {time.monotonic() - began:.0f} s", flush=True)
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
        # As the database does by itself within minutes.
        database.execute("ANALYZE")
    addresses = {name: _addresses(each) for name, each in films.items()}
    for kind in addresses["small"]:
        paths = {name: addresses[name][kind] for name in films}
        _tell(kind, _asked(product, person, paths), _statements(person, environment, paths["large"]), bars)


def film(person: Person, directory: Path, name: str) -> Film:
    project_id = str(person.must("POST", "/v2/projects", 201, json={"name": f"목록 {name}"})["id"])
    item = person.upload(project_id, small(directory / f"list-{name}.mp4"))
    return Film(person, project_id, item["video_id"], NOTES[name], COMMENTS[name])


def _addresses(film: Film) -> dict[str, str]:
    """By kind of question."""
    queries = {f"sort={sort}": f"sort={sort}" for sort in SORTS} | {
        "status": "status=open",
        "priority": "priority=critical",
        "author": "author=me",
        "assignee": "assignee=me",
        "tag": f"tag={quote('로고')}",
        "version": f"version_id={film.version_id}",
        "time window": "time_from=0.2&time_to=0.4",
        "text": f"text={quote('음악를')}",
        "unresolved": "unresolved=true",
    }
    found = {kind: f"{film.path}?{query}" for kind, query in queries.items()}
    found["page nine tenths down"] = f"{film.path}?page={int(film.notes * DEPTH / 20)}"
    for sort in SORTS:
        found[f"cursor nine tenths down, sort={sort}"] = _deep(film.person, f"{film.path}?sort={sort}", film.notes)
    thread = f"{film.path}/{film.first}/comments"
    found |= {"thread": thread, "thread nine tenths down": _deep(film.person, thread, film.comments)}
    return found


def _deep(person: Person, path: str, count: int) -> str:
    """The page that begins nine tenths down, by its cursor."""
    mark, size = "&" if "?" in path else "?", min(100, count // 10)
    page = person.must("GET", f"{path}{mark}page_size={size}", 200)
    for _ in range(int(count * DEPTH / size) - 1):
        page = person.must("GET", f"{path}{mark}page_size={size}&cursor={quote(page['next_cursor'])}", 200)
    return f"{path}{mark}cursor={quote(page['next_cursor'])}"


def _asked(product: Product, person: Person, paths: dict[str, str]) -> dict[str, list[float]]:
    """Milliseconds of each answer; the first of a round is the last of the next."""
    connection = http.client.HTTPConnection("localhost", product.port, timeout=60)
    found: dict[str, list[float]] = defaultdict(list)
    for turn in range(WARM_UP + ROUNDS):
        for name in sorted(paths, reverse=turn % 2 == 0):
            began = time.perf_counter()
            connection.request("GET", paths[name], headers={"Authorization": person.http.headers["Authorization"]})
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == 200, body
            assert json.loads(body)["results"]
            found[name] += [(time.perf_counter() - began) * 1000] if turn >= WARM_UP else []
    return found


def _statements(person: Person, environment: dict[str, str], path: str) -> str:
    counted = Counted(environment)
    for _ in range(4):
        person.must("GET", path, 200)
    return counted.statements()


def _tell(kind: str, found: dict[str, list[float]], statements: str, bars: Bars) -> None:
    taken = {name: Taken(sorted(each), sum(each) / 1000) for name, each in found.items()}
    growth = median(large / few for few, large in zip(found["small"], found["large"], strict=True))
    p95 = taken["large"].percentile(95)
    told = ", ".join(
        f"{name} p50 {each.percentile(50):.1f} p95 {each.percentile(95):.1f} ms" for name, each in taken.items()
    )
    print(f"{kind:>36}: {told}, growth {growth:.2f} (bar: below {MOST_GROWTH}), statements {statements}", flush=True)
    bars.hold(f"{kind}: p95 below {SLOWEST:.0f} ms", p95 < SLOWEST, f"{p95:.1f} ms")
    bars.hold(f"{kind}: growth below {MOST_GROWTH}", growth < MOST_GROWTH, f"{growth:.2f}")
