"""A project and all who may ask for it, for the matrix."""

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.timezone import now

from ai_planning.domain.product_presets import SOCIAL_MEDIA
from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from feedback.application.sharing_read_models import GuestPass
from identity.bootstrap.parts import standings
from identity.infrastructure.models import SessionRecord, User
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from tests.client import Answer, ApiClient
from tests.guards.roles import MEMBERS
from tests.guards.visitors import guest_token, visitors
from tests.people import person, project
from webhooks.infrastructure.models import MessageRecord, WebhookRecord

# Parts of addresses that name nothing in the world.
WORDS = {
    "provider": "kakao",
    "ai_provider": "openai",
    "token": "none",
    "name": "360p",
    "place": "new:01a2157a-0000-7000-8000-000000000000",
}
# Of everybody.
WORDS |= {"preset_id": str(SOCIAL_MEDIA.id), "template_id": str(PRODUCT_TEMPLATES[0].id)}
# Of nobody's.
WORDS |= {"notification_id": str(new_id())}
WORDS |= {"conflict_id": str(new_id())}
WORDS |= {"attachment_id": str(new_id())}
WORDS |= {"feed_id": str(new_id()), "address": "none"}
WORDS |= {"job_id": str(new_id()), "frame_id": str(new_id())}


@dataclass
class World:
    """A project with one member a role, people outside, and an item that a further member wrote.

    Who withdrew or never proved the address holds a token all the same, as if it had been stolen.
    """

    people: dict[str, Actor]
    author: Actor
    visitors: dict[str, GuestPass]
    parts: dict[str, str]

    def client(self, api: ApiClient, role: str) -> ApiClient:
        if role in self.visitors:
            return api.with_(Authorization=f"Bearer {guest_token(self.visitors[role])}")
        return api if role == "anonymous" else api.as_(self.people[role])

    def ask(self, api: ApiClient, role: str, route: str, body: dict[str, Any]) -> Answer:
        method, path = route.split(" ", 1)
        client = self.client(api, role)
        filled = {name: value.format(**self.parts) if isinstance(value, str) else value for name, value in body.items()}
        if method in ("GET", "DELETE"):
            return getattr(client, method.lower())(path.format(**self.parts), *([filled] if method == "GET" else []))
        return getattr(client, method.lower())(path.format(**self.parts), filled)  # type: ignore[no-any-return]


def new_world(api: ApiClient, sample: Path) -> World:
    people = {role: person(role) for role in ("stranger", "withdrawn", *MEMBERS[1:])}
    people["unverified"] = person("unverified", verified=False)
    project_id, people["owner"] = project(api, **{role: people[role] for role in MEMBERS[1:]})
    author, newcomer = person("작성자"), person("신입")
    added = {"user_id": str(author.user_id), "role": "editor"}
    api.as_(people["owner"]).post(f"/v2/projects/{project_id}/members", added)
    parts = {
        "project_id": str(project_id),
        **reviewed(api.as_(author), project_id, sample),
        **planned(api.as_(author), project_id),
        **dated(api.as_(author), project_id),
        **compared(api.as_(author), project_id),
        **scheduled(api.as_(author), project_id),
        "upload_id": open_upload(api.as_(author), str(project_id)),
        "user_id": str(author.user_id),
        **WORDS,
        "newcomer": str(newcomer.user_id),
        **open_webhook(project_id, people["owner"]),
        "session_id": str(new_id()),
    }
    guests, shared = visitors(project_id, UUID(parts["video_id"]))
    _withdraw(people["withdrawn"])
    return World(people, author, guests, parts | shared)


def just_now(world: World) -> World:
    """The same with everybody in a session of their own and an invitation on its way, all as of this moment."""
    at = now()
    people = {role: replace(actor, session_id=new_id()) for role, actor in world.people.items()}
    SessionRecord.objects.bulk_create(
        SessionRecord(id=actor.session_id, user_id=actor.user_id, created_at=at, last_used_at=at)
        for actor in people.values()
    )
    invited = open_invitation(UUID(world.parts["project_id"]), people["owner"])
    return replace(world, people=people, parts=world.parts | invited)


def _withdraw(actor: Actor) -> None:
    User.objects.filter(id=actor.user_id).update(is_active=False, withdrawn_at=now())
    standings().tell(actor.user_id)


