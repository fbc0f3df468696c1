"""People whose work is done behind the scenes: films are processed, stories are written."""

import threading
import time
from abc import ABC, abstractmethod
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from core.domain.ids import new_id
from tests.e2e.people import Person
from tests.e2e.product import until
from tests.faults.asking import Answer, Asker, new_key

PAUSE = 0.3
UPLOADS_EVERY, STORIES_EVERY = 4.0, 4.0
LONGEST = 240.0
AGAIN = ("idempotency.in_progress", "job.still_in_the_making")
BRIEF = {"title": "골목의 빵집", "logline": "새벽마다 혼자 빵을 굽던 사람이 골목의 아침을 바꾼다.", "duration": 30}


class Doer(ABC, threading.Thread):
    """Begins something every so often, each time until it is acknowledged; `begun` are the acknowledged ones."""

    every = 1.0

    def __init__(self, person: Person, project_id: str) -> None:
        super().__init__(daemon=True)
        self.asker, self._person, self._project_id = Asker(person), person, project_id
        self._ended = threading.Event()
        self.begun: list[Any] = []
        self.failure: BaseException | None = None

    def stop(self) -> None:
        """After what it is at."""
        self._ended.set()

    def run(self) -> None:
        try:
            while not self._ended.is_set():
                self._begin(new_key())
                self._ended.wait(self.every)
        except BaseException as error:
            self.failure = error
            raise

    def _begin(self, key: str) -> None:
        while (answer := self._ask(key)) is None or answer.status >= 500 or answer.code in AGAIN:
            time.sleep(PAUSE)
        if answer.code != "idempotency.answer_lost":
            assert answer.status < 300, answer
            self.begun.append(answer.body)
            self._begun(key, answer.body)

    def _begun(self, key: str, body: Any) -> None:
        """What is to be noted, or to be waited for before the next."""

    @abstractmethod
    def _ask(self, key: str) -> Answer | None:
        """Begin it under this key; None without an answer."""


class Uploader(Doer):
    """Small films, each with a byte of its own."""

    every = UPLOADS_EVERY

    def __init__(self, person: Person, project_id: str, film: Path) -> None:
        super().__init__(person, project_id)
        self._film = film.read_bytes()
        self._sent: dict[str, str] = {}

    def lost(self) -> list[str]:
        """Those that never become ready, or are not what was sent."""
        until(lambda: all(self._shown(each)["status"] == "ready" for each in self.begun), LONGEST, "all films")
        return [each["video_id"] for each in self.begun if not self._is_same(each)]

    def _ask(self, key: str) -> Answer | None:
        boundary = new_id().hex
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="timestamp"\r\n\r\n0.5\r\n'
            f'--{boundary}\r\nContent-Disposition: form-data; name="text"\r\n\r\n{key}\r\n'
            f'--{boundary}\r\nContent-Disposition: form-data; name="video_file"; filename="{key}.mp4"\r\n'
            "Content-Type: video/mp4\r\n\r\n"
        )
        body = head.encode() + self._film_of_its_own(key) + f"\r\n--{boundary}--\r\n".encode()
        kind = f"multipart/form-data; boundary={boundary}"
        return self.asker.ask("POST", f"/v2/feedback/{self._project_id}", body, Idempotency_Key=key, Content_Type=kind)

    def _begun(self, key: str, body: Any) -> None:
        self._sent[body["video_id"]] = sha256(self._film_of_its_own(key)).hexdigest()

    def _film_of_its_own(self, key: str) -> bytes:
        """With a box at its end that players pass over."""
        return self._film + (8 + len(key)).to_bytes(4, "big") + b"free" + key.encode()

    def _shown(self, begun: Any) -> Any:
        path = f"/v2/feedback/{self._project_id}/videos/{begun['video_id']}"
        return self._person.must("GET", path, 200)

    def _is_same(self, begun: Any) -> bool:
        content = httpx.get(self._shown(begun)["url"], timeout=30).content
        return sha256(content).hexdigest() == self._sent[begun["video_id"]]


class Planner(Doer):
    """Stories of a plan, written without any key."""

    every = STORIES_EVERY

    def __init__(self, person: Person, project_id: str) -> None:
        super().__init__(person, project_id)
        plans = f"/v2/ai-planning/{project_id}/plans"
        self._plan = f"{plans}/{person.must('POST', plans, 201, json={'brief': BRIEF})['id']}"

    def lost(self) -> list[str]:
        """Jobs that were taken and did not come to a good end."""
        jobs = [str(each["job"]["id"]) for each in self.begun]
        until(lambda: all(self._job(each)["status"] not in ("queued", "running") for each in jobs), LONGEST, "all jobs")
        return [each for each in jobs if self._job(each)["status"] != "succeeded"]

    def _ask(self, key: str) -> Answer | None:
        return self.asker.ask("POST", f"{self._plan}/story", {"regenerate": True}, Idempotency_Key=key)

    def _begun(self, key: str, body: Any) -> None:
        """A plan has one story in the making."""
        path = f"/v2/ai-planning/{self._project_id}/jobs/{body['job']['id']}"
        while not self._ended.wait(PAUSE):
            answer = self.asker.ask("GET", path)
            if answer is not None and answer.status == 200 and answer.body["status"] not in ("queued", "running"):
                return

    def _job(self, job_id: str) -> Any:
        return self._person.must("GET", f"/v2/ai-planning/{self._project_id}/jobs/{job_id}", 200)
