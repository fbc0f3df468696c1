"""The same log for pollers."""

from collections.abc import Callable
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.infrastructure import streams
from tests.client import ApiClient
from tests.feedback.live.conftest import Write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def project(make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[UUID, Actor]:
    return make_project()


def test_a_poller_reads_on_by_the_number_it_was_given(
    api: ApiClient, project: tuple[UUID, Actor], write: Write
) -> None:
    (first, *_), path = write(project[0], 5), f"/v2/events/{project[0]}"
    since, seen, more = first - 1, [], True
    while more:
        page = api.as_(project[1]).get(path, {"since": since, "limit": 2}).json()
        seen += [event["seq"] for event in page["results"]]
        since, more = page["seq"], page["has_more"]
        assert not page["resync"]
    assert seen == list(range(first, first + 5))
    assert api.as_(project[1]).get(path, {"since": since}).json()["results"] == []


def test_a_poller_that_cannot_go_on_is_told(api: ApiClient, project: tuple[UUID, Actor], write: Write) -> None:
    head = write(project[0], 2)[-1]
    epoch = streams.head(f"project:{project[0]}").epoch
    for since, known in ((head + 1, epoch), (0, "another")):
        query = {"since": since, "epoch": known}
        page = api.as_(project[1]).get(f"/v2/events/{project[0]}", query).json()
        assert page == {"results": [], "seq": head, "epoch": epoch, "has_more": False, "resync": True}


def test_nothing_new_is_304(api: ApiClient, project: tuple[UUID, Actor]) -> None:
    client, path = api.as_(project[1]), f"/v2/events/{project[0]}"
    tag = client.get(path, {"since": 0}).headers["ETag"]
    assert client.with_(If_None_Match=tag).get(path, {"since": 0}).status_code == 304


@pytest.mark.parametrize("query", [{}, {"since": -1}, {"since": "x"}, {"since": 0, "limit": 501}])
def test_a_bad_question_is_refused(api: ApiClient, project: tuple[UUID, Actor], query: dict[str, object]) -> None:
    answer = api.as_(project[1]).get(f"/v2/events/{project[0]}", query)
    assert (answer.status_code, answer.code) == (400, "request.bad_query")


def test_a_stranger_reads_no_events(
    api: ApiClient, project: tuple[UUID, Actor], make_person: Callable[..., Actor]
) -> None:
    assert api.as_(make_person()).get(f"/v2/events/{project[0]}", {"since": 0}).status_code == 404
