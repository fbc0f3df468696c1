"""A project with a webhook that leads to a receiver."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.infrastructure.models import StreamEventRecord
from tests.client import Answer, ApiClient
from tests.webhooks.receiver import Receiver
from webhooks.infrastructure.models import MessageRecord, WebhookRecord


@dataclass
class Desk:
    """The owner of a project, its webhooks and what happens in it."""

    api: ApiClient
    owner: Actor
    project_id: UUID
    receiver: Receiver
    run: Callable[[str], None]

    @property
    def client(self) -> ApiClient:
        return self.api.as_(self.owner)

    @property
    def path(self) -> str:
        return f"/v2/projects/{self.project_id}/webhooks"

    def make(self, *event_types: str, url: str = "", **more: Any) -> dict[str, Any]:
        body = {"url": url or self.receiver.url, "event_types": list(event_types) or ["*"], **more}
        answer = self.client.post(self.path, body)
        assert answer.status_code == 201, answer.content
        return dict(answer.json())

    def row(self, hook: dict[str, Any]) -> dict[str, Any]:
        return dict(self.client.get(f"{self.path}/{hook['id']}").json())

    def log(self, hook: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
        """Oldest first."""
        return list(reversed(self.client.get(f"{self.path}/{hook['id']}/deliveries", query).json()["results"]))

    def do(self, hook: dict[str, Any], verb: str, body: Any = None) -> Answer:
        return self.client.post(f"{self.path}/{hook['id']}/{verb}", body)

    def happen(self, *names: str) -> list[int]:
        """The project is renamed so often; the numbers of the events."""
        for name in names:
            answer = self.client.patch(f"/v2/projects/{self.project_id}", {"name": name})
            assert answer.status_code == 200, answer.content
        events = StreamEventRecord.objects.filter(channel=project_channel(self.project_id))
        return sorted(events.values_list("seq", flat=True))[-len(names) :]

    def deliver(self, hook: dict[str, Any]) -> None:
        self.run(hook["id"])

    def wait(self, hook: dict[str, Any]) -> None:
        """Until what is to be tried again is due."""
        past = now() - timedelta(seconds=1)
        MessageRecord.objects.filter(webhook_id=hook["id"], status="pending").update(due_at=past)
        WebhookRecord.objects.filter(id=hook["id"], due_at__isnull=False).update(due_at=past)

    def give_up(self, hook: dict[str, Any]) -> None:
        """As often as a delivery is tried."""
        for _ in range(10):
            self.wait(hook)
            self.deliver(hook)


@pytest.fixture
def desk(
    api: ApiClient,
    make_project: Callable[..., tuple[UUID, Actor]],
    make_person: Callable[..., Actor],
    receiver: Receiver,
    deliver: Callable[[str], None],
    loopback: None,
) -> Desk:
    project_id, owner = make_project(admin=make_person("이관리"), editor=make_person("편집"))
    return Desk(api, owner, project_id, receiver, deliver)
