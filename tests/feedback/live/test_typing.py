"""Who is typing: told to the others at once, kept by nobody."""

from collections.abc import Callable
from uuid import UUID

from core.domain.actor import Actor
from core.domain.ids import new_id
from stack.services.running import RunningService
from tests.feedback.live.conftest import Films
from tests.feedback.live.server import Client, SocketServer

Projects = Callable[..., tuple[UUID, Actor]]


def subscribed(*clients: Client) -> None:
    for client in clients:
        assert client.subscribed()["type"] == "subscribed"


def test_typing_reaches_the_others_only(
    server: SocketServer, make_person: Callable[..., Actor], make_project: Projects, lay_film: Films
) -> None:
    reviewer = make_person("이검토")
    project_id, owner = make_project(reviewer=reviewer)
    version, item = lay_film(project_id)
    other_id, other_owner = make_project()
    with (
        server.open(reviewer, project_id) as author,
        server.open(reviewer, project_id) as second_tab,
        server.open(owner, project_id) as colleague,
        server.open(other_owner, other_id) as elsewhere,
    ):
        subscribed(author, second_tab, colleague, elsewhere)
        author.say(type="typing", feedback_id=str(item.id), active=True)
        for listener in (colleague, second_tab):
            frame = listener.hear()
            assert frame.pop("at").endswith("Z")
            assert frame == {
                "type": "user.typing",
                "actor": {"id": str(reviewer.user_id), "name": "이검토", "is_guest": False},
                "data": {
                    "feedback_id": str(item.id),
                    "video_id": str(version.video_id),
                    "version_id": str(version.id),
                    "active": True,
                },
            }
        assert author.is_silent()
        assert elsewhere.is_silent()


def test_a_viewer_is_not_shown_as_typing(
    server: SocketServer, make_person: Callable[..., Actor], make_project: Projects
) -> None:
    viewer = make_person("최관람")
    project_id, owner = make_project(viewer=viewer)
    with server.open(viewer, project_id) as watching, server.open(owner, project_id) as colleague:
        subscribed(watching, colleague)
        watching.say(type="typing", feedback_id=str(new_id()), active=True)
        assert watching.hear()["code"] == "socket.not_permitted"
        assert colleague.is_silent()


def test_typing_is_bounded(server: SocketServer, make_project: Projects, lay_film: Films) -> None:
    project_id, owner = make_project()
    items = [str(lay_film(project_id)[1].id) for _ in range(2)]
    with server.open(owner, project_id) as author, server.open(owner, project_id) as listener:
        subscribed(author, listener)
        for number in range(20):
            author.say(type="typing", feedback_id=items[number % 2], active=number % 4 < 2)
        author.say(type="dance")
        assert author.hear()["type"] == "error"
        heard = 0
        listener.say(type="ping")
        while listener.hear()["type"] != "pong":
            heard += 1
        assert heard < 10


def test_nobody_types_at_an_item_that_is_not_there(
    server: SocketServer, make_project: Projects, lay_film: Films
) -> None:
    project_id, owner = make_project()
    elsewhere = lay_film(make_project()[0])[1]
    with server.open(owner, project_id) as author, server.open(owner, project_id) as listener:
        subscribed(author, listener)
        for feedback_id in (new_id(), elsewhere.id):
            author.say(type="typing", feedback_id=str(feedback_id), active=True)
            assert author.hear()["code"] == "socket.unknown_item"
        assert listener.is_silent()


def test_typing_ends_with_the_socket(server: SocketServer, make_project: Projects, lay_film: Films) -> None:
    project_id, owner = make_project()
    item = lay_film(project_id)[1]
    with server.open(owner, project_id) as listener:
        with server.open(owner, project_id) as author:
            subscribed(author, listener)
            author.say(type="typing", feedback_id=str(item.id), active=True)
            assert listener.hear()["data"]["active"] is True
        assert listener.hear()["data"]["active"] is False


def test_without_redis_typing_still_reaches_this_process(
    server: SocketServer, make_project: Projects, same_redis: RunningService, lay_film: Films
) -> None:
    project_id, owner = make_project()
    item = lay_film(project_id)[1]
    with server.open(owner, project_id) as author, server.open(owner, project_id) as listener:
        subscribed(author, listener)
        same_redis.kill()
        author.say(type="typing", feedback_id=str(item.id), active=True)
        assert listener.hear()["type"] == "user.typing"
