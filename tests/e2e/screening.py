"""Films sent in parts, and players that know nothing but an address."""

import io
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import av
import httpx

from tests.e2e.people import Person
from tests.e2e.product import until
from tests.playlists import ListedMedia, read_master, read_media

SENT_AT_ONCE = 100


@dataclass(frozen=True)
class Sent:
    """A version that is on its way; `at` is the moment when its last byte had been taken (perf_counter)."""

    project_id: str
    video_id: str
    version_id: str
    at: float


def send_in_parts(person: Person, project_id: str, file: Path) -> Sent:
    """By `/v2/uploads`, the bytes straight into storage."""
    size = file.stat().st_size
    begun = person.must(
        "POST", "/v2/uploads", 201, json={"project_id": project_id, "file_name": file.name, "size": size}
    )
    path, numbers = f"/v2/uploads/{begun['id']}", list(range(1, begun["part_count"] + 1))
    with file.open("rb") as body:
        for first in range(0, len(numbers), SENT_AT_ONCE):
            wanted = {"part_numbers": numbers[first : first + SENT_AT_ONCE]}
            for part in person.must("POST", f"{path}/parts", 200, json=wanted)["parts"]:
                httpx.put(part["url"], content=body.read(part["size"]), timeout=60).raise_for_status()
    at = time.perf_counter()
    person.must("POST", f"{path}/complete", 200, json={})
    return Sent(project_id, _video_of(person, project_id, begun["version_id"]), begun["version_id"], at)


def send_by_form(person: Person, project_id: str, file: Path) -> Sent:
    item = person.upload(project_id, file, timestamp="0")
    return Sent(project_id, item["video_id"], item["version_id"], time.perf_counter())


def _video_of(person: Person, project_id: str, version_id: str) -> str:
    rows = person.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]
    return next(str(row["id"]) for row in rows if row["version_id"] == version_id)


def playback_of(person: Person, sent: Sent) -> dict[str, Any]:
    path = f"/v2/feedback/{sent.project_id}/videos/{sent.video_id}/versions/{sent.version_id}/playback"
    body: dict[str, Any] = person.must("GET", path, 200)
    assert body["status"] != "failed", body
    return body


def until_whole(person: Person, sent: Sent, seconds: float = 300) -> dict[str, Any]:
    """The playback once every size is there from the beginning to the end."""

    def whole() -> dict[str, Any] | None:
        body = playback_of(person, sent)
        return body if body["hls"] and body["hls"]["complete"] else None

    return until(whole, seconds, "the whole ladder")


class Player:
    """Reads what it is given the address of; sends no token and no cookie."""

    def __init__(self) -> None:
        self.http = httpx.Client(timeout=60)

    def fetch(self, url: str, **headers: str) -> httpx.Response:
        answer = self.http.get(url, headers=headers)
        assert answer.is_success, f"{url}: {answer.status_code} {answer.text[:500]}"
        return answer

    def sizes(self, master_url: str) -> dict[str, tuple[int, int]]:
        """Width and height by the address of the size's playlist."""
        return {
            urljoin(master_url, variant.uri): variant.resolution for variant in read_master(self.fetch(master_url).text)
        }

    def listed(self, url: str) -> ListedMedia:
        return read_media(self.fetch(url).text)

    def frames(self, media: ListedMedia) -> list[tuple[int, int]]:
        """Width and height of every picture that the stream decodes to."""
        parts = [media.init, *(uri for uri, _ in media.segments)]
        content = b"".join(self.fetch(part).content for part in parts)
        with av.open(io.BytesIO(content)) as container:
            return [(frame.width, frame.height) for frame in container.decode(video=0)]

    def streamed(self, url: str) -> int:
        """How many pictures libav's own player of playlists gets from it."""
        with av.open(url) as container:
            return sum(1 for _ in container.decode(video=0))
