"""People who write without pause and do not give up: each deed is sent until it is answered, under one key."""

import http.client
import json
import random
import threading
import time
from collections import Counter, defaultdict
from typing import Any

from core.domain.ids import new_id
from tests.e2e.people import Person

PAUSE, PATIENCE = 0.2, 20.0
STATUSES = ("in_progress", "resolved", "closed", "open")
# Not now, or not yet known: the same again.
AGAIN = frozenset({429, 500, 502, 503, 504})
KINDS, SHARES = ("comment", "reply", "status", "note"), (50, 20, 25, 5)


class Writer(threading.Thread):
    """Every deed is one event. `texts` and `statuses`, by item, are all that was answered well, in order."""

    def __init__(self, person: Person, path: str, video_id: str, name: str, events: int) -> None:
        super().__init__(daemon=True)
        self._person, self._path, self._video_id, self.title, self._events = person, path, video_id, name, events
        self._chance, self._link = random.Random(name), _link(person)
        self._item, self._parent = "", ""
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.statuses: dict[str, list[str]] = defaultdict(list)
        self.retries: Counter[str] = Counter()
        self.acknowledged = 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            self._note()
            while self.acknowledged < self._events:
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

    def _comment(self, parent: str = "") -> None:
        body = {"text": self._text()} | ({"parent_id": parent} if parent else {})
        answer = self._until_answered("POST", f"{self._path}/{self._item}/comments", body)
        self._parent = parent or answer.get("id", "")
        self.texts[self._item].append(body["text"])

    def _reply(self) -> None:
        self._comment(self._parent)

    def _status(self) -> None:
        """To the same status once more is no event, so that this needs no key."""
        status = STATUSES[len(self.statuses[self._item]) % len(STATUSES)]
        self._until_answered("PATCH", f"{self._path}/{self._item}", {"status": status})
        self.statuses[self._item].append(status)

    def _text(self) -> str:
        return f"{self.title} {self.acknowledged}"

    def _until_answered(self, method: str, path: str, body: dict[str, Any]) -> Any:
        key = new_id().hex
        while (answer := self._answer(method, path, body, key)) is None:
            time.sleep(PAUSE)
        self.acknowledged += 1
        return answer

    def _answer(self, method: str, path: str, body: dict[str, Any], key: str) -> Any:
        """None when it is to be tried again."""
        headers = {
            "Authorization": self._person.http.headers["Authorization"],
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        try:
            self._link.request(method, path, json.dumps(body), headers)
            answer = self._link.getresponse()
            content = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._link = _link(self._person)
            return self._again(type(error).__name__)
        if answer.status < 300:
            return content
        if content["code"] == "idempotency.answer_lost":
            return {}
        if answer.status in AGAIN or content["code"] == "idempotency.in_progress":
            return self._again(content["code"])
        raise AssertionError(f"{method} {path}: {answer.status} {content}")

    def _again(self, why: str) -> None:
        self.retries[why] += 1


def _link(person: Person) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", person.product.port, timeout=PATIENCE)
