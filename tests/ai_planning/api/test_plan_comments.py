"""What is said about plans, over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.infrastructure.models import PlanCommentRecord
from config.subscriptions import SUBSCRIPTIONS
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from identity.infrastructure.models import User
from tests.client import ApiClient

Told = Callable[[], list[StreamEvent]]


@pytest.fixture
def talk(path: str, plan: dict[str, Any]) -> str:
    return f"{path}/{plan['id']}/comments"


@pytest.fixture
def reviewer(api: ApiClient, team: dict[str, Any]) -> ApiClient:
    return api.as_(team["reviewer"])


@pytest.fixture
def said(reviewer: ApiClient, talk: str, plan: dict[str, Any]) -> dict[str, Any]:
    """By a reviewer, about the first shot."""
    answer = reviewer.post(talk, {"text": "더 가까이", "part": f"shot:{plan['shots'][0]['id']}"})
    assert answer.status_code == 201, answer.content
    assert answer.headers["Location"] == f"{talk}/{answer.json()['id']}"
    body: dict[str, Any] = answer.json()
    return body


def pointers(answer: Any) -> list[str]:
    assert answer.status_code == 422, answer.content
    return [each["pointer"] for each in answer.json()["errors"]]


def count_of(client: ApiClient, talk: str) -> int:
    """As the plan shows it."""
    return int(client.get(talk.removesuffix("/comments")).json()["comment_count"])


def test_a_comment_is_about_a_part_and_counted(
    editor: ApiClient, path: str, talk: str, said: dict[str, Any], plan: dict[str, Any]
) -> None:
    assert (said["part"], said["parent_id"]) == (f"shot:{plan['shots'][0]['id']}", None)
    assert (said["author"]["name"], said["version"], said["mentions"]) == ("reviewer", 1, [])
    editor.post(talk, {"text": "기획 전체에 대해"})
    assert count_of(editor, talk) == 2
    assert editor.get(path).json()["results"][0]["comment_count"] == 2
    read = editor.get(f"{talk}/{said['id']}")
    assert read.json() == said
    assert editor.with_(If_None_Match=read.headers["ETag"]).get(f"{talk}/{said['id']}").status_code == 304


def test_every_part_can_be_spoken_of(editor: ApiClient, talk: str, plan: dict[str, Any]) -> None:
    shot, stage = plan["shots"][3]["id"], plan["stages"][1]["id"]
    for part in ("brief", f"stage:{stage}", f"shot:{shot}", f"inserts:{shot}", f"frame:{shot}"):
        assert editor.post(talk, {"text": "여기", "part": part}).json()["part"] == part
    assert [row["part"] for row in editor.get(talk, {"part": f"stage:{stage}"}).json()["results"]] == [f"stage:{stage}"]
    assert editor.get(talk, {"part": "shot:none"}).json()["results"] == []


def test_replies_join_their_thread(editor: ApiClient, talk: str, said: dict[str, Any]) -> None:
    reply = editor.post(talk, {"text": "네", "parent_id": said["id"]}).json()
    deeper = editor.post(talk, {"text": "네네", "parent_id": reply["id"]}).json()
    assert (reply["part"], reply["parent_id"], deeper["parent_id"]) == (said["part"], said["id"], said["id"])


def test_the_list_goes_on_with_a_cursor(editor: ApiClient, talk: str) -> None:
    for number in range(5):
        editor.post(talk, {"text": f"{number}"})
    first = editor.get(talk, {"page_size": 3}).json()
    second = editor.get(talk, {"page_size": 3, "cursor": first["next_cursor"]}).json()
    assert [row["text"] for row in first["results"] + second["results"]] == ["0", "1", "2", "3", "4"]
    assert second["next_cursor"] is None
    assert editor.get(talk, {"cursor": "none"}).status_code == 400
    assert editor.get(talk, {"parts": "brief"}).status_code == 400
    assert editor.get(talk, {"fields": "id,text"}).json()["results"][0].keys() == {"id", "text"}


def test_what_one_said_is_changed_by_its_version(reviewer: ApiClient, editor: ApiClient, talk: str, said: Any) -> None:
    one = f"{talk}/{said['id']}"
    changed = reviewer.with_(If_Match='"1"').patch(one, {"text": "훨씬 가까이"}).json()
    assert (changed["text"], changed["version"], changed["edited_at"] is None) == ("훨씬 가까이", 2, False)
    stale = reviewer.with_(If_Match='"1"').patch(one, {"text": "늦었다"})
    assert (stale.status_code, stale.json()["current"]) == (412, changed)
    assert editor.patch(one, {"text": "남의 말"}).code == "plan_comment.not_yours"


def test_a_thread_is_resolved_and_opened_again(
    api: ApiClient, editor: ApiClient, reviewer: ApiClient, team: dict[str, Any], talk: str, said: dict[str, Any]
) -> None:
    one = f"{talk}/{said['id']}"
    resolved = editor.post(f"{one}/resolve").json()
    assert (resolved["resolved_by"]["name"], resolved["version"]) == ("editor", 2)
    assert reviewer.post(f"{one}/resolve").json() == resolved
    assert reviewer.post(f"{one}/reopen").json()["resolved_at"] is None
    reply = editor.post(talk, {"text": "네", "parent_id": said["id"]}).json()
    assert editor.post(f"{talk}/{reply['id']}/resolve").code == "plan_comment.reply_not_resolved"
    others = editor.post(talk, {"text": "편집자의 말"}).json()
    assert reviewer.post(f"{talk}/{others['id']}/resolve").code == "plan_comment.not_yours"
    assert api.as_(team["viewer"]).post(f"{one}/resolve").status_code == 403


def test_with_replies_its_place_stays_until_the_last_goes(
    api: ApiClient, editor: ApiClient, reviewer: ApiClient, team: dict[str, Any], talk: str, said: dict[str, Any]
) -> None:
    reply = editor.post(talk, {"text": "네", "parent_id": said["id"]}).json()
    assert editor.delete(f"{talk}/{said['id']}").code == "plan_comment.not_yours"
    assert reviewer.with_(If_Match='"7"').delete(f"{talk}/{said['id']}").status_code == 412
    assert reviewer.delete(f"{talk}/{said['id']}").status_code == 204
    place, kept = editor.get(talk).json()["results"]
    assert (place["text"], place["deleted_at"] is None, kept["id"]) == ("", False, reply["id"])
    assert count_of(editor, talk) == 1
    assert editor.post(talk, {"text": "또", "parent_id": said["id"]}).code == "plan_comment.deleted"
    assert api.as_(team["admin"]).delete(f"{talk}/{reply['id']}").status_code == 204
    assert (editor.get(talk).json()["results"], count_of(editor, talk)) == ([], 0)


def test_all_is_told_with_the_whole_row_and_the_count(
    editor: ApiClient, reviewer: ApiClient, talk: str, said: dict[str, Any], told: Told
) -> None:
    one = f"{talk}/{said['id']}"
    edited = reviewer.patch(one, {"text": "훨씬 가까이"}).json()
    resolved = editor.post(f"{one}/resolve").json()
    reviewer.delete(one)
    events = [event for event in told() if event.type.startswith("plan.comment")]
    assert [event.type for event in events] == [
        "plan.comment_added",
        "plan.comment_updated",
        "plan.comment_updated",
        "plan.comment_deleted",
    ]
    assert [event.data["comment"] for event in events] == [said, edited, resolved, None]
    assert [event.data["comment_count"] for event in events] == [1, 1, 1, 0]
    assert events[-1].data["removed"] == [said["id"]]
    listed = editor.get(talk).json()
    assert (listed["seq"], listed["results"]) == (told()[-1].seq, [])


def test_the_mentioned_the_thread_and_the_plans_author_hear_of_it(
    api: ApiClient,
    editor: ApiClient,
    team: dict[str, Any],
    talk: str,
    said: dict[str, Any],
    work_off: Callable[[], None],
) -> None:
    admin = api.as_(team["admin"])
    viewer = str(team["viewer"].user_id)
    admin.post(talk, {"text": "저도요", "parent_id": said["id"], "mentions": [viewer]})
    work_off()

    def heard(role: str) -> list[tuple[str, str, str]]:
        rows = api.as_(team[role]).get("/v2/notifications").json()["results"]
        return [(row["type"], row["what"], row["text"]) for row in rows]

    assert heard("viewer") == [("mention", "", "저도요")]
    assert heard("reviewer") == [("reply", "", "저도요")]
    assert heard("editor") == [("reply", "comment", "저도요")]
    assert heard("admin") == []
    row = api.as_(team["viewer"]).get("/v2/notifications").json()["results"][0]
    assert row["path"].startswith(f"/projects/{team['project_id']}/plans/")
    editor.delete(talk.removesuffix("/comments"))
    work_off()
    assert [heard(role) for role in ("viewer", "reviewer", "editor")] == [[], [], []]


def test_an_edit_tells_who_was_not_mentioned_before(
    api: ApiClient,
    reviewer: ApiClient,
    team: dict[str, Any],
    talk: str,
    said: dict[str, Any],
    work_off: Callable[[], None],
) -> None:
    ids = [str(team[role].user_id) for role in ("viewer", "admin")]
    reviewer.patch(f"{talk}/{said['id']}", {"mentions": ids[:1]})
    reviewer.patch(f"{talk}/{said['id']}", {"mentions": ids})
    work_off()
    counts = [api.as_(team[role]).get("/v2/notifications").json()["results"] for role in ("viewer", "admin")]
    assert [[(row["type"], row["count"]) for row in rows] for rows in counts] == [[("mention", 1)]] * 2


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/text"),
        ({"text": " "}, "/text"),
        ({"text": 7}, "/text"),
        ({"text": "가" * 5001}, "/text"),
        ({"text": "글", "part": "shot:none"}, "/part"),
        ({"text": "글", "part": "없는 곳"}, "/part"),
        ({"text": "글", "parent_id": str(new_id())}, "/parent_id"),
        ({"text": "글", "mentions": [str(new_id())]}, "/mentions/0"),
        ({"text": "글", "mentions": ["나"]}, "/mentions/0"),
        ({"text": "글", "parts": "brief"}, "/parts"),
    ],
    ids=["nothing", "blank", "number", "long", "no shot", "no part", "no parent", "stranger", "no id", "misspelt"],
)
def test_a_bad_comment_changes_nothing(
    editor: ApiClient, talk: str, told: Told, body: dict[str, Any], pointer: str
) -> None:
    before = len(told())
    assert pointers(editor.post(talk, body)) == [pointer]
    assert (len(told()), count_of(editor, talk)) == (before, 0)


def test_a_thread_is_about_one_part(editor: ApiClient, talk: str, said: dict[str, Any]) -> None:
    assert pointers(editor.post(talk, {"text": "네", "parent_id": said["id"], "part": "brief"})) == ["/part"]
    same = editor.post(talk, {"text": "네", "parent_id": said["id"], "part": said["part"]})
    assert same.status_code == 201


def test_comments_of_other_plans_are_not_there(editor: ApiClient, path: str, talk: str, said: dict[str, Any]) -> None:
    other = editor.post(path, {"title": "2안", "brief": {"logline": "다른 이야기"}}).json()["id"]
    assert editor.get(f"{path}/{other}/comments/{said['id']}").status_code == 404
    assert editor.post(f"{path}/{other}/comments", {"text": "네", "parent_id": said["id"]}).status_code == 422
    assert editor.post(f"{path}/{other}/comments/{said['id']}/resolve").status_code == 404


def test_in_the_trash_a_plan_is_silent(editor: ApiClient, path: str, talk: str, said: dict[str, Any]) -> None:
    plan = talk.removesuffix("/comments")
    editor.delete(plan)
    assert [editor.get(talk).status_code, editor.get(f"{talk}/{said['id']}").status_code] == [404, 404]
    assert editor.post(talk, {"text": "여보세요"}).status_code == 404
    editor.post(f"{plan}/restore")
    assert [row["id"] for row in editor.get(talk).json()["results"]] == [said["id"]]


def test_the_same_key_says_it_once(editor: ApiClient, talk: str) -> None:
    keyed = editor.with_(Idempotency_Key="one")
    assert keyed.post(talk, {"text": "한 번"}).json() == keyed.post(talk, {"text": "한 번"}).json()
    assert count_of(editor, talk) == 1


def test_names_follow_their_person(
    editor: ApiClient, reviewer: ApiClient, team: dict[str, Any], talk: str, said: dict[str, Any], told: Told
) -> None:
    person = str(team["reviewer"].user_id)
    editor.post(talk, {"text": "보세요", "mentions": [person]})
    reviewer.post(f"{talk}/{said['id']}/resolve")
    renamed = {"user_id": person, "shown_name": "새 이름"}
    for _ in range(2):
        SUBSCRIPTIONS["account.renamed"]["ai_planning.rename_author"](renamed, new_id())
    first, second = editor.get(talk).json()["results"]
    assert [first["author"]["name"], first["resolved_by"]["name"], second["mentions"][0]["name"]] == ["새 이름"] * 3
    assert second["author"]["name"] == "editor"
    events = [event for event in told() if event.type == "plan.author_renamed"]
    assert [event.data["author"] for event in events] == [{"id": person, "name": "새 이름"}]
    SUBSCRIPTIONS["account.withdrawn"]["ai_planning.forget_author"]({"user_id": person}, new_id())
    assert editor.get(talk).json()["results"][0]["author"]["name"] == "탈퇴한 사용자"


def test_what_one_said_is_taken_along(reviewer: ApiClient, team: dict[str, Any], said: dict[str, Any]) -> None:
    assert User.objects.filter(id=team["reviewer"].user_id).exists()
    rows = reviewer.get("/v2/me/export").json()["plan_comments"]
    assert [(row["id"], row["text"], row["part"]) for row in rows] == [(said["id"], "더 가까이", said["part"])]


def test_statements_stay_few(
    editor: ApiClient, talk: str, said: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    editor.post(talk, {"text": "네", "parent_id": said["id"]})
    with django_assert_num_queries(3):
        editor.get(talk)
    with django_assert_num_queries(2):
        editor.get(f"{talk}/{said['id']}")
    with django_assert_num_queries(7):
        editor.post(talk, {"text": "또"})
    with django_assert_num_queries(8):
        editor.post(f"{talk}/{said['id']}/resolve")


def test_they_go_with_their_plan(editor: ApiClient, talk: str, said: dict[str, Any]) -> None:
    from ai_planning.infrastructure.models import PlanRecord

    PlanRecord.objects.all().delete()
    assert not PlanCommentRecord.objects.exists()
