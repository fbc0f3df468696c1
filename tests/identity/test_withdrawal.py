"""A person leaves: nothing of them stays but what they contributed, under another name."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.models import AuditRecord, DeliveryRecord, JobRecord, NoticeRecord, StreamEventRecord
from core.infrastructure.object_store import object_store
from core.infrastructure.redis import redis_client
from core.infrastructure.unit_of_work import delivering
from identity.bootstrap import erase_traces
from identity.contracts import WITHDRAWN_NAME
from identity.infrastructure.models import SessionRecord, SocialIdentityRecord, User
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD, Mailbox, register_body
from tests.identity.test_avatar import Part
from tests.pictures import encoded, halves
from tests.samples import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
Made = Callable[..., dict[str, Any]]
HANDLE, NAME, FORMER, COMPANY = "leaving.minji", "고별민지", "예전민지", "고별필름"
EMAIL = f"{HANDLE}@example.kr"
AGENT = "Mozilla/5.0 (Farewell) Firefox/140.0"
TRACES = (HANDLE, NAME, FORMER, COMPANY, "Farewell", "kakao-subject-1")


class Leaver:
    """Somebody who used everything, in a project of somebody else."""

    def __init__(self, client: ApiClient, session: dict[str, Any], owner: Actor, project_id: str) -> None:
        self.client, self.session, self.owner, self.project_id = client, session, owner, project_id
        self.id = session["user"]["id"]
        self.item: dict[str, Any] = {}


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("withdrawal") / "film.mp4")


@pytest.fixture
def settled(work_off: Callable[[], None]) -> Callable[[], None]:
    """Does what the worker does at once, and what it does a little later."""

    def run() -> None:
        work_off()
        JobRecord.objects.filter(status=JobRecord.Status.QUEUED).update(due_at=now())
        work_off()

    return run


@pytest.fixture
def leaver(api: ApiClient, mailbox: Mailbox, make_project: Any, work_off: Callable[[], None], film: Path) -> Leaver:
    agent = api.with_(User_Agent=AGENT)
    body = register_body(HANDLE, name=FORMER, company=COMPANY, consents={"terms": "2026-01"})
    assert agent.with_(Idempotency_Key="one").post("/v2/auth/register", body).status_code == 201
    work_off()
    session = agent.post("/v2/auth/verify-email", {"email": EMAIL, "code": mailbox.code(EMAIL)}).json()
    client = agent.with_(Authorization=f"Bearer {session['access_token']}")
    project_id, owner = make_project()
    added = {"user_id": session["user"]["id"], "role": "editor"}
    by_owner = api.as_(owner).with_(Idempotency_Key="two")
    assert by_owner.post(f"/v2/projects/{project_id}/members", added).status_code == 201
    someone = Leaver(client, session, owner, str(project_id))
    _live(someone, film, work_off)
    _own_the_project_for_a_while(someone, api.as_(owner))
    work_off()
    return someone


def _live(someone: Leaver, film: Path, work_off: Callable[[], None]) -> None:
    client, feedback = someone.client, f"/v2/feedback/{someone.project_id}"
    with film.open("rb") as file:
        someone.item = client.post_form(feedback, {"video_file": file, "timestamp": "0.5"}).json()
    item = f"{feedback}/{someone.item['id']}"
    assert client.with_(Idempotency_Key="three").post(f"{item}/comments", {"text": "의견"}).status_code == 201
    assert client.patch("/v2/me", {"name": NAME}).status_code == 200
    work_off()
    assert client.post(f"{item}/comments", {"text": "다른 이름의 의견"}).status_code == 201
    assert client.patch(item, {"status": "in_progress"}).status_code == 200
    assert client.put_form("/v2/me/avatar", {"image": Part(encoded(halves()))}).status_code == 200
    client.put("/v2/me/api-keys/openai", {"key": "sk-0123456789abcdef4f2a"})
    client.put("/v2/me/notes", {"text": "메모"})
    client.patch("/v2/me/preferences", {"digest": "daily"})
    SocialIdentityRecord.objects.create(account_id=someone.id, provider="kakao", subject="kakao-subject-1", email=EMAIL)
    work_off()


def _own_the_project_for_a_while(someone: Leaver, owner: ApiClient) -> None:
    """What becomes of the project in the meantime is history under their name."""
    client, path = someone.client, f"/v2/projects/{someone.project_id}"
    for giver, taker, taker_id in ((owner, client, someone.id), (client, owner, str(someone.owner.user_id))):
        assert giver.post(f"{path}/transfer", {"user_id": taker_id}).status_code == 202
        assert taker.post(f"{path}/transfer/accept").status_code == 200
        if taker is client:
            assert client.patch(path, {"stage": "editing"}).status_code == 200
            assert client.delete(path).status_code == 204
            assert client.post(f"{path}/restore").status_code == 200
    assert owner.patch(f"{path}/members/{someone.id}", {"role": "editor"}).status_code == 200


def everything() -> Iterator[str]:
    """Every row of every table, every key and value of Redis."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT row_to_json(t)::text FROM {connection.ops.quote_name(table)} t")
            for (row,) in cursor.fetchall():
                yield f"{table} {row} {_decoded(row)}"
    redis = redis_client()
    for key in redis.scan_iter():
        kind = redis.type(key).decode()
        value = {
            "string": lambda key: redis.get(key),
            "hash": lambda key: redis.hgetall(key),
            "list": lambda key: redis.lrange(key, 0, -1),
            "set": lambda key: redis.smembers(key),
            "zset": lambda key: redis.zrange(key, 0, -1),
        }.get(kind, lambda key: b"")(key)
        raw = value if isinstance(value, bytes) else repr(value).encode()
        yield f"redis {key!r} {raw.decode(errors='replace')} {raw!r}"


