"""Accounts and projects as tests need them, made at once."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.ids import new_id
from tests.client import ApiClient


def person(name: str = "김지민", *, verified: bool = True) -> Actor:
    """A verified account, whose owner was here just now: their standing is cached."""
    from identity.bootstrap.parts import standings
    from identity.infrastructure.models import User

    user_id = new_id()
    handle = f"person{user_id.hex[-12:]}"
    User.objects.create(
        id=user_id, email=f"{handle}@example.kr", username=handle, name=name, password="!", is_verified=verified
    )
    standings().of(user_id)
    return Actor(user_id=user_id, name=name)


def project(api: ApiClient, **members: Actor) -> tuple[UUID, Actor]:
    """A new owner's project with these members; its id and owner."""
    owner = person("박감독")
    answer = api.as_(owner).post("/v2/projects", {"name": "봄 캠페인"})
    assert answer.status_code == 201, answer.content
    project_id = UUID(answer.json()["id"])
    for role, member in members.items():
        added = api.as_(owner).post(
            f"/v2/projects/{project_id}/members", {"user_id": str(member.user_id), "role": role}
        )
        assert added.status_code == 201, added.content
    return project_id, owner
