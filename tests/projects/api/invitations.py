"""Steps of tests about invitations."""

from typing import Any
from uuid import UUID

import orjson

from core.infrastructure.models import NoticeRecord
from identity.infrastructure.models import User
from tests.client import Answer, ApiClient


def address_of(user_id: UUID) -> str:
    return str(User.objects.values_list("email", flat=True).get(id=user_id))


def invite(client: ApiClient, project_id: object, *emails: str, **more: Any) -> Answer:
    body = {"invitations": [{"email": email} for email in emails], **more}
    return client.post(f"/v2/projects/{project_id}/invitations", body)


def owed(email: str, kind: str = "projects.invitation") -> list[dict[str, str]]:
    """The parts of the mails that are on their way to an address, oldest first."""
    records = NoticeRecord.objects.filter(kind=kind).order_by("id")
    return [orjson.loads(record.parts) for record in records if record.to == email]


def token_for(email: str, kind: str = "projects.invitation") -> str:
    """The token in the newest mail."""
    return owed(email, kind)[-1]["token"]


def link_token(client: ApiClient, project_id: object, **more: Any) -> str:
    answer = client.post(f"/v2/projects/{project_id}/invite-links", more)
    assert answer.status_code == 201, answer.content
    return str(answer.json()["token"])


def accept(client: ApiClient, token: str) -> Answer:
    return client.post("/v2/invitations/accept", {"token": token})
