"""What may be chosen, and presets to begin with, over HTTP."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.contracts import Genre, Structure, Target, Tone
from ai_planning.domain.product_presets import ADVERTISING, SOCIAL_MEDIA
from ai_planning.infrastructure.models import PresetRecord
from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from core.domain.ids import new_id
from tests.client import ApiClient

OPTIONS, PRESETS = "/v2/ai-planning/options", "/v2/ai-planning/presets"
PART = {
    "tone": ["감성", "Warm"],
    "duration": "30초",
    "visual_style": None,
    "keywords": ["커피"],
    "aspect_ratio": "9:16",
}
KEPT = {
    "tone": ["emotional", "warm"],
    "duration": 30,
    "visual_style": None,
    "keywords": ["커피"],
    "aspect_ratio": "9:16",
}


@pytest.fixture
def person(make_person: Callable[..., Actor]) -> Actor:
    return make_person()


@pytest.fixture
def client(api: ApiClient, person: Actor) -> ApiClient:
    return api.as_(person)


@pytest.fixture
def own(client: ApiClient) -> dict[str, Any]:
    answer = client.post(PRESETS, {"name": "우리 광고", "brief": PART})
    assert answer.status_code == 201, answer.content
    assert answer.headers["Location"] == f"{PRESETS}/{answer.json()['id']}"
    body: dict[str, Any] = answer.json()
    return body


def refused(client: ApiClient, method: str, path: str, body: Any) -> tuple[int, str, list[str]]:
    answer = getattr(client, method)(path, body)
    return answer.status_code, answer.code, [each["pointer"] for each in answer.json().get("errors", [])]


def test_the_options_are_all_words_with_both_labels_in_their_order(client: ApiClient) -> None:
    body = client.get(OPTIONS).json()
    for name, words in (("tone", Tone), ("genre", Genre), ("target", Target), ("structure", Structure)):
        assert [(each["key"], each["ko"], each["en"]) for each in body[name]] == [
            (word.value, word.ko, word.en) for word in words
        ]
    assert [role["ko"] for role in body["structure"][0]["roles"]] == ["훅", "몰입", "반전", "떡밥"]
    shares = {each["key"]: each["shares"] for each in body["genre"]}
    assert (shares["advertising"], shares["horror"]) == ([20, 30, 35, 15], [20, 40, 30, 10])
    assert all(sum(each) == 100 for each in shares.values())
    tempi = [(each["shortest_seconds"], each["longest_seconds"]) for each in body["tempo"]]
    assert tempi == [(4, 6), (6, 8), (8, 12)]
    assert [each["seconds"] for each in body["duration"]] == [15, 30, 60, 90, 120, 180, 300, 600]


def test_the_options_tell_the_bounds(client: ApiClient) -> None:
    body = client.get(OPTIONS).json()
    bounds = {each["property"]: each for each in body["bounds"]}
    assert bounds["title"] == {"property": "title", "shortest": 1, "longest": 100, "most": None}
    assert (bounds["tone"]["most"], bounds["preset.name"]["most"]) == (3, 50)
    seconds = body["shortest_seconds"], body["longest_seconds"], body["shortest_shot_seconds"]
    assert (*seconds, body["stages"], body["shots"]) == (6, 10_800, 0.5, 4, 12)


def test_the_options_are_kept_by_the_client(client: ApiClient, api: ApiClient) -> None:
    first = client.get(OPTIONS)
    assert first.headers["Cache-Control"] == "private, max-age=3600"
    assert client.with_(If_None_Match=first.headers["ETag"]).get(OPTIONS).status_code == 304
    assert list(client.get(OPTIONS, {"fields": "tone,tempo"}).json()) == ["tone", "tempo"]
    assert api.get(OPTIONS).status_code == 401


def test_the_products_presets_come_first(client: ApiClient, own: dict[str, Any]) -> None:
    rows = client.get(PRESETS).json()
    assert [row["name"] for row in rows["results"]] == ["광고형", "드라마형", "다큐형", "소셜미디어형", "우리 광고"]
    assert [row["is_own"] for row in rows["results"]] == [False] * 4 + [True]
    english = client.with_(Accept_Language="en").get(PRESETS, {"page_size": 2, "page": 2}).json()
    assert ([row["name"] for row in english["results"]], english["count"]) == (["Documentary", "Social media"], 5)


def test_a_preset_is_kept_as_it_was_given(client: ApiClient, own: dict[str, Any]) -> None:
    assert own["brief"] == KEPT
    read = client.get(f"{PRESETS}/{own['id']}")
    assert read.json() == own
    assert client.with_(If_None_Match=read.headers["ETag"]).get(f"{PRESETS}/{own['id']}").status_code == 304
    assert client.get(f"{PRESETS}/{SOCIAL_MEDIA.id}").json()["brief"]["aspect_ratio"] == "9:16"


def test_the_same_key_makes_one_preset(client: ApiClient) -> None:
    keyed, body = client.with_(Idempotency_Key="one"), {"name": "한 번", "brief": PART}
    assert keyed.post(PRESETS, body).json() == keyed.post(PRESETS, body).json()
    assert client.get(PRESETS).json()["count"] == 5


def test_a_preset_changes_by_its_version(client: ApiClient, own: dict[str, Any]) -> None:
    path = f"{PRESETS}/{own['id']}"
    changed = client.with_(If_Match='"1"').patch(path, {"name": "새 이름", "brief": {"mood": "밝게"}})
    assert [changed.json()[name] for name in ("name", "brief", "version")] == ["새 이름", {"mood": "밝게"}, 2]
    stale = client.with_(If_Match='"1"').patch(path, {"name": "늦은 이름"})
    assert (stale.status_code, stale.json()["current"]["name"]) == (412, "새 이름")
    assert client.with_(If_Match='"1"').delete(path).status_code == 412
    assert client.with_(If_Match='"2"').delete(path).status_code == 204
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"brief": PART}, ["/name"]),
        ({"name": "이름"}, ["/brief"]),
        ({"name": " ", "brief": PART}, ["/name"]),
        ({"name": "가" * 51, "brief": PART}, ["/name"]),
        ({"name": "이름", "brief": {}}, ["/brief"]),
        ({"name": "이름", "brief": {"tone": ["없는 말"]}}, ["/brief/tone/0"]),
        ({"name": "이름", "brief": {"tones": ["감성"]}}, ["/brief/tones"]),
        ({"name": "이름", "brief": {"duration": 5}}, ["/brief/duration"]),
        ({"name": "이름", "brief": {"duration": 10**18}}, ["/brief/duration"]),
        ({"name": 7, "brief": PART}, ["/name"]),
        ({"name": "이름", "brief": "광고"}, ["/brief"]),
    ],
    ids=["no name", "no brief", "blank", "long", "empty", "no word", "misspelt", "short", "endless", "number", "text"],
)
def test_what_is_no_part_of_a_brief_is_refused(client: ApiClient, body: dict[str, Any], pointers: list[str]) -> None:
    assert refused(client, "post", PRESETS, body) == (422, "invalid", pointers)
    assert not PresetRecord.objects.exists()


def test_a_name_is_taken_once_and_fifty_are_enough(client: ApiClient, own: dict[str, Any]) -> None:
    assert refused(client, "post", PRESETS, {"name": "우리 광고", "brief": PART})[:2] == (409, "preset.name_taken")
    for number in range(49):
        assert client.post(PRESETS, {"name": f"{number}", "brief": PART}).status_code == 201
    assert refused(client, "post", PRESETS, {"name": "하나 더", "brief": PART})[:2] == (409, "preset.too_many")
    assert refused(client, "patch", f"{PRESETS}/{own['id']}", {"name": "7"})[:2] == (409, "preset.name_taken")


def test_nobody_changes_the_products_presets(client: ApiClient) -> None:
    path = f"{PRESETS}/{ADVERTISING.id}"
    assert refused(client, "patch", path, {"name": "내 것"})[:2] == (403, "preset.is_the_products")
    assert client.delete(path).code == "preset.is_the_products"


def test_others_presets_are_not_there(
    api: ApiClient, own: dict[str, Any], make_person: Callable[..., Actor], path: str, team: dict[str, Any]
) -> None:
    stranger, preset = api.as_(make_person("남")), f"{PRESETS}/{own['id']}"
    assert stranger.get(PRESETS).json()["count"] == 4
    assert [stranger.get(preset).status_code, stranger.delete(preset).status_code] == [404, 404]
    assert stranger.patch(preset, {"name": "뺏기"}).status_code == 404
    begun = {"preset": own["id"], "brief": {"title": "봄", "logline": "봄이 온다"}}
    assert refused(api.as_(team["owner"]), "post", path, begun) == (422, "invalid", ["/preset"])


def test_a_plan_begins_from_a_preset_and_what_is_said_wins(api: ApiClient, team: dict[str, Any], path: str) -> None:
    editor = api.as_(team["editor"])
    preset = editor.post(PRESETS, {"name": "짧게", "brief": PART | {"title": "늘 같은 제목"}}).json()["id"]
    plan = editor.post(path, {"preset": preset, "brief": {"logline": "봄이 온다", "duration": 15}}).json()
    brief = plan["brief"]
    assert (brief["title"], brief["tone"], brief["duration"]) == ("늘 같은 제목", ["emotional", "warm"], 15)
    assert (brief["aspect_ratio"], plan["title"]) == ("9:16", "늘 같은 제목")
    named = editor.post(
        path, {"preset": str(SOCIAL_MEDIA.id), "brief": {"title": "릴스", "logline": "춤", "genre": "food"}}
    )
    told = named.json()["brief"]
    assert (told["title"], told["genre"], told["structure"]) == ("릴스", "food", "hook_immersion_twist_bait")
    unknown = refused(editor, "post", path, {"preset": str(new_id()), "brief": {"title": "봄", "logline": "봄이 온다"}})
    assert unknown == (422, "invalid", ["/preset"])


def test_presets_leave_with_their_owner(client: ApiClient, person: Actor, own: dict[str, Any]) -> None:
    (taken,) = client.get("/v2/me/export").json()["presets"]
    assert (taken["id"], taken["name"], taken["brief"]["duration_ms"]) == (own["id"], "우리 광고", 30_000)
    SUBSCRIPTIONS["account.withdrawn"]["ai_planning.forget_presets"]({"user_id": str(person.user_id)}, new_id())
    assert not PresetRecord.objects.filter(owner_id=person.user_id).exists()


def test_a_list_takes_one_statement_and_a_write_few(
    client: ApiClient, own: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get(PRESETS)
    with django_assert_num_queries(1):
        client.get(f"{PRESETS}/{own['id']}")
    with django_assert_num_queries(6):
        client.patch(f"{PRESETS}/{own['id']}", {"name": "새 이름"})
