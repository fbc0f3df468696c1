"""Questions that wait for news: answered as soon as there are any, and never longer than somebody is there to hear."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import httpx
import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from stack.services.running import RunningService
from tests.client import ApiClient
from tests.feedback.live.conftest import Write
from tests.feedback.live.seats import seats
from tests.feedback.live.server import PATIENCE, SocketServer, until
from tests.feedback.live.test_ended_sessions import end, logged_in

LONG = 25
BROWSER = {"Origin": "http://localhost:3000", "Accept-Language": "en", "X-Request-ID": "abc-123"}
Ask = Callable[..., "Future[httpx.Response]"]


@pytest.fixture
def ask(server: SocketServer, project: tuple[UUID, Actor]) -> Iterator[Ask]:
    """`ask(since=3, wait=25)` is on its way; of the owner, to the server's own project unless told otherwise."""
    from identity.bootstrap import issue_access_token

    with ThreadPoolExecutor(8) as threads:

        def asked(
            path: str = f"/v2/events/{project[0]}", of: Actor = project[1], at: SocketServer = server, **query: Any
        ) -> "Future[httpx.Response]":
            headers = {"Authorization": f"Bearer {issue_access_token(of)}", **query.pop("headers", {})}
            address = f"http://127.0.0.1:{at.port}{path}"
            return threads.submit(httpx.get, address, params=query, headers=headers, timeout=LONG + PATIENCE)

        yield asked


@pytest.fixture
def head(project: tuple[UUID, Actor]) -> int:
    return streams.head(f"project:{project[0]}").seq


def waiting(actor: Actor, count: int = 1) -> None:
    """Returns when so many questions of the person wait."""
    until(lambda: seats("waits", actor) == count)


def test_news_end_the_wait(ask: Ask, project: tuple[UUID, Actor], write: Write, head: int) -> None:
    asked = ask(since=head, wait=LONG)
    waiting(project[1])
    assert not asked.done()
    numbers = write(project[0], 1)
    answer = asked.result(PATIENCE)
    assert [event["seq"] for event in answer.json()["results"]] == numbers
    assert {"etag", "ratelimit-limit", "x-request-id"} <= set(answer.headers)
    waiting(project[1], 0)


def test_what_is_there_already_is_answered_at_once(
    ask: Ask, project: tuple[UUID, Actor], write: Write, head: int
) -> None:
    write(project[0], 2)
    assert len(ask(since=head, wait=LONG).result(PATIENCE).json()["results"]) == 2
    for lost in ({"since": head + 9}, {"since": head, "epoch": "another"}):
        assert ask(wait=LONG, **lost).result(PATIENCE).json()["resync"] is True


def test_a_wait_without_news_ends_as_nothing_new(ask: Ask, head: int) -> None:
    first = ask(since=head, wait=0).result(PATIENCE)
    assert first.json()["results"] == []
    tag = {"If-None-Match": first.headers["ETag"]}
    assert ask(since=head, wait=1, headers=tag).result(PATIENCE).status_code == 304


@pytest.mark.parametrize(
    "query", [{}, {"since": -1}, {"since": 0, "wait": 26}, {"since": 0, "wait": -1}, {"since": 0, "limit": 501}]
)
def test_a_bad_question_does_not_wait(ask: Ask, query: dict[str, int]) -> None:
    answer = ask(**{"wait": LONG} | query).result(PATIENCE)
    assert (answer.status_code, answer.json()["code"]) == (400, "request.bad_query")


def test_a_question_with_too_many_parameters_is_a_bad_one(ask: Ask) -> None:
    answer = ask(since=0, wait=LONG, **{f"a{number}": 1 for number in range(1001)}).result(PATIENCE)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["code"] == "request.malformed"


def test_who_may_not_ask_does_not_wait(
    ask: Ask, server: SocketServer, project: tuple[UUID, Actor], make_person: Callable[..., Actor]
) -> None:
    assert ask(of=make_person(), since=0, wait=LONG).result(PATIENCE).status_code == 404
    assert ask(f"/v2/events/{new_id()}", since=0, wait=LONG).result(PATIENCE).status_code == 404
    address = f"http://127.0.0.1:{server.port}/v2/events/{project[0]}"
    assert httpx.get(address, params={"since": 0, "wait": LONG}).status_code == 401


