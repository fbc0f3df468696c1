"""Texts that are not sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.domain.clock import utc_now
from core.domain.events import project_channel, user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from feedback.domain.unsent import LIFE, MOST
from feedback.infrastructure.models import DraftRecord
from tests.client import Answer
from tests.feedback.api.conftest import Review

SHAPE = {"kind": "line", "points": [[0.5, 0.5]], "colour": "#ff0000", "width": 0.01}
FULL = {
    "title": "제목", "text": "아직 쓰는 중", "priority": "high", "timestamp": 1.25, "out_frame": 40,
    "drawing": [SHAPE], "tags": ["로고"], "mentions": [str(new_id())], "assignee_id": str(new_id()),
    "due_date": "2026-03-01", "frame_rate": "24/1",
}  # fmt: skip


@pytest.fixture
def place() -> str:
    return f"new:{new_id()}"


def keep(review: Review, place: str, tag: str | None = None, **body: Any) -> Answer:
    api = review.api if tag is None else review.api.with_(If_Match=tag)
    return api.put(f"{review.path}/drafts/{place}", body)


def own_events(review: Review) -> list[dict[str, Any]]:
    events = streams.read(user_channel(review.actor.user_id), 0)
    return [event.data for event in events if event.type == "draft.changed"]


def test_a_draft_comes_back_as_it_went(review: Review, place: str) -> None:
    kept = keep(review, place, **FULL)
    assert (kept.status_code, kept.json()["body"], kept.json()["place"]) == (200, FULL, place)
    read = review.api.get(f"{review.path}/drafts/{place}")
    assert (read.json(), read.headers["ETag"]) == (kept.json(), kept.headers["ETag"])
    assert review.api.get(f"{review.path}/drafts/{place}", {"fields": "place"}).json() == {"place": place}
    assert review.api.get(f"{review.path}/drafts").json()["results"] == [kept.json()]


def test_two_windows_do_not_overwrite_each_other(review: Review, place: str) -> None:
    first = keep(review, place, text="하나")
    refused = keep(review, place, text="다른 창")
    assert (refused.status_code, refused.json()["current"]["body"]) == (412, {"text": "하나"})
    second = keep(review, place, first.headers["ETag"], text="둘")
    assert (second.status_code, second.json()["version"] > first.json()["version"]) == (200, True)
    for stale in (
        keep(review, place, first.headers["ETag"], text="늦음"),
        review.api.with_(If_Match=first.headers["ETag"]).delete(f"{review.path}/drafts/{place}"),
    ):
        assert (stale.status_code, stale.json()["current"]["body"]) == (412, {"text": "둘"})
    assert keep(review, place, "*", text="셋").json()["body"] == {"text": "셋"}


def test_the_tag_of_a_draft_that_went_names_none_that_came_after(review: Review, place: str) -> None:
    tag = keep(review, place, text="하나").headers["ETag"]
    assert review.api.delete(f"{review.path}/drafts/{place}").status_code == 204
    assert keep(review, place, tag, text="늦음").status_code == 412
    assert keep(review, place, text="새것").status_code == 200
    assert keep(review, place, tag, text="늦음").status_code == 412


def test_a_draft_is_its_writers_alone(review: Review, place: str, join: Callable[[str], Review]) -> None:
    other = join("admin")
    keep(review, place, text="비밀")
    assert other.api.get(f"{other.path}/drafts/{place}").code == "draft.not_found"
    assert other.api.delete(f"{other.path}/drafts/{place}").status_code == 404
    assert other.api.get(f"{other.path}/drafts").json()["results"] == []
    assert keep(other, place, text="내 것").status_code == 200
    assert review.api.get(f"{review.path}/drafts/{place}").json()["body"] == {"text": "비밀"}


def test_other_windows_hear_of_it_without_the_text(review: Review, place: str) -> None:
    before = streams.head(project_channel(review.project_id)).seq
    kept = keep(review, place, text="비밀").json()
    review.api.delete(f"{review.path}/drafts/{place}")
    told, gone = own_events(review)
    assert told == {
        "user_id": str(review.actor.user_id), "project_id": str(review.project_id), "place": place,
        "version": kept["version"], "updated_at": kept["updated_at"],
    }  # fmt: skip
    assert (gone["place"], gone["version"]) == (place, None)
    assert streams.head(project_channel(review.project_id)).seq == before


@pytest.mark.parametrize("place", ["new", "new:x", "old:01a2157a-0000-7000-8000-000000000000", "x" * 200])
def test_a_place_that_names_nothing_is_not_there(review: Review, place: str) -> None:
    answer = review.api.get(f"{review.path}/drafts/{place}")
    assert (answer.status_code, answer.code) == (404, "draft.not_found")
    kept = keep(review, place, text="?")
    assert (kept.status_code, kept.json()["errors"][0]["code"]) == (422, "draft.no_such_place")


@pytest.mark.parametrize(
    "body",
    [
        {"words": "?"},
        {"text": "가" * 20_001},
        {"text": "\u0000"},
        {"text": 5},
        {"drawing": [SHAPE] * 51},
        {"drawing": [{"kind": "heart", "points": [[0, 0]]}],},
        {"drawing": [SHAPE | {"text": "\u0000"}]},
        {"drawing": [{"kind": "path", "points": [[0.123456789, 0.987654321]] * 1000}] * 4},
        {"timestamp": "1"},
    ],
)  # fmt: skip
def test_a_body_that_is_none_keeps_nothing(review: Review, place: str, body: dict[str, Any]) -> None:
    assert keep(review, place, **body).status_code == 422
    assert not DraftRecord.objects.exists()


def test_a_person_keeps_two_hundred_in_a_project(review: Review, place: str) -> None:
    whose = {"user_id": review.actor.user_id, "project_id": review.project_id}
    now = utc_now()
    DraftRecord.objects.bulk_create(
        DraftRecord(**whose, place=f"new:{new_id()}", body={}, updated_at=now) for _ in range(MOST - 1)
    )
    last = keep(review, place, text="이백")
    refused = keep(review, f"new:{new_id()}", text="더")
    assert (last.status_code, refused.status_code, refused.code) == (200, 422, "draft.too_many")
    assert keep(review, place, last.headers["ETag"], text="고침").status_code == 200
    page = review.api.get(f"{review.path}/drafts", {"page_size": 1}).json()
    assert (page["count"], page["results"][0]["place"]) == (MOST, place)


def test_what_is_sent_is_no_draft_any_more(review: Review, film: bytes) -> None:
    item = review.uploaded(film)
    said = review.comment(item["id"]).json()
    places = [f"{kind}:{said['id']}" for kind in ("reply", "edit")]
    places += [f"item:{item['id']}", f"new:{item['video_id']}"]
    for each in places:
        assert keep(review, each, text="아직").status_code == 200
    reply, edit, comment, note = places
    path = f"{review.path}/{item['id']}/comments/{said['id']}"
    assert review.comment(item["id"], parent_id=said["id"], draft=reply).status_code == 201
    assert review.api.patch(path, {"text": "고침", "draft": edit}).status_code == 200
    assert review.comment(item["id"], draft=comment).status_code == 201
    assert review.note(item["video_id"], draft=note).status_code == 201
    assert review.api.get(f"{review.path}/drafts").json()["count"] == 0
    assert [event["place"] for event in own_events(review)[4:]] == places


def test_what_is_refused_stays_a_draft(review: Review, film: bytes) -> None:
    item = review.uploaded(film)
    place = f"item:{item['id']}"
    keep(review, place, text="아직")
    for answer in (
        review.comment(item["id"], "", draft=place),
        review.comment(item["id"], parent_id=str(new_id()), draft=place),
        review.comment(item["id"], draft="item"),
    ):
        assert answer.status_code == 422
    assert review.api.get(f"{review.path}/drafts/{place}").status_code == 200
    assert review.comment(item["id"], draft=f"item:{new_id()}").status_code == 201


def test_drafts_that_nobody_goes_on_with_are_forgotten(review: Review, place: str) -> None:
    from feedback.bootstrap.private import private

    keep(review, place, text="오래됨")
    keep(review, f"new:{new_id()}", text="새것")
    assert private().forget_old_drafts() == 0
    DraftRecord.objects.filter(place=place).update(updated_at=utc_now() - LIFE - timedelta(minutes=1))
    assert private().forget_old_drafts() == 1
    assert [row["body"]["text"] for row in review.api.get(f"{review.path}/drafts").json()["results"]] == ["새것"]


def test_who_may_only_look_begins_nothing_and_keeps_what_there_was(
    review: Review, place: str, join: Callable[[str], Review]
) -> None:
    member = join("reviewer")
    keep(member, place, text="아직")
    address = f"/v2/projects/{review.project_id}/members/{member.actor.user_id}"
    assert review.api.patch(address, {"role": "viewer"}).status_code == 200
    assert keep(member, f"new:{new_id()}", text="더").status_code == 403
    assert member.api.get(f"{member.path}/drafts/{place}").json()["body"] == {"text": "아직"}
    assert member.api.delete(f"{member.path}/drafts/{place}").status_code == 204


def test_keeping_a_draft_takes_few_statements(review: Review, place: str, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(6 + 2):
        tag = keep(review, place, text="하나").headers["ETag"]
    with django_assert_max_num_queries(5 + 2):
        assert keep(review, place, tag, text="둘").status_code == 200
