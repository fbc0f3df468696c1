"""Guests at the product's doors."""

from dataclasses import dataclass
from typing import Any

from tests.client import Answer, ApiClient


@dataclass
class Visitor:
    """A guest who came in by a link."""

    api: ApiClient
    id: str
    token: str
    refresh_token: str

    def note(self, text: str = "자막이 잘려요", **more: Any) -> Answer:
        return self.api.post("/v2/shared/feedback", {"text": text, **more})

    def noted(self, text: str = "자막이 잘려요", **more: Any) -> dict[str, Any]:
        answer = self.note(text, **more)
        assert answer.status_code == 201, answer.content
        body: dict[str, Any] = answer.json()
        return body

    def items(self) -> list[dict[str, Any]]:
        answer = self.api.get("/v2/shared/feedback")
        assert answer.status_code == 200, answer.content
        rows: list[dict[str, Any]] = answer.json()["results"]
        return rows

    def comment(self, feedback_id: str, text: str = "네", **more: Any) -> Answer:
        return self.api.post(f"/v2/shared/feedback/{feedback_id}/comments", {"text": text, **more})

    def visit(self) -> Answer:
        return self.api.get("/v2/shared")


def enter(api: ApiClient, token: str, name: str = "손님 박", **more: Any) -> Answer:
    return api.post("/v2/shared/session", {"token": token, "name": name, **more})


def entered(api: ApiClient, token: str, name: str = "손님 박", **more: Any) -> Visitor:
    answer = enter(api, token, name, **more)
    assert answer.status_code == 200, answer.content
    body = answer.json()
    caller = api.with_(Authorization=f"Bearer {body['guest_token']}")
    return Visitor(caller, body["guest"]["id"], body["guest_token"], body["refresh_token"])
