"""Every route against every role, as matrix.py says. A route without a row fails."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from ai_planning.domain.product_presets import SOCIAL_MEDIA
from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from identity.bootstrap.parts import standings
from identity.infrastructure.models import SessionRecord, User
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from tests.client import Answer, ApiClient
from tests.guards.matrix import MATRIX
from tests.guards.roles import MEMBERS, ROLES, WRITERS, GuestRow, Row, refusal
from tests.guards.routes import every_route, missing_rows
from tests.guards.visitors import visitors
from tests.samples import small
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

    Who withdrew or never proved the address holds a token all the same, as if it had been stolen. `visitors` are
    tokens of guests.
    """

    people: dict[str, Actor]
    visitors: dict[str, str]
    parts: dict[str, str]

    def client(self, api: ApiClient, role: str) -> ApiClient:
        if role in self.visitors:
            return api.with_(Authorization=f"Bearer {self.visitors[role]}")
        return api if role == "anonymous" else api.as_(self.people[role])

    def ask(self, api: ApiClient, role: str, route: str, body: dict[str, Any]) -> Answer:
        method, path = route.split(" ", 1)
        client = self.client(api, role)
        filled = {name: value.format(**self.parts) if isinstance(value, str) else value for name, value in body.items()}
        if method in ("GET", "DELETE"):
            return getattr(client, method.lower())(path.format(**self.parts), *([filled] if method == "GET" else []))
        return getattr(client, method.lower())(path.format(**self.parts), filled)  # type: ignore[no-any-return]


@pytest.fixture
def world(
    api: ApiClient,
    make_person: Callable[..., Actor],
    make_project: Callable[..., tuple[UUID, Actor]],
    sample: Path,
) -> World:
    people = {role: make_person(role) for role in ("stranger", "withdrawn", *MEMBERS[1:])}
    people["unverified"] = make_person("unverified", verified=False)
    project_id, owner = make_project(**{role: people[role] for role in MEMBERS[1:]})
    author, newcomer = make_person("작성자"), make_person("신입")
    api.as_(owner).post(f"/v2/projects/{project_id}/members", {"user_id": str(author.user_id), "role": "editor"})
    parts = {
        "project_id": str(project_id),
        **reviewed(api.as_(author), project_id, sample),
        **planned(api.as_(author), project_id),
        **dated(api.as_(author), project_id),
        **compared(api.as_(author), project_id),
        **scheduled(api.as_(author), project_id),
        "upload_id": open_upload(api, project_id, author),
        "user_id": str(author.user_id),
        **WORDS,
        "newcomer": str(newcomer.user_id),
        **opened(project_id, owner),
        "session_id": str(new_id()),
    }
    guests, shared = visitors(project_id, UUID(parts["video_id"]))
    _withdraw(people["withdrawn"])
    logged_in = {role: _logged_in(actor) for role, actor in {"owner": owner, **people}.items()}
    return World(logged_in, guests, parts | shared)


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


def _logged_in(actor: Actor) -> Actor:
    """In a session of their own, opened just now."""
    session_id, at = new_id(), now()
    SessionRecord.objects.create(id=session_id, user_id=actor.user_id, created_at=at, last_used_at=at)
    return replace(actor, session_id=session_id)


def open_upload(api: ApiClient, project_id: UUID, author: Actor) -> str:
    """One that waits for its parts."""
    wanted = {"project_id": str(project_id), "file_name": "2차.mp4", "size": 1000}
    return str(api.as_(author).post("/v2/uploads", wanted).json()["id"])


def opened(project_id: UUID, owner: Actor) -> dict[str, str]:
    return open_invitation(project_id, owner) | open_webhook(project_id, owner)


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


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("matrix") / "sample.mp4")


def expected(row: Row, role: str) -> int:
    refused = refusal(role, is_shared=isinstance(row, GuestRow))
    return row.instead.get(role, row.status if role in row.allowed else refused)


def companies(route: str) -> list[tuple[str, ...]]:
    """Roles that may ask in one world: whoever reads or is refused leaves it as it is, who changes it comes last."""
    changing = [role for role in ROLES if expected(MATRIX[route], role) < 400 and not route.startswith("GET")]
    first, *others = [(role,) for role in changing] or [()]
    return [(*(role for role in ROLES if role not in changing), *first), *others]


@pytest.mark.parametrize(
    ("route", "roles"), [(route, roles) for route in sorted(MATRIX) for roles in companies(route)], ids=str
)
def test_every_role_gets_what_the_matrix_says(api: ApiClient, world: World, route: str, roles: tuple[str, ...]) -> None:
    row = MATRIX[route]
    for role in roles:
        answer, wanted = world.ask(api, role, route, row.body), expected(row, role)
        for _ in range(5 if route == "GET /health/ready" else 0):
            # A part may take longer than the second that readiness gives it, on a busy machine.
            answer = answer if answer.status_code == wanted else world.ask(api, role, route, row.body)
        assert answer.status_code == wanted, (role, answer.content[:500])


def test_every_role_asks_every_route_once() -> None:
    for route in MATRIX:
        assert sorted(role for roles in companies(route) for role in roles) == sorted(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_only_writers_upload(api: ApiClient, world: World, sample: Path, role: str) -> None:
    client = world.client(api, role)
    with sample.open("rb") as file:
        form = {"video_file": file, "timestamp": "0"}
        answer = client.post_form(f"/v2/feedback/{world.parts['project_id']}", form)
    assert answer.status_code == (201 if role in WRITERS else refusal(role)), answer.content[:500]


@pytest.mark.parametrize("role", ["owner", "admin", "editor", "reviewer"])
def test_everyone_who_writes_may_change_and_delete_their_own(api: ApiClient, world: World, role: str) -> None:
    project, client = world.parts["project_id"], api.as_(world.people[role])
    note = {"video_id": world.parts["video_id"], "text": "제 의견", "timestamp": 0}
    own = client.post(f"/v2/feedback/{project}", note).json()["id"]
    assert client.patch(f"/v2/feedback/{project}/{own}", {"text": "고친 의견"}).status_code == 200
    assert client.delete(f"/v2/feedback/{project}/{own}").status_code == 204


def test_every_route_has_a_row() -> None:
    assert missing_rows(every_route(), set(MATRIX)) == []


def test_a_planted_route_is_caught() -> None:
    planted = every_route() | {"GET /v2/planted"}
    assert missing_rows(planted, set(MATRIX)) == ["no row: GET /v2/planted"]


def test_ids_that_do_not_parse_are_not_there(api: ApiClient, world: World) -> None:
    callers = {True: world.client(api, "guest comment"), False: world.client(api, "owner")}
    for route in (route for route in MATRIX if route.startswith("GET") and "{" in route):
        # Whether they may download at all, guests are told first.
        if route.endswith("/download") and "/shared/" in route:
            continue
        caller = callers[isinstance(MATRIX[route], GuestRow)]
        needed = {"since": 0} if "/events" in route and "/schedule/" not in route and "/calendar/" not in route else {}
        path = route.split(" ")[1].format_map(dict.fromkeys(world.parts, "not-an-id"))
        assert caller.get(path, needed).status_code == 404, path
        path = route.split(" ")[1].format_map(dict.fromkeys(world.parts, str(new_id())))
        assert caller.get(path, needed).status_code == 404, path
