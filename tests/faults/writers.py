"""People who write without pause and do not give up: each deed is sent until it is answered, under one key."""

import random
import threading
import time
from collections import Counter, defaultdict
from typing import Any

from tests.e2e.people import Person
from tests.faults.asking import Asker, new_key

PAUSE = 0.2
STATUSES = ("in_progress", "resolved", "closed", "open")
# Not now, or not yet known: the same again.
AGAIN = frozenset({429, 500, 502, 503, 504})
KINDS, SHARES = ("comment", "reply", "status", "note"), (50, 20, 25, 5)


class Writer(threading.Thread):
    """Every deed is one event. `texts` and `statuses`, by item, are all that was answered well, in order; `deeds` what
    an item came to be by each, and when that was answered.
    """

    def __init__(
        self, person: Person, path: str, video_id: str, name: str, events: int = 1_000_000, pause: float = 0
    ) -> None:
        super().__init__(daemon=True)
        self.asker, self.title = Asker(person), name
        self._path, self._video_id, self._events, self._pause = path, video_id, events, pause
        self._chance, self._ended = random.Random(name), threading.Event()
        self._item, self._parent = "", ""
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.statuses: dict[str, list[str]] = defaultdict(list)
        self.deeds: dict[str, list[tuple[float, tuple[str, int]]]] = {}
        self.retries: Counter[str] = Counter()
        self.acknowledged = 0
        self.failure: BaseException | None = None

    def stop(self) -> None:
        """After the deed that it is at."""
        self._ended.set()

    def run(self) -> None:
        try:
            while not self._item:
                self._note()
            while self.acknowledged < self._events and not self._ended.wait(self._pause):
                getattr(self, f"_{self._chance.choices(KINDS, SHARES)[0]}")()
        except BaseException as error:
            self.failure = error
            raise

    def _note(self) -> None:
        """The item that all is about from here on."""
        body = {"video_id": self._video_id, "text": self._text()}
        answer = self._until_answered("POST", self._path, body)
        self._item, self._parent = answer.get("id", self._item), ""
        self.texts[""].append(body["text"])
        if "id" in answer:
            self.deeds[self._item] = [(time.monotonic(), ("open", 0))]

    def _comment(self, parent: str = "") -> None:
        body = {"text": self._text()} | ({"parent_id": parent} if parent else {})
        answer = self._until_answered("POST", f"{self._path}/{self._item}/comments", body)
        self._parent = parent or answer.get("id", "")
        self.texts[self._item].append(body["text"])
        self._came_to_be()

    def _reply(self) -> None:
        self._comment(self._parent)

    def _status(self) -> None:
        """To the same status once more is no event, so that this needs no key."""
        status = STATUSES[len(self.statuses[self._item]) % len(STATUSES)]
        self._until_answered("PATCH", f"{self._path}/{self._item}", {"status": status})
        self.statuses[self._item].append(status)
        self._came_to_be()

    def _came_to_be(self) -> None:
        shown = ["open", *self.statuses[self._item]][-1], len(self.texts[self._item])
        self.deeds[self._item].append((time.monotonic(), shown))

    def _text(self) -> str:
        return f"{self.title} {self.acknowledged}"

    def _until_answered(self, method: str, path: str, body: dict[str, Any]) -> Any:
        key = new_key()
        while (answer := self._answer(method, path, body, key)) is None:
            time.sleep(PAUSE)
        self.acknowledged += 1
        return answer

    def _answer(self, method: str, path: str, body: dict[str, Any], key: str) -> Any:
        """None when it is to be tried again."""
        answer = self.asker.ask(method, path, body, Idempotency_Key=key)
        if answer is None:
            return self._again("cut off")
        if answer.status < 300:
            return answer.body
        if answer.code == "idempotency.answer_lost":
            return {}
        if answer.status in AGAIN or answer.code == "idempotency.in_progress":
            return self._again(answer.code or str(answer.status))
        raise AssertionError(f"{method} {path}: {answer.status} {answer.body}")

    def _again(self, why: str) -> None:
        self.retries[why] += 1
