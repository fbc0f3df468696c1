"""A person who uploads in parts, as a client does it: addresses from the product, bytes to the storage."""

from typing import Any
from uuid import UUID

import httpx2 as httpx

from core.domain.actor import Actor
from tests.client import Answer, ApiClient


class Sender:
    def __init__(self, api: ApiClient, project_id: UUID, actor: Actor) -> None:
        self.api, self.project_id, self.actor = api.as_(actor), project_id, actor

    def begin(self, content: bytes = b"", **fields: Any) -> Answer:
        wanted = {"project_id": str(self.project_id), "file_name": "1차 편집본.mp4", "size": len(content)}
        return self.api.post("/v2/uploads", wanted | fields)

    def begun(self, content: bytes = b"", **fields: Any) -> dict[str, Any]:
        return _body(self.begin(content, **fields), 201)

    def sign(self, upload: dict[str, Any], *numbers: int) -> Answer:
        return self.api.post(f"/v2/uploads/{upload['id']}/parts", {"part_numbers": list(numbers)})

    def send(self, upload: dict[str, Any], content: bytes, *numbers: int) -> dict[int, str]:
        """ETag by number, as the storage answers it."""
        signed = _body(self.sign(upload, *numbers), 200)["parts"]
        return {
            each["part_number"]: put(each["url"], self.part(upload, content, each["part_number"])) for each in signed
        }

    def part(self, upload: dict[str, Any], content: bytes, number: int) -> bytes:
        size = upload["part_size"]
        return content[(number - 1) * size : number * size]

    def sent(self, content: bytes, **fields: Any) -> dict[str, Any]:
        """An upload all of whose parts have come."""
        upload = self.begun(content, **fields)
        self.send(upload, content, *range(1, upload["part_count"] + 1))
        return upload

    def complete(self, upload: dict[str, Any], **body: Any) -> Answer:
        return self.api.post(f"/v2/uploads/{upload['id']}/complete", body)

    def abort(self, upload: dict[str, Any]) -> Answer:
        return self.api.delete(f"/v2/uploads/{upload['id']}")

    def read(self, upload: dict[str, Any]) -> dict[str, Any]:
        return _body(self.api.get(f"/v2/uploads/{upload['id']}"), 200)

    def parts(self, upload: dict[str, Any]) -> list[dict[str, Any]]:
        parts: list[dict[str, Any]] = _body(self.ask_for_parts(upload), 200)["parts"]
        return parts

    def ask_for_parts(self, upload: dict[str, Any]) -> Answer:
        return self.api.get(f"/v2/uploads/{upload['id']}/parts")

    def page(self, **query: Any) -> dict[str, Any]:
        return _body(self.api.get("/v2/uploads", {"project_id": str(self.project_id)} | query), 200)

    def videos(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = _body(self.api.get(f"/v2/feedback/{self.project_id}/videos"), 200)["results"]
        return rows


def put(url: str, content: bytes) -> str:
    answer = httpx.put(url, content=content, timeout=60)
    assert answer.status_code == 200, answer.text
    return str(answer.headers["ETag"])


def _body(answer: Answer, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    body: dict[str, Any] = answer.json()
    return body
