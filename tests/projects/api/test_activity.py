from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure.models import ChannelRecord, StreamEventRecord
from tests.client import ApiClient


@pytest.fixture
def project_id(make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[UUID, Actor]:
    return make_project()


def fill(project_id: UUID, number: int, kind: str = "comment.added") -> None:
    """So many events on the stream."""
    channel, actor = project_channel(project_id), {"id": str(new_id()), "name": "김지민"}
    ChannelRecord.objects.update_or_create(name=channel, defaults={"seq": number})
    StreamEventRecord.objects.bulk_create(
        StreamEventRecord(channel=channel, seq=seq, type=kind, at=utc_now(), actor=actor, client_id="", data={"n": seq})
        for seq in range(1, number + 1)
    )


def test_activity_is_told_with_who_did_it(api: ApiClient, make_person: Any, make_project: Any) -> None:
    viewer = make_person("이심사")
    project_id, owner = make_project(viewer=viewer)
    api.as_(owner).patch(f"/v2/projects/{project_id}", {"name": "가을"})
    answer = api.as_(viewer).get(f"/v2/projects/{project_id}/activity").json()
    renamed, joined = answer["results"]
    assert (renamed["type"], renamed["seq"], renamed["data"]["name"]) == ("project.updated", 2, "가을")
    assert renamed["actor"] == {"id": str(owner.user_id), "name": "박감독"}
    assert (joined["type"], joined["data"]["member_name"]) == ("member.joined", "이심사")
    assert (answer["seq"], answer["next"], answer["next_cursor"]) == (2, None, None)


def test_pages_follow_each_other_whatever_happens_meanwhile(api: ApiClient, project_id: tuple[UUID, Actor]) -> None:
    asker, path = api.as_(project_id[1]), f"/v2/projects/{project_id[0]}/activity"
    fill(project_id[0], 45)
    first = asker.get(path).json()
    asker.patch(f"/v2/projects/{project_id[0]}", {"name": "가을"})
    second = asker.get(first["next"].removeprefix("http://testserver")).json()
    third = asker.get(path, {"cursor": second["next_cursor"]}).json()
    told = [row["seq"] for page in (first, second, third) for row in page["results"]]
    assert told == list(range(45, 0, -1))
    assert third["next_cursor"] is None


def test_one_type_is_picked_and_fields_too(api: ApiClient, project_id: tuple[UUID, Actor]) -> None:
    asker, path = api.as_(project_id[1]), f"/v2/projects/{project_id[0]}/activity"
    fill(project_id[0], 3)
    asker.patch(f"/v2/projects/{project_id[0]}", {"name": "가을"})
    assert [row["seq"] for row in asker.get(path, {"type": "project.updated"}).json()["results"]] == [4]
    assert asker.get(path, {"type": "comment.added", "fields": "seq"}).json()["results"] == [
        {"seq": seq} for seq in (3, 2, 1)
    ]


def test_invitations_are_shown_to_who_asks_for_them_and_may_invite(
    api: ApiClient, make_person: Any, make_project: Any
) -> None:
    editor = make_person("이편집")
    project_id, owner = make_project(editor=editor)
    wanted = {"invitations": [{"email": f"{new_id()}@example.kr"} for _ in range(3)]}
    assert api.as_(owner).post(f"/v2/projects/{project_id}/invitations", wanted).status_code == 200

    def told(actor: Actor, **query: str) -> list[str]:
        rows = api.as_(actor).get(f"/v2/projects/{project_id}/activity", query).json()["results"]
        return [row["type"] for row in rows]

    assert told(owner) == told(editor) == ["member.joined"]
    assert told(owner, type="invitation.sent") == ["invitation.sent"] * 3
    assert told(editor, type="invitation.sent") == []
    newest = api.as_(owner).get("/v2/dashboard", {"sections": "activity"}).json()["activity"]
    assert [row["type"] for row in newest] == ["member.joined"]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"type": "planted"}, "/type"),
        ({"cursor": "planted"}, "/cursor"),
        ({"page_size": "101"}, "/page_size"),
        ({"page_size": "0"}, "/page_size"),
        ({"fields": "planted"}, "/fields"),
    ],
)
def test_a_bad_question_is_refused(
    api: ApiClient, project_id: tuple[UUID, Actor], query: dict[str, str], pointer: str
) -> None:
    answer = api.as_(project_id[1]).get(f"/v2/projects/{project_id[0]}/activity", query)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, pointer)


def test_a_cursor_of_another_project_is_refused(api: ApiClient, make_project: Any) -> None:
    (one, owner), (other, other_owner) = make_project(), make_project()
    fill(one, 3)
    cursor = api.as_(owner).get(f"/v2/projects/{one}/activity", {"page_size": 1}).json()["next_cursor"]
    assert api.as_(other_owner).get(f"/v2/projects/{other}/activity", {"cursor": cursor}).status_code == 400


def test_a_page_takes_two_statements(
    api: ApiClient, project_id: tuple[UUID, Actor], django_assert_num_queries: Any
) -> None:
    fill(project_id[0], 120)
    with django_assert_num_queries(2):
        answer = api.as_(project_id[1]).get(f"/v2/projects/{project_id[0]}/activity", {"page_size": 100})
    assert len(answer.json()["results"]) == 100


def test_a_page_is_read_along_the_key_of_the_stream(api: ApiClient, make_project: Any) -> None:
    for _ in range(3):
        project_id, owner = make_project()
        fill(project_id, 1000)
    asker, path = api.as_(owner), f"/v2/projects/{project_id}/activity"
    cursor = asker.get(path).json()["next_cursor"]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        asker.get(path, {"cursor": cursor})
    with connection.cursor() as statement:
        statement.execute("ANALYZE core_stream_event")
        statement.execute("EXPLAIN " + asked[-1]["sql"])
        plan = "\n".join(line for (line,) in statement.fetchall())
    assert "Index Scan Backward using core_stream_event_pkey" in plan
    assert "Sort" not in plan
