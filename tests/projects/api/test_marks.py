from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel, user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.contracts import Author, CommentAdded
from feedback.domain.comment import Comment, Words
from tests.client import ApiClient
from tests.projects.examples import NOON

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def reviewer(make_person: Callable[..., Actor]) -> Actor:
    return make_person("이검토")


@pytest.fixture
def path(client: ApiClient, make: Make, reviewer: Actor) -> str:
    """A project that the reviewer is in."""
    address = f"/v2/projects/{make()['id']}"
    assert client.post(f"{address}/members", {"user_id": str(reviewer.user_id), "role": "reviewer"}).status_code == 201
    return address


@pytest.fixture
def news(db: None) -> Callable[[UUID, Actor], int]:
    """`news(project_id, actor)`: the actor has commented; the number of that on the project's stream."""

    def tell(project_id: UUID, actor: Actor) -> int:
        author, channel = Author(actor.user_id, actor.name), project_channel(project_id)
        place = {"project_id": project_id, "feedback_id": new_id()}
        said = Comment.written(Words("네"), **place, parent=None, author=author, now=NOON).row()
        lying = {"project_id": project_id, "video_id": new_id(), "version_id": new_id()}
        with unit_of_work(by=actor):
            publish(CommentAdded(**lying, comment=said, comment_count=1))
        return streams.head(channel).seq

    return tell


def revision(actor: Actor) -> int:
    record = ChannelRecord.objects.get(name=user_channel(actor.user_id))
    return record.seq + record.silent


def test_a_favourite_is_the_callers_own(api: ApiClient, client: ApiClient, path: str, reviewer: Actor) -> None:
    theirs = api.as_(reviewer)
    before = revision(reviewer)
    for _ in range(2):
        assert theirs.put(f"{path}/favourite", {}).status_code == 204
        assert theirs.get(path).json()["is_favourite"] is True
    assert revision(reviewer) == before + 1
    assert client.get(path).json()["is_favourite"] is False
    assert theirs.get("/v2/projects", {"favourite": "true"}).json()["count"] == 1
    for _ in range(2):
        assert theirs.delete(f"{path}/favourite").status_code == 204
        assert theirs.get(path).json()["is_favourite"] is False
    assert revision(reviewer) == before + 2


def test_a_mark_changes_what_is_answered_and_no_version(api: ApiClient, path: str, reviewer: Actor) -> None:
    theirs = api.as_(reviewer)
    seen = theirs.get(path)
    assert theirs.with_(If_None_Match=seen.headers["ETag"]).get(path).status_code == 304
    theirs.put(f"{path}/favourite", {})
    marked = theirs.with_(If_None_Match=seen.headers["ETag"]).get(path)
    assert (marked.status_code, marked.json()["version"]) == (200, seen.json()["version"])


def test_marks_are_made_in_the_archive_too(api: ApiClient, client: ApiClient, path: str, reviewer: Actor) -> None:
    client.post(f"{path}/archive")
    theirs = api.as_(reviewer)
    assert theirs.put(f"{path}/favourite", {}).status_code == 204
    assert theirs.put(f"{path}/read", {"seq": 0}).status_code == 204
    assert theirs.get(path).json()["is_favourite"] is True


def test_unread_news_are_those_of_others_after_the_mark(
    api: ApiClient, client: ApiClient, make: Make, make_person: Callable[..., Actor], news: Callable[[UUID, Actor], int]
) -> None:
    writer, reader = make_person("글쓴이"), make_person("읽는이")
    project_id = UUID(make()["id"])
    news(project_id, writer)
    for member in (writer, reader):
        client.post(f"/v2/projects/{project_id}/members", {"user_id": str(member.user_id), "role": "editor"})
    path, theirs = f"/v2/projects/{project_id}", api.as_(reader)
    assert theirs.get(path).json()["unread"] == 0, "what was before is no news to who joins"
    first, last = news(project_id, writer), news(project_id, writer)
    news(project_id, reader)
    assert theirs.get(path).json()["unread"] == theirs.get("/v2/projects").json()["results"][0]["unread"] == 2
    before = revision(reader)
    for seq, left in ((first, 1), (0, 1), (last, 0), (2**53 - 1, 0)):
        assert theirs.put(f"{path}/read", {"seq": seq}).status_code == 204
        assert theirs.get(path).json()["unread"] == left
    assert revision(reader) == before + 3
    assert api.as_(writer).get(path).json()["unread"] == 1
    news(project_id, writer)
    assert theirs.get(path).json()["unread"] == 1, "a mark beyond the head hides nothing that comes later"


@pytest.mark.parametrize("seq", [-1, "1", True, 1.5, None, 2**53])
def test_a_place_is_a_whole_number(client: ApiClient, path: str, seq: Any) -> None:
    refused = client.put(f"{path}/read", {"seq": seq})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/seq")


def test_a_stranger_marks_nothing(api: ApiClient, path: str, make_person: Callable[..., Actor]) -> None:
    stranger = api.as_(make_person("손님"))
    for refused in (
        stranger.put(f"{path}/favourite", {}),
        stranger.delete(f"{path}/favourite"),
        stranger.put(f"{path}/read", {"seq": 1}),
    ):
        assert (refused.status_code, refused.code) == (404, "project.not_found")