def test_a_removed_member_waits_no_longer(
    ask: Ask, make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor], api: ApiClient
) -> None:
    member = make_person()
    project_id, owner = make_project(viewer=member)
    asked = ask(f"/v2/events/{project_id}", of=member, since=streams.head(f"project:{project_id}").seq, wait=LONG)
    waiting(member)
    assert api.as_(owner).delete(f"/v2/projects/{project_id}/members/{member.user_id}").status_code == 204
    assert asked.result(PATIENCE).status_code == 404


def test_who_is_logged_out_waits_no_longer(ask: Ask, project: tuple[UUID, Actor], head: int) -> None:
    leaving = logged_in(project[1])
    asked = ask(of=leaving, since=head, wait=LONG)
    waiting(project[1])
    end(leaving, only=leaving.session_id)
    answer = asked.result(PATIENCE)
    assert (answer.status_code, answer.json()["code"]) == (401, "auth.session_ended")


def test_a_person_waits_five_times_at_most(ask: Ask, project: tuple[UUID, Actor], write: Write, head: int) -> None:
    asked = [ask(since=head, wait=LONG) for _ in range(5)]
    waiting(project[1], 5)
    sixth = ask(since=head, wait=LONG, headers=BROWSER).result(PATIENCE)
    assert (sixth.status_code, sixth.json()["code"]) == (429, "events.too_many_waiting")
    assert sixth.headers["Retry-After"] == "5"
    is_answered_as_elsewhere(sixth)
    write(project[0], 1)
    assert [each.result(PATIENCE).status_code for each in asked] == [200] * 5
    waiting(project[1], 0)


@pytest.mark.parametrize("path", ["/v2/events/a/b", "/ws/nowhere", "/v2/projects"])
def test_what_the_sockets_do_not_serve_is_not_there(server: SocketServer, path: str) -> None:
    answer = httpx.get(f"http://127.0.0.1:{server.port}{path}?wait=1", headers=BROWSER)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    is_answered_as_elsewhere(answer)


def is_answered_as_elsewhere(answer: httpx.Response) -> None:
    assert answer.headers["X-Request-ID"] == answer.json()["request_id"] == "abc-123"
    assert answer.headers["Access-Control-Allow-Origin"] == "http://localhost:3000"
    assert (answer.headers["Content-Type"], answer.headers["Content-Language"]) == ("application/problem+json", "en")


def test_a_client_that_goes_away_leaves_nothing_behind(
    server: SocketServer, project: tuple[UUID, Actor], head: int
) -> None:
    from identity.bootstrap import issue_access_token

    headers = {"Authorization": f"Bearer {issue_access_token(project[1])}"}
    address = f"http://127.0.0.1:{server.port}/v2/events/{project[0]}"
    with ExitStack() as clients:
        for _ in range(5):
            client = clients.enter_context(httpx.Client(headers=headers, timeout=0.5))
            with pytest.raises(httpx.ReadTimeout):
                client.get(address, params={"since": head, "wait": LONG})
    waiting(project[1], 0)


def test_a_server_that_ends_answers_whoever_waits(
    ask: Ask, project: tuple[UUID, Actor], head: int, environment: dict[str, str]
) -> None:
    # More than the product has: a busy machine must not be what ends it.
    other = SocketServer(environment, "--timeout-graceful-shutdown", "60")
    asked = ask(at=other, since=head, wait=LONG)
    waiting(project[1])
    other.stop()
    answer = asked.result(PATIENCE)
    assert (answer.status_code, answer.json()["results"]) == (200, [])


def test_without_redis_news_still_end_the_wait(
    ask: Ask, project: tuple[UUID, Actor], write: Write, head: int, same_redis: RunningService
) -> None:
    same_redis.kill()
    asked = ask(since=head, wait=LONG)
    numbers = write(project[0], 1)
    assert [event["seq"] for event in asked.result(PATIENCE).json()["results"]] == numbers


def test_an_own_channel_is_waited_on_as_well(ask: Ask, project: tuple[UUID, Actor], api: ApiClient) -> None:
    head = streams.head(f"user:{project[1].user_id}").seq
    asked = ask("/v2/me/events", since=head, wait=LONG)
    waiting(project[1])
    assert api.as_(project[1]).post("/v2/projects", {"name": "여름 캠페인"}).status_code == 201
    assert [event["type"] for event in asked.result(PATIENCE).json()["results"]] == ["project.created"]