def _decoded(row: str) -> str:
    """What hides in binary columns."""
    values = [value for value in json.loads(row).values() if isinstance(value, str) and value.startswith("\\x")]
    return " ".join(bytes.fromhex(value[2:]).decode(errors="replace") for value in values)


def traces() -> list[str]:
    escaped = [json.dumps(trace)[1:-1] for trace in TRACES]
    return [line[:300] for line in everything() if any(trace in line for trace in (*TRACES, *escaped))]


def test_the_search_for_traces_finds_them(leaver: Leaver) -> None:
    tables = {line.split(" ")[0] for line in traces()}
    assert tables >= {
        "identity_user", "identity_session", "identity_social_identity", "core_audit", "core_stream_event",
        "core_idempotency", "projects_member", "feedback_item", "feedback_comment", "feedback_status_change",
        "feedback_version",
    }  # fmt: skip


def test_nothing_of_a_person_who_left_is_left(leaver: Leaver, settled: Callable[[], None], mailbox: Mailbox) -> None:
    assert leaver.client.delete("/v2/me").status_code == 204
    settled()
    assert traces() == []
    assert list(object_store().keys(f"avatars/{leaver.id}/")) == []
    for record in (NoticeRecord, DeliveryRecord):
        assert not record.objects.exists()
    farewell = mailbox.newest(EMAIL).get_body(("plain",))
    assert farewell is not None
    assert NAME in farewell.get_content()


def test_what_they_contributed_stays_under_another_name(
    api: ApiClient, leaver: Leaver, settled: Callable[[], None]
) -> None:
    leaver.client.delete("/v2/me")
    settled()
    owner, path = api.as_(leaver.owner), f"/v2/feedback/{leaver.project_id}"
    (item,) = owner.get(path).json()["results"]
    comments = owner.get(f"{path}/{item['id']}/comments").json()["results"]
    (video,) = owner.get(f"{path}/videos").json()["results"]
    shown = [item["author"], video["uploaded_by"], *(comment["author"] for comment in comments)]
    assert shown == [{"id": leaver.id, "name": WITHDRAWN_NAME, "is_guest": False}] * 4
    members = owner.get(f"/v2/projects/{leaver.project_id}/members").json()
    assert leaver.id not in [member["user_id"] for member in members["results"]]
    events = owner.get(f"/v2/events/{leaver.project_id}", {"since": 0}).json()["results"]
    assert {event["actor"]["name"] for event in events if event["actor"]["id"] == leaver.id} == {WITHDRAWN_NAME}
    assert [event["data"] for event in events if event["type"] == "member.left"][-1]["user_id"] == leaver.id
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))


def test_who_left_is_nobody(api: ApiClient, leaver: Leaver, settled: Callable[[], None]) -> None:
    leaver.client.delete("/v2/me")
    settled()
    assert leaver.client.get("/v2/me").status_code == 401
    assert api.post("/v2/auth/refresh", {"refresh_token": leaver.session["refresh_token"]}).status_code == 401
    gone = api.post("/v2/auth/login", {"email": EMAIL, "password": PASSWORD})
    unknown = api.post("/v2/auth/login", {"email": "nobody@example.kr", "password": PASSWORD})
    same = ("type", "title", "status", "detail", "code")
    assert [gone.json()[name] for name in same] == [unknown.json()[name] for name in same]


def test_address_and_user_name_are_free_for_a_new_account(
    api: ApiClient, leaver: Leaver, settled: Callable[[], None], mailbox: Mailbox
) -> None:
    leaver.client.delete("/v2/me")
    settled()
    again = api.post("/v2/auth/register", register_body(HANDLE))
    assert again.status_code == 201
    settled()
    session = api.post("/v2/auth/verify-email", {"email": EMAIL, "code": mailbox.code(EMAIL)}).json()
    assert session["user"]["id"] != leaver.id
    projects = api.with_(Authorization=f"Bearer {session['access_token']}").get("/v2/projects").json()
    assert projects["count"] == 0


