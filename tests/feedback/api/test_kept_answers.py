"""Answers kept whole: no statement while nothing has changed, and never an old one, nor one for whom it is not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from core.infrastructure.cache.answers import answers
from core.infrastructure.redis import redis_client
from tests.client import Answer
from tests.core.kept import forget_everything
from tests.faults.wire import Wire
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_beside_words import ARROW

pytestmark = pytest.mark.django_db(transaction=True)
Join = Callable[[str], Review]


@pytest.fixture
def paths(review: Review, feedback_id: str) -> list[str]:
    """A list, an item and its conversation."""
    review.comment(feedback_id, "로고 " * 400)
    return [review.path, f"{review.path}/{feedback_id}", f"{review.path}/{feedback_id}/comments"]


@contextmanager
def statements(most: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as captured:
        yield
    assert len(captured) <= most, [query["sql"] for query in captured]


def shown(review: Review, paths: list[str]) -> list[Any]:
    answers = [review.api.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    return [answer.json() for answer in answers]


def test_who_asks_again_costs_no_statement_and_is_told_the_same(review: Review, paths: list[str]) -> None:
    first = [review.api.get(path) for path in paths]
    with statements(0):
        again = [review.api.get(path) for path in paths]
        had = [
            review.api.with_(If_None_Match=answer.headers["ETag"]).get(path)
            for path, answer in zip(paths, first, strict=True)
        ]
    assert [answer.content for answer in again] == [answer.content for answer in first]
    assert [told(answer) for answer in again] == [told(answer) for answer in first]
    assert [(answer.status_code, answer.content) for answer in had] == [(304, b"")] * len(paths)


def told(answer: Answer) -> dict[str, str]:
    """Its headers, without those that are of the request; what it varies by in any order."""
    own = ("X-Request-ID", "RateLimit-Remaining", "RateLimit-Reset")
    varies = ",".join(sorted(answer.headers["Vary"].replace(" ", "").split(",")))
    return {name: value for name, value in answer.headers.items() if name not in own} | {"Vary": varies}


def test_every_write_shows_at_once(
    review: Review, join: Join, paths: list[str], feedback_id: str, work_off: Callable[[], None]
) -> None:
    other, video_id = join("editor"), str(review.list()["results"][0]["video_id"])
    comment = review.comment(feedback_id).json()["id"]
    place = f"{paths[2]}/{comment}"
    writes: list[Callable[[], Answer]] = [
        lambda: other.note(video_id),
        lambda: other.patch(feedback_id, status="in_progress"),
        lambda: other.patch(feedback_id, title="새 제목"),
        lambda: other.comment(feedback_id),
        lambda: other.api.put(f"{place}/reaction", {"kind": "like"}),
        lambda: review.api.put(f"{place}/reaction", {"kind": "question"}),
        lambda: review.api.patch(place, {"text": "아니요"}),
        lambda: review.api.delete(place),
        lambda: other.api.patch(f"{review.path}/videos/{video_id}", {"title": "여름 캠페인"}),
        lambda: other.patch(feedback_id, drawing=[ARROW], tags=["로고"]),
        lambda: other.api.patch("/v2/me", {"name": "이새봄"}),
    ]
    for write in writes:
        before = [shown(each, paths) for each in (review, other)]
        assert write().status_code in (200, 201, 204)
        work_off()
        kept = [shown(each, paths) for each in (review, other)]
        forget_everything()
        assert [shown(each, paths) for each in (review, other)] == kept
        assert kept != before


def test_each_role_is_answered_as_it_was_the_first_time(
    review: Review, join: Join, paths: list[str], make_person: Callable[..., Any]
) -> None:
    stranger = Review(review.api, review.project_id, make_person())
    people = [review, *map(join, ("admin", "editor", "reviewer", "viewer")), stranger]
    turns = [[[each.api.get(path).status_code for path in paths] for each in people] for _ in range(2)]
    assert turns == [[[200] * len(paths)] * 5 + [[404] * len(paths)]] * 2


def test_another_projects_ids_open_nothing_of_this_one(
    review: Review, paths: list[str], make_project: Callable[..., Any]
) -> None:
    elsewhere, _ = make_project(editor=review.actor)
    for _ in range(2):
        shown(review, paths)
        foreign = [review.api.get(path.replace(str(review.project_id), str(elsewhere))) for path in paths]
        assert [answer.status_code for answer in foreign] == [200, 404, 404]
        assert foreign[0].json()["results"] == []


def test_another_role_shows_at_once(review: Review, join: Join, paths: list[str]) -> None:
    member = join("viewer")
    shown(member, paths)
    place = f"/v2/projects/{review.project_id}/members/{member.actor.user_id}"
    assert review.api.patch(place, {"role": "reviewer"}).status_code == 200
    kept = shown(member, paths)
    forget_everything()
    assert shown(member, paths) == kept


def test_a_video_in_the_trash_takes_its_notes_along_and_back(review: Review, join: Join, paths: list[str]) -> None:
    member = join("viewer")
    first = shown(member, paths)
    place = f"{review.path}/videos/{first[0]['results'][0]['video_id']}"
    assert review.api.delete(place).status_code in (200, 204)
    assert [member.api.get(path).status_code for path in paths] == [200, 404, 404]
    assert member.api.get(paths[0]).json()["results"] == []
    assert review.api.post(f"{place}/restore", {}).status_code in (200, 204)
    assert [each["id"] for each in shown(member, paths)[0]["results"]] == [each["id"] for each in first[0]["results"]]


def test_who_left_or_was_removed_is_shown_nothing_more(review: Review, join: Join, paths: list[str]) -> None:
    leaver, removed = join("reviewer"), join("viewer")
    for each in (leaver, removed):
        shown(each, paths)
    members = f"/v2/projects/{review.project_id}/members"
    assert leaver.api.delete(f"{members}/{leaver.actor.user_id}").status_code == 204
    assert review.api.delete(f"{members}/{removed.actor.user_id}").status_code == 204
    for each in (leaver, removed):
        assert [each.api.get(path).status_code for path in paths] == [404] * len(paths)


def test_a_stranger_is_not_shown_what_a_member_was(
    review: Review, paths: list[str], make_person: Callable[..., Any]
) -> None:
    shown(review, paths)
    stranger = Review(review.api, review.project_id, make_person())
    assert [stranger.api.get(path).status_code for path in paths] == [404] * len(paths)
    assert [type(review.api)().get(path).status_code for path in paths] == [401] * len(paths)


def test_a_deleted_project_is_gone_at_once(review: Review, join: Join, paths: list[str]) -> None:
    member = join("viewer")
    for each in (member, review):
        shown(each, paths)
    assert review.api.delete(f"/v2/projects/{review.project_id}").status_code in (200, 204)
    for each in (member, review):
        assert [each.api.get(path).status_code for path in paths] == [404] * len(paths)


def test_it_is_counted_as_any_request_is(review: Review, paths: list[str], settings: Settings) -> None:
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"list": "3/h"}
    answers = [review.api.get(paths[0]) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["2", "1", "0", "0", "0"]


def test_each_form_of_it_is_the_same_as_if_it_were_not_kept(review: Review, paths: list[str]) -> None:
    asking = [
        {"Accept-Encoding": "gzip"},
        {"Accept-Encoding": "gzip;q=0"},
        {"Accept-Encoding": "gzip", "If-None-Match": '"other"'},
        {"Accept-Language": "en"},
        {"Accept": "application/json; indent=1"},
        {"Accept": "text/html"},
    ]
    for path in paths:
        forget_everything()
        first, again = ([raw(review, path, headers) for headers in asking] for _ in range(2))
        assert [answer.status_code for answer in first] == [200, 200, 200, 200, 200, 406]
        assert [(told(answer), answer.content) for answer in again] == [
            (told(answer), answer.content) for answer in first
        ]


def raw(review: Review, path: str, headers: dict[str, str]) -> Answer:
    """As it comes, whatever its coding; the body of a problem names its request."""
    plain = {"X-Request-ID": "the-same"} | review.api._headers | headers
    return Answer(Client().get(path, headers=plain))


def test_where_redis_has_forgotten_the_database_answers(review: Review, paths: list[str]) -> None:
    first = shown(review, paths)
    names = redis_client().keys("changes:*")
    redis_client().delete(*names)
    assert shown(review, paths) == first


def test_while_the_database_is_away_it_says_so_like_any_other(
    review: Review, paths: list[str], settings: Settings
) -> None:
    shown(review, paths)
    redis_client().delete(*redis_client().keys("changes:*"))
    with away():
        told = [review.api.get(path) for path in paths]
    assert [(answer.status_code, answer.headers.get("Retry-After")) for answer in told] == [(503, "5")] * len(paths)
    shown(review, paths)


@contextmanager
def away() -> Iterator[None]:
    """The database, at the end of a line that is cut."""
    wire = Wire(int(connection.settings_dict["PORT"]))
    place = {name: connection.settings_dict[name] for name in ("HOST", "PORT")}
    wire.cut()
    connection.close()
    connection.settings_dict |= {"HOST": "127.0.0.1", "PORT": str(wire.port)}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= place
        wire.close()


def test_one_question_takes_one_place(review: Review, paths: list[str], feedback_id: str) -> None:
    forget_everything()
    for number in range(5):
        shown(review, paths)
        review.comment(feedback_id, f"의견 {number}")
    assert len(answers()._entries) == len(paths)


def test_whom_a_lost_wake_up_left_a_right_loses_it_when_the_copies_end(
    review: Review, join: Join, paths: list[str]
) -> None:
    removed = join("viewer")
    shown(removed, paths)
    names = [f"changes:project:{review.project_id}", f"changes:user:{removed.actor.user_id}"]
    before = redis_client().mget(names)
    assert review.api.delete(f"/v2/projects/{review.project_id}/members/{removed.actor.user_id}").status_code == 204
    for name, value in zip(names, before, strict=True):
        assert redis_client().pttl(name) <= 5000
        redis_client().set(name, value, keepttl=True)
    redis_client().delete(*names)
    assert [removed.api.get(path).status_code for path in paths] == [404] * len(paths)
