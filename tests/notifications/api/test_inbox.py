from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.events import user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.object_store import object_store
from identity.contracts import NotificationType
from tests.client import ApiClient
from tests.core.waiting import DEADLINE_SECONDS, aside
from tests.notifications.api.conftest import heard, tell
from tests.notifications.examples import news

pytestmark = pytest.mark.django_db(transaction=True)
INBOX = "/v2/notifications"


def listed(api: ApiClient, person: Actor, **query: Any) -> list[dict[str, Any]]:
    answer = api.as_(person).get(INBOX, query)
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


def unread(api: ApiClient, person: Actor) -> int:
    return int(api.as_(person).get(f"{INBOX}/unread-count").json()["unread_count"])


def test_an_entry_says_who_did_what_where(api: ApiClient, project: UUID, mina: Actor) -> None:
    object_store().put("pictures/one.jpg", b"one", media_type="image/jpeg")
    told = news(project, mina.user_id)
    tell(told)
    (entry,) = listed(api, mina)
    assert entry["title"] == "게스트 윤서님이 '오프닝 컷이 깁니다'에 답글을 남겼습니다"
    assert (entry["text"], entry["path"], entry["project_id"]) == (told.text, told.path, str(project))
    assert (entry["project_name"], entry["count"], entry["read_at"]) == ("봄 캠페인", 1, None)
    assert entry["actors"] == [{"id": str(told.actor_id), "name": "윤서", "is_guest": True}]
    assert entry["picture_count"] == 2
    assert "pictures/one.jpg" in entry["pictures"][0]


def test_words_come_in_the_language_that_is_asked_for(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id))
    (entry,) = api.as_(mina).with_(Accept_Language="en").get(INBOX).json()["results"]
    assert entry["title"] == "윤서 (guest) replied in “오프닝 컷이 깁니다”"


def test_the_list_goes_on_with_a_cursor_newest_news_first(api: ApiClient, project: UUID, mina: Actor) -> None:
    first, *others = (news(project, mina.user_id, subject=f"제목 {number}") for number in range(5))
    for told in (first, *others, first):
        tell(told)
    answer = api.as_(mina).get(INBOX, {"page_size": 2}).json()
    subjects, pages = [row["subject"] for row in answer["results"]], 1
    while answer["next_cursor"]:
        answer = api.as_(mina).get(INBOX, {"page_size": 2, "cursor": answer["next_cursor"]}).json()
        subjects += [row["subject"] for row in answer["results"]]
        pages += 1
    assert (subjects, pages) == (["제목 0", "제목 4", "제목 3", "제목 2", "제목 1"], 3)


def test_the_list_can_be_cut_down(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id, kind=NotificationType.MENTION))
    tell(news(project, mina.user_id, kind=NotificationType.REPLY))
    mention = listed(api, mina, type="mention")[0]
    api.as_(mina).put(f"{INBOX}/{mention['id']}/read", None)
    assert [row["type"] for row in listed(api, mina, unread="true")] == ["reply"]
    assert [row["type"] for row in listed(api, mina, unread="false")] == ["mention"]
    assert len(listed(api, mina, type="mention,reply")) == 2
    assert len(listed(api, mina, project_id=str(project))) == 2
    assert listed(api, mina, project_id=str(new_id())) == []
    assert listed(api, mina, fields="id") == [{"id": row["id"]} for row in listed(api, mina)]


@pytest.mark.parametrize(
    "query", [{"type": "gossip"}, {"unread": "yes"}, {"project_id": "7"}, {"cursor": "7"}, {"a": 1}]
)
def test_a_question_that_makes_no_sense_is_refused(api: ApiClient, mina: Actor, query: dict[str, Any]) -> None:
    assert api.as_(mina).get(INBOX, query).status_code == 400


def test_an_empty_inbox_tells_its_place_in_the_stream(api: ApiClient, mina: Actor) -> None:
    body = api.as_(mina).get(INBOX).json()
    assert (body["results"], body["unread_count"], body["next"]) == ([], 0, None)
    assert body["seq"] == streams.head(user_channel(mina.user_id)).seq


def test_what_comes_while_an_empty_inbox_is_read_is_in_the_list_or_after_it(
    api: ApiClient, project: UUID, mina: Actor
) -> None:
    told: list[Any] = []

    def interleaved(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if "notifications_entry" in sql and not told:
            told.append(aside(lambda: tell(news(project, mina.user_id))))
            told[0].result(DEADLINE_SECONDS)
        return result

    with connection.execute_wrapper(interleaved):
        body = api.as_(mina).get(INBOX).json()
    assert told
    listed_then, later = [row["id"] for row in body["results"]], heard(mina, body["seq"])
    assert (len(listed_then), len(later)) in ((1, 0), (0, 1), (1, 1))
    assert body["unread_count"] == len(listed_then)


def test_reading_an_entry_lowers_the_count_and_tells_other_windows(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id))
    tell(news(project, mina.user_id))
    newest = listed(api, mina)[0]["id"]
    for _ in range(2):
        answer = api.as_(mina).put(f"{INBOX}/{newest}/read", None)
        assert (answer.status_code, answer.json()) == (200, {"unread_count": 1})
    assert unread(api, mina) == 1
    reads = [data for kind, data in heard(mina) if kind == "notification.read"]
    assert [(data["ids"], data["unread"]) for data in reads] == [([newest], 1)]
    assert listed(api, mina)[0]["read_at"] == reads[0]["read_at"]