def test_what_happened_is_kept_without_from_where(leaver: Leaver) -> None:
    leaver.client.delete("/v2/me")
    rows = AuditRecord.objects.filter(actor_id=leaver.id)
    assert {"session.opened", "session.ended", "account.withdrawn"} <= {row.action for row in rows}
    assert {(row.address, row.device) for row in rows} == {(None, "")}
    user = User.objects.get(id=leaver.id)
    assert (user.preferences, user.is_active, user.password) == ({}, False, "")
    assert [(consent["document"], consent["version"]) for consent in user.consents] == [("terms", "2026-01")]


def test_an_owner_of_projects_stays_until_these_are_given_away(
    api: ApiClient, leaver: Leaver, settled: Callable[[], None]
) -> None:
    own = leaver.client.post("/v2/projects", {"name": "내 캠페인"}).json()
    refused = leaver.client.delete("/v2/me")
    assert (refused.status_code, refused.code) == (409, "account.owns_projects")
    assert refused.json()["current"] == {"projects": [{"id": own["id"], "name": "내 캠페인"}]}
    assert leaver.client.get("/v2/me").json()["email"] == EMAIL
    assert leaver.client.delete(f"/v2/projects/{own['id']}").status_code == 204
    assert leaver.client.delete("/v2/me").status_code == 204
    settled()
    assert traces() == []


def test_a_deleted_project_of_others_forgets_its_member(
    api: ApiClient, leaver: Leaver, settled: Callable[[], None]
) -> None:
    assert api.as_(leaver.owner).delete(f"/v2/projects/{leaver.project_id}").status_code == 204
    leaver.client.delete("/v2/me")
    settled()
    assert traces() == []


def test_a_password_that_is_given_is_checked(leaver: Leaver) -> None:
    wrong = leaver.client.raw("DELETE", "/v2/me", b'{"password": "wrong horse"}', "application/json")
    assert (wrong.status_code, wrong.code) == (422, "account.wrong_password")
    assert leaver.client.get("/v2/me").status_code == 200
    right = json.dumps({"password": PASSWORD}).encode()
    assert leaver.client.raw("DELETE", "/v2/me", right, "application/json").status_code == 204


@pytest.mark.parametrize("field", ["username", "email"])
def test_nobody_keeps_a_person_here_by_taking_a_name(leaver: Leaver, api: ApiClient, field: str) -> None:
    handle = f"withdrawn-{leaver.id.replace('-', '')[-20:]}"
    taken = {"username": handle, "email": f"{handle}@withdrawn.invalid"}
    assert api.post("/v2/auth/register", register_body("evil") | {field: taken[field]}).status_code == 201
    assert leaver.client.delete("/v2/me").status_code == 204


def test_an_old_login_leaves_by_the_password_only(leaver: Leaver) -> None:
    SessionRecord.objects.update(created_at=now() - timedelta(minutes=15))
    refused = leaver.client.delete("/v2/me")
    assert (refused.status_code, refused.code) == (403, "auth.proof_required")
    assert AuditRecord.objects.filter(action="auth.proof_required", outcome="denied").exists()
    right = json.dumps({"password": PASSWORD}).encode()
    assert leaver.client.raw("DELETE", "/v2/me", right, "application/json").status_code == 204


def test_the_document_tells_of_the_optional_password(openapi: dict[str, Any]) -> None:
    body = openapi["paths"]["/v2/me"]["delete"]["requestBody"]
    assert not body.get("required")
    assert body["content"]["application/json"]["schema"]["$ref"].endswith("/WithdrawInRequest")
    assert "requestBody" not in openapi["paths"]["/v2/me/avatar"]["delete"]


def test_who_saw_an_older_state_does_not_leave(leaver: Leaver) -> None:
    stale = leaver.client.with_(If_Match='"1"').delete("/v2/me")
    assert (stale.status_code, stale.json()["current"]["email"]) == (412, EMAIL)


def test_leaving_twice_at_once_is_leaving(leaver: Leaver) -> None:
    assert leaver.client.delete("/v2/me").status_code == 204
    assert leaver.client.delete("/v2/me").status_code == 401


def test_every_step_may_run_twice(leaver: Leaver, settled: Callable[[], None]) -> None:
    leaver.client.delete("/v2/me")
    settled()
    before = StreamEventRecord.objects.count()
    for subscriber in SUBSCRIPTIONS["account.withdrawn"].values():
        with delivering():
            subscriber({"user_id": leaver.id}, new_id())
    erase_traces({"account_id": leaver.id})
    assert StreamEventRecord.objects.count() == before
    assert traces() == []


def test_traces_are_erased_only_of_who_has_withdrawn(leaver: Leaver) -> None:
    erase_traces({"account_id": leaver.id})
    assert len(list(object_store().keys(f"avatars/{leaver.id}/"))) == 2
    assert StreamEventRecord.objects.filter(actor__name=FORMER).exists()