def reviewed(author: ApiClient, project_id: UUID, sample: Path) -> dict[str, str]:
    """A film in review with an item on it, and what its author said about that."""
    path = f"/v2/feedback/{project_id}"
    with sample.open("rb") as file:
        item = author.post_form(path, {"video_file": file, "timestamp": "0.5"}).json()
    said = author.post(f"{path}/{item['id']}/comments", {"text": "네"}).json()
    film = {name: item[name] for name in ("video_id", "version_id")}
    # All who may decide are asked.
    asked = author.post("{}/videos/{video_id}/versions/{version_id}/rounds".format(path, **film), {}).json()
    return {"feedback_id": item["id"], "comment_id": said["id"], "round_id": asked["id"], **film}


def planned(author: ApiClient, project_id: UUID) -> dict[str, str]:
    """A plan with a name for how it is and a word about it, and the first of its stages and shots."""
    path = f"/v2/ai-planning/{project_id}/plans"
    plan = author.post(path, {"title": "봄", "brief": {"logline": "봄이 온다"}}).json()
    named = author.post(f"{path}/{plan['id']}/snapshots", {"name": "처음"}).json()
    said = author.post(f"{path}/{plan['id']}/comments", {"text": "네"}).json()
    first = {name: plan[f"{name}s"][0]["id"] for name in ("stage", "shot")}
    ids = {f"{name}_id": value for name, value in first.items()}
    more = {"snapshot_id": named["id"], "plan_comment_id": said["id"], "part": f"stage:{first['stage']}"}
    return ids | {"plan_id": plan["id"], **more}


def dated(author: ApiClient, project_id: UUID) -> dict[str, str]:
    """An event of the project's calendar."""
    event = author.post(f"/v2/schedule/{project_id}/events", {"title": "회의", "start_date": "2026-03-02"}).json()
    return {"event_id": event["id"]}


def compared(author: ApiClient, project_id: UUID) -> dict[str, str]:
    """What the schedule is compared with: a picture of it, and a copy."""
    path = f"/v2/schedule/{project_id}"
    made = {name: author.post(f"{path}/{name}s", {"name": "처음"}).json() for name in ("baseline", "scenario")}
    return {f"{name}_id": each["id"] for name, each in made.items()}


def scheduled(author: ApiClient, project_id: UUID) -> dict[str, str]:
    """A phase with two tasks, of which one waits for the other."""
    path = f"/v2/schedule/{project_id}"
    phase = author.post(f"{path}/phases", {"kind": "filming"}).json()["id"]
    one, other = (author.post(f"{path}/tasks", {"name": name, "phase_id": phase}).json()["id"] for name in ("가", "나"))
    link = author.post(f"{path}/links", {"predecessor": one, "successor": other}).json()["id"]
    return {"phase_id": phase, "task_id": one, "next_task_id": other, "task_link_id": link}


def open_upload(author: ApiClient, project_id: str) -> str:
    """One that waits for its parts."""
    wanted = {"project_id": project_id, "file_name": "2차.mp4", "size": 1000}
    return str(author.post("/v2/uploads", wanted).json()["id"])


def open_invitation(project_id: UUID, owner: Actor) -> dict[str, str]:
    """One that was mailed just now, and a link."""
    at, ids = now(), (new_id(), new_id())
    until = at + timedelta(days=7)
    InvitationRecord.objects.create(
        id=ids[0],
        project_id=project_id,
        email="guest@example.kr",
        email_key="guest@example.kr",
        role="viewer",
        language="ko",
        status="pending",
        inviter_id=owner.user_id,
        inviter_name=owner.name,
        created_at=at,
        expires_at=until,
        sent_at=[at],
    )
    InviteLinkRecord.objects.create(
        id=ids[1],
        project_id=project_id,
        token_hash=ids[1].hex,
        role="viewer",
        creator_id=owner.user_id,
        creator_name=owner.name,
        created_at=at,
        expires_at=until,
    )
    return {"invitation_id": str(ids[0]), "link_id": str(ids[1])}


def open_webhook(project_id: UUID, owner: Actor) -> dict[str, str]:
    """One that was sent an event."""
    at, ids, epoch = now(), (new_id(), new_id()), streams.head(project_channel(project_id)).epoch
    WebhookRecord.objects.create(
        id=ids[0],
        project_id=project_id,
        url="https://hooks.invalid/",
        event_types=["*"],
        secret="whsec_c2VjcmV0",
        secret_changed_at=at,
        keeper_id=owner.user_id,
        keeper_name=owner.name,
        seq=1,
        epoch=epoch,
        created_at=at,
        updated_at=at,
    )
    told = {"type": "member.joined", "seq": 1, "status": "delivered", "created_at": at, "due_at": at, "ended_at": at}
    MessageRecord.objects.create(id=ids[1], webhook_id=ids[0], **told)
    return {"webhook_id": str(ids[0]), "delivery_id": str(ids[1])}