def test_what_was_read_is_not_gathered_any_more(api: ApiClient, project: UUID, mina: Actor) -> None:
    told = news(project, mina.user_id)
    tell(told)
    api.as_(mina).post(f"{INBOX}/read", {})
    tell(told)
    assert [(row["count"], row["read_at"] is None) for row in listed(api, mina)] == [(1, True), (1, False)]


def test_all_is_read_at_once(api: ApiClient, project: UUID, mina: Actor, jun: Actor) -> None:
    for _ in range(3):
        tell(news(project, mina.user_id, jun.user_id))
    assert api.as_(mina).post(f"{INBOX}/read", None).json() == {"unread_count": 0}
    assert api.as_(mina).post(f"{INBOX}/read", {}).json() == {"unread_count": 0}
    assert (unread(api, mina), unread(api, jun)) == (0, 3)
    assert [kind for kind, _ in heard(mina)].count("notification.read") == 1


def test_all_is_read_up_to_what_was_seen(api: ApiClient, project: UUID, mina: Actor) -> None:
    for number in range(3):
        tell(news(project, mina.user_id, subject=f"제목 {number}"))
    seen = listed(api, mina)[1]["at"]
    assert api.as_(mina).post(f"{INBOX}/read", {"up_to": seen}).json() == {"unread_count": 1}
    assert [row["subject"] for row in listed(api, mina, unread="true")] == ["제목 2"]


def test_all_of_a_project_is_read(api: ApiClient, project: UUID, mina: Actor, make_project: Any) -> None:
    other, _ = make_project(editor=mina)
    tell(news(project, mina.user_id))
    tell(news(other, mina.user_id))
    assert api.as_(mina).post(f"{INBOX}/read", {"project_id": str(other)}).json() == {"unread_count": 1}
    assert [row["project_id"] for row in listed(api, mina, unread="true")] == [str(project)]


@pytest.mark.parametrize(
    "body",
    [
        {"up_to": "yesterday"},
        {"up_to": "2026-13-01T00:00:00Z"},
        {"up_to": "2026-03-01T00:00:00"},
        {"up_to": 7},
        {"project_id": "7"},
        {"everything": True},
    ],
)
def test_a_bad_body_reads_nothing(api: ApiClient, project: UUID, mina: Actor, body: dict[str, Any]) -> None:
    tell(news(project, mina.user_id))
    assert api.as_(mina).post(f"{INBOX}/read", body).status_code == 422
    assert unread(api, mina) == 1


def test_an_entry_is_dropped(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id))
    (entry,) = listed(api, mina)
    assert api.as_(mina).delete(f"{INBOX}/{entry['id']}").status_code == 204
    assert api.as_(mina).delete(f"{INBOX}/{entry['id']}").code == "notification.not_found"
    assert (listed(api, mina), unread(api, mina)) == ([], 0)
    assert heard(mina)[-1] == (
        "notification.removed",
        {"user_id": str(mina.user_id), "unread": 0, "ids": [entry["id"]], "project_id": None},
    )


def test_nobody_reaches_into_the_inbox_of_another(api: ApiClient, project: UUID, mina: Actor, jun: Actor) -> None:
    tell(news(project, mina.user_id))
    (entry,) = listed(api, mina)
    assert listed(api, jun) == []
    assert api.as_(jun).put(f"{INBOX}/{entry['id']}/read", None).status_code == 404
    assert api.as_(jun).delete(f"{INBOX}/{entry['id']}").status_code == 404
    assert unread(api, mina) == 1


def test_an_inbox_that_did_not_change_is_not_sent_again(api: ApiClient, project: UUID, mina: Actor) -> None:
    tell(news(project, mina.user_id))
    tag = api.as_(mina).get(INBOX).headers["ETag"]
    assert api.as_(mina).with_(If_None_Match=tag).get(INBOX).status_code == 304
    api.as_(mina).post(f"{INBOX}/read", {})
    assert api.as_(mina).with_(If_None_Match=tag).get(INBOX).status_code == 200


def test_a_long_inbox_takes_two_statements(
    api: ApiClient, project: UUID, mina: Actor, django_assert_num_queries: Any
) -> None:
    for _ in range(30):
        tell(news(project, mina.user_id))
    client = api.as_(mina)
    client.get(INBOX)
    with django_assert_num_queries(2):
        assert len(client.get(INBOX, {"page_size": 20}).json()["results"]) == 20
    with django_assert_num_queries(1):
        client.get(f"{INBOX}/unread-count")


def test_writing_takes_few_statements(
    api: ApiClient, project: UUID, mina: Actor, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        tell(news(project, mina.user_id))
    first, second, _ = listed(api, mina)
    client = api.as_(mina)
    with django_assert_num_queries(7):
        client.put(f"{INBOX}/{first['id']}/read", None)
    with django_assert_num_queries(7):
        client.delete(f"{INBOX}/{second['id']}")
    with django_assert_num_queries(6):
        client.post(f"{INBOX}/read", {})
