"""What is asked for: a project of a thousand items and one of a hundred thousand, and how their pages are reached."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import orjson
import psycopg

from tests.benchmarks.lists import Film
from tests.benchmarks.rest.race import CLIENTS
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.samples import small

ITEMS, COMMENTS, PAGE = {"1 k": 1_000, "100 k": 100_000}, 100, 20


@dataclass(frozen=True)
class Page:
    """The cursor of the product that reads it, and the key that is in there; empty for the first one."""

    cursor: str = ""

    @property
    def ours(self) -> str:
        return f"?cursor={quote(self.cursor)}" if self.cursor else ""

    @property
    def bare(self) -> str:
        if not self.cursor:
            return ""
        content = self.cursor.partition(".")[0]
        _, *key = orjson.loads(base64.urlsafe_b64decode(content + "=" * (-len(content) % 4)))
        return "?" + urlencode(dict(zip(("after", "id"), key, strict=True)))


class Stock:
    def __init__(
        self,
        product: Product,
        directory: Path,
        environment: Mapping[str, str],
        handle: str = "rest",
        items: Mapping[str, int] = ITEMS,
        desks: int = CLIENTS,
    ) -> None:
        self.person = Person(product, handle)
        self.films = {name: self._film(directory, count) for name, count in items.items()}
        self.desks = [self._desk(directory, number) for number in range(desks)]
        for each in self.films.values():
            each.fill(environment)
        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
            # As the database does by itself within minutes.
            database.execute("VACUUM ANALYZE")

    def _film(self, directory: Path, items: int) -> Film:
        name = f"목록 {items}"
        project_id = str(self.person.must("POST", "/v2/projects", 201, json={"name": name})["id"])
        item = self.person.upload(project_id, small(directory / f"{self.person.email}-{items}.mp4"))
        return Film(self.person, project_id, item["video_id"], items, COMMENTS)

    def _desk(self, directory: Path, number: int) -> tuple[str, str]:
        """A project with an item that is commented on."""
        project_id = str(self.person.must("POST", "/v2/projects", 201, json={"name": f"가을 홍보영상 {number}"})["id"])
        item = self.person.upload(project_id, small(directory / "rest-desk.mp4"))
        return project_id, str(item["id"])

    @property
    def authorization(self) -> str:
        return str(self.person.http.headers["Authorization"])

    @property
    def channels(self) -> list[str]:
        """All on which hangs what the person is shown."""
        projects = [*(project for project, _ in self.desks), *(film.project_id for film in self.films.values())]
        return [f"user:{self.person.id}", *(f"project:{each}" for each in projects)]

    def overview(self) -> dict[str, str]:
        """What is asked for by what it is called."""
        words, items = quote("홍보"), quote("음악를")
        return {
            "project list": "/v2/projects",
            "search in projects": f"/v2/projects?search={words}",
            "dashboard": "/v2/dashboard",
            "search in 1 k items": f"{self.films['1 k'].path}?text={items}",
            "search in 100 k items": f"{self.films['100 k'].path}?text={items}",
        }

    def recordings(self) -> dict[str, str]:
        return {self.recording(name): path for name, path in self.overview().items()}

    def recording(self, name: str) -> str:
        return name.replace(" ", "-")

    def first(self, path: str) -> list[Page]:
        """As many as there are clients."""
        return [Page(), *self._onward(path, CLIENTS - 1)]

    def last(self, path: str, rows: int) -> list[Page]:
        """As many as there are clients, up to the last but one."""
        return self._onward(f"{path}?page={rows // PAGE - CLIENTS}", CLIENTS)

    def _onward(self, path: str, count: int) -> list[Page]:
        found: list[Page] = []
        answer, bare = self.must(path), path.partition("?")[0]
        for _ in range(count):
            found.append(Page(answer["next_cursor"]))
            answer = self.must(bare + found[-1].ours)
        return found

    def must(self, path: str) -> Any:
        return self.person.must("GET", path, 200)

    def get(self, paths: Sequence[str], **headers: str) -> list[str]:
        return [self.request("GET", path, **headers) for path in paths]

    def request(self, method: str, path: str, body: str = "", **headers: str) -> str:
        """As it goes over the wire."""
        given = {"Host": "localhost", "Authorization": self.authorization} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if body:
            given |= {"Content-Type": "application/json", "Content-Length": str(len(body.encode()))}
        return "\r\n".join(
            [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items()), "", body]
        )
