from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from tests.client import ApiClient

Make = Callable[..., dict[str, Any]]


def names(client: ApiClient, **query: Any) -> list[str]:
    answer = client.get("/v2/projects", query)
    assert answer.status_code == 200, answer.content
    return [row["name"] for row in answer.json()["results"]]


@pytest.mark.parametrize(
    "search", ["홍보", "ㅎㅂ", "홍ㅂ", "ＴＶＣ", "tvc광고", "한빛", "30초", "둘째", "보", "🎬", "가을 ㅎㅂ"]
)
def test_words_find_a_project(client: ApiClient, make: Make, search: str) -> None:
    make("가을홍보영상2026 TVC광고 🎬", client_name="한빛전자", tags=["30초"], description="첫 줄\n둘째 줄")
    make("겨울 화면")
    assert names(client, search=search) == ["가을홍보영상2026 TVC광고 🎬"]


def test_nothing_is_searched_where_nothing_is_typed(client: ApiClient, make: Make) -> None:
    make("먼저")
    make("나중")
    assert names(client, search="", tag="") == names(client, search="   ") == ["나중", "먼저"]


ODD = ["없는말", "%", "_", "\\", ".*", "مرحبا", "\u202eabc", "\u2066ㅎㅂ", "' OR 1=1 --", "(((", "[ᄒ"]


@pytest.mark.parametrize("search", ODD)
def test_any_text_may_be_searched_for(client: ApiClient, make: Make, search: str) -> None:
    make("가을홍보영상")
    assert names(client, search=search) == []


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ({"search": "가" * 10_000}, "/search", "search.too_long"),
        ({"search": "가" * 201}, "/search", "search.too_long"),
        ({"search": "a\x00b"}, "/search", "text.forbidden_character"),
        ({"tag": "a\x00b"}, "/tag", "text.forbidden_character"),
        ({"tag": "가" * 101}, "/tag", "text.too_long"),
        ({"stage": "dreaming"}, "/stage", "field.not_a_choice"),
        ({"owner": "somebody"}, "/owner", "field.not_an_id"),
        ({"owner": ""}, "/owner", "field.required"),
        ({"member": "me"}, "/member", "field.not_an_id"),
        ({"favourite": "yes"}, "/favourite", "field.not_a_choice"),
        ({"sort": "relevance"}, "/sort", "sort.nothing_searched"),
        ({"sort": "relevance", "search": " "}, "/sort", "sort.nothing_searched"),
        ({"sort": "-name"}, "/sort", "field.not_a_choice"),
        ({"order": "down"}, "/order", "field.not_a_choice"),
    ],
)
def test_bad_questions_are_400_and_named(client: ApiClient, query: dict[str, str], parameter: str, code: str) -> None:
    refused = client.get("/v2/projects", query)
    assert (refused.status_code, refused.code) == (400, "request.bad_query")
    assert [(fault["pointer"], fault["code"]) for fault in refused.json()["errors"]] == [(parameter, code)]


@pytest.mark.parametrize(
    "path",
    [
        "/v2/projects",
        "/v2/projects/trash",
        "/v2/dashboard",
        "/v2/me/invitations",
        *(
            f"/v2/projects/{{id}}/{part}"
            for part in ("members", "history", "activity", "stats", "invitations", "invite-links", "audit")
        ),
    ],
)
def test_a_parameter_that_nobody_knows_is_named(client: ApiClient, make: Make, path: str) -> None:
    path = path.format(id=make("봄")["id"])
    refused = client.get(path, {"favorite": "true"})
    assert (refused.status_code, refused.code) == (400, "request.bad_query")
    assert [(fault["pointer"], fault["code"]) for fault in refused.json()["errors"]] == [("/favorite", "field.unknown")]
    assert client.get(path, {"client_id": "tab-7"}).status_code == 200


def test_filters_and_orders_reach_the_list(
    api: ApiClient, client: ApiClient, make: Make, owner: Actor, make_person: Callable[..., Actor]
) -> None:
    other = make_person("이편집")
    shared, tagged = make("나 함께"), make("가 태그", tags=["ＴＶＣ"])
    members = f"/v2/projects/{shared['id']}/members"
    assert client.post(members, {"user_id": str(other.user_id), "role": "editor"}).status_code == 201
    client.patch(f"/v2/projects/{tagged['id']}", {"stage": "review"})
    api.as_(other).post("/v2/projects", {"name": "다 남의 것"})
    assert names(client, sort="name") == ["가 태그", "나 함께"]
    assert names(client, sort="name", order="desc") == ["나 함께", "가 태그"]
    assert names(client, tag="tvc") == ["가 태그"]
    assert names(client, stage="review") == ["가 태그"]
    assert names(client, member=other.user_id) == ["나 함께"]
    assert names(client, owner="me", sort="name") == ["가 태그", "나 함께"]
    assert names(client, owner=other.user_id) == []
    assert names(client, owner=str(new_id())) == []
    assert names(api.as_(other), sort="name") == ["나 함께", "다 남의 것"]
    assert names(api.as_(other), owner="me") == ["다 남의 것"]
    assert names(api.as_(other), owner=owner.user_id) == ["나 함께"]


def test_the_longest_question_is_answered(client: ApiClient, make: Make) -> None:
    text = "가나다라마바사아자차카타파하" * 14
    make("봄", description=text)
    assert names(client, search="ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" * 14) == ["봄"]
    assert names(client, search=" ".join(f"{syllable}ㄴ" for syllable in text[:66])) == []


def test_nobody_finds_what_is_not_theirs(api: ApiClient, make: Make, make_person: Callable[..., Actor]) -> None:
    make("가을홍보영상")
    assert names(api.as_(make_person("손님")), search="홍보") == []


def test_pages_of_a_search_follow_each_other(client: ApiClient, make: Make) -> None:
    for number in range(3):
        make(f"홍보 {number}")
    first = client.get("/v2/projects", {"search": "ㅎㅂ", "page_size": 2, "fields": "name"}).json()
    assert (first["count"], [row["name"] for row in first["results"]]) == (3, ["홍보 2", "홍보 1"])
    second = client.get(first["next"].removeprefix("http://testserver")).json()
    assert [row["name"] for row in second["results"]] == ["홍보 0"]
    beyond = client.get("/v2/projects", {"search": "ㅎㅂ", "page": 9}).json()
    assert (beyond["count"], beyond["results"]) == (3, [])


def test_a_search_takes_three_statements(client: ApiClient, make: Make, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        make(f"홍보 {number}", tags=["광고"])
    question = {"search": "ㅎㅂ", "tag": "광고", "owner": "me", "favourite": "false", "page_size": 10}
    with django_assert_max_num_queries(3):
        assert client.get("/v2/projects", question).json()["count"] == 12
    with django_assert_max_num_queries(2):
        assert client.get("/v2/projects", question | {"page": 9}).json()["count"] == 12
