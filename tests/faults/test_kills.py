"""Four people write, four listen, and every part of the product is killed twice, at random."""

import contextlib
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from websockets.exceptions import WebSocketException

from core.domain.ids import new_id
from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.faults.rows import Note
from tests.samples import small

WRITERS, LISTENERS, COMMENTS = 4, 4, 100
VICTIMS = ("redis", "worker", "web", "sockets", "postgres") * 2
PAUSE_SECONDS = 0.05
LONGEST = 240


class Follower(threading.Thread):
    """A client as it should be: after any cut it comes back with the last number it saw."""

    def __init__(self, person: Person, project_id: str) -> None:
        super().__init__(daemon=True)
        self.person, self.project_id = person, project_id
        self.events: list[dict[str, Any]] = []
        self.since: dict[str, Any] = {"since": 0}
        self.resyncs = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            with contextlib.suppress(httpx.HTTPError, WebSocketException, OSError, AssertionError):
                self._listen()
            self.done.wait(0.2)

    def _listen(self) -> None:
        with self.person.listening(self.project_id, **self.since) as listener:
            while not self.done.is_set():
                with contextlib.suppress(TimeoutError):
                    self._take(listener.next(0.5))

    def _take(self, frame: dict[str, Any]) -> None:
        self.resyncs += frame["type"] == "resync"
        if "epoch" in frame and frame["type"] not in ("subscribed", "resync"):
            self.events.append(frame)
            self.since = {"since": frame["seq"], "epoch": frame["epoch"]}


class Writer(threading.Thread):
    """Sends each comment until it is acknowledged, under one key."""

    def __init__(self, person: Person, path: str, name: str) -> None:
        super().__init__(daemon=True)
        self.person, self.path, self.title = person, path, name
        self.acknowledged: list[str] = []

    def run(self) -> None:
        for number in range(COMMENTS):
            text = f"{self.title} {number}"
            key = {"Idempotency-Key": new_id().hex}
            while not self._is_acknowledged(text, key):
                time.sleep(0.3)
            self.acknowledged.append(text)
            time.sleep(PAUSE_SECONDS)

    def _is_acknowledged(self, text: str, key: dict[str, str]) -> bool:
        try:
            answer = self.person.http.post(self.path, json={"text": text}, headers=key, timeout=20)
        except httpx.HTTPError:
            return False
        lost_answer = answer.status_code == 409 and answer.json().get("code") == "idempotency.answer_lost"
        return answer.status_code == 201 or lost_answer


def test_every_acknowledged_comment_arrives_once_and_in_order(
    product: Product, person: Callable[[str], Person], tmp_path: Path, note: Note
) -> None:
    author, listener = person("author"), person("listener")
    project_id, path = conversation(author, listener, small(tmp_path / "cut.mp4"))
    followers = [Follower(listener, project_id) for _ in range(LISTENERS)]
    writers = [Writer(author, path, f"글 {number}") for number in range(WRITERS)]
    for thread in (*followers, *writers):
        thread.start()
    kill_at_random(product)
    for writer in writers:
        writer.join(LONGEST)
    wanted = {text for writer in writers for text in writer.acknowledged}
    assert len(wanted) == WRITERS * COMMENTS
    caught_up = seconds_until_all_have(followers, len(wanted))
    received = [stored_comments(author, path), *map(comments_of, followers)]
    lost = sum(len(wanted - set(texts)) for texts in received)
    doubled = sum(len(texts) - len(set(texts)) for texts in received)
    met = f"{len(VICTIMS)} kills, {len(wanted)} comments, {LISTENERS} listeners"
    note(f"{met}: lost = {lost}, duplicated = {doubled}, caught up in {caught_up:.1f} s")
    assert (lost, doubled) == (0, 0)
    for follower in followers:
        numbers = [event["seq"] for event in follower.events]
        assert (numbers, follower.resyncs) == (list(range(1, len(numbers) + 1)), 0)


def conversation(author: Person, listener: Person, cut: Path) -> tuple[str, str]:
    """A project that both are in, and the address of the comments on its first item."""
    project_id = author.must("POST", "/v2/projects", 201, json={"name": "고장"})["id"]
    author.must("POST", f"/v2/projects/{project_id}/members", 201, json={"email": listener.email, "role": "viewer"})
    item = author.upload(project_id, cut)
    return project_id, f"/v2/feedback/{project_id}/{item['id']}/comments"


def seconds_until_all_have(followers: list[Follower], count: int) -> float:
    began = time.monotonic()
    for follower in followers:
        until(lambda follower=follower: len(comments_of(follower)) >= count, 60, "the last comment")  # type: ignore[misc]
        follower.done.set()
    return time.monotonic() - began


def kill_at_random(product: Product) -> None:
    chance = random.Random(20260301)
    for victim in chance.sample(VICTIMS, len(VICTIMS)):
        product.kill(victim)
        until(product.is_ready, 60, f"readiness after {victim} died")
        time.sleep(chance.uniform(0.2, 1.5))


def comments_of(follower: Follower) -> list[str]:
    return [event["data"]["text"] for event in follower.events if event["type"] == "comment.added"]


def stored_comments(person: Person, path: str) -> list[str]:
    texts, address = [], f"{path}?page_size=100"
    while address:
        page = person.must("GET", address, 200)
        texts += [row["text"] for row in page["results"]]
        address = page["next"]
    return texts
