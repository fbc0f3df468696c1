"""Who is there: seen over tabs and processes, without a storm, and without those who are gone."""

import signal
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from feedback.contracts import Author, AuthorRenamed
from feedback.presentation.asyncapi import document
from projects.bootstrap.news import rename_member
from stack.services.running import RunningService
from tests.client import ApiClient
from tests.feedback.examples import NOON
from tests.feedback.live.conftest import Films
from tests.feedback.live.server import Client, SocketServer, until

People = Callable[..., Actor]
Projects = Callable[..., tuple[UUID, Actor]]


def told(client: Client, kind: str, actor: Actor) -> dict[str, Any]:
    """The next news of this kind about this person; what comes before is left aside."""
    while True:
        for frame in client.news():
            if frame["type"] == kind and frame["actor"]["id"] == str(actor.user_id):
                return described(frame)


def people(client: Client) -> dict[str, dict[str, Any]]:
    """Who is there, by the next whole state."""
    while (frame := client.hear_all())["type"] != "presence.state":
        pass
    return {each["id"]: each for each in described(frame)["data"]["people"]}


def described(frame: dict[str, Any]) -> dict[str, Any]:
    """The frame, which is as the published protocol says."""
    message = document()["channels"]["project"]["messages"][frame["type"]]
    Draft202012Validator(message["payload"]).validate(frame)
    return frame


@pytest.fixture
def viewer(server: SocketServer, make_person: People) -> Actor:
    return make_person("최관람")


def test_whoever_comes_is_told_who_is_there_and_the_others_of_them(
    server: SocketServer, make_project: Projects, viewer: Actor, lay_film: Films
) -> None:
    project_id, owner = make_project(viewer=viewer)
    version = lay_film(project_id)[0]
    with server.open(viewer, project_id) as watching:
        assert list(people(watching)) == [str(viewer.user_id)]
        watching.say(type="playhead", version_id=str(version.id), frame=48, playing=False)
        with server.open(owner, project_id) as colleague:
            joined = told(watching, "presence.joined", owner)
            assert joined["data"] == {"state": "active"}
            assert joined["actor"] == {"id": str(owner.user_id), "name": "박감독", "is_guest": False}
            seen = people(colleague)
            assert set(seen) == {str(viewer.user_id), str(owner.user_id)}
            place = {"video_id": str(version.video_id), "version_id": str(version.id)}
            at = {"type": "playhead", "data": {**place, "frame": 48, "playing": False}}
            assert seen[str(viewer.user_id)]["hints"] == [at]
        assert told(watching, "presence.left", owner)["data"] == {}


def test_idle_and_active_are_told(server: SocketServer, make_project: Projects, viewer: Actor) -> None:
    project_id, owner = make_project(viewer=viewer)
    with server.open(viewer, project_id) as watching, server.open(owner, project_id) as colleague:
        people(colleague)
        watching.say(type="presence", state="idle")
        assert told(colleague, "presence.idle", viewer)["data"] == {"state": "idle"}
        watching.say(type="presence", state="active")
        assert told(colleague, "presence.active", viewer)["data"] == {"state": "active"}


def test_a_second_tab_joins_nobody_anew(server: SocketServer, make_project: Projects, viewer: Actor) -> None:
    project_id, owner = make_project(viewer=viewer)
    with server.open(owner, project_id) as colleague:
        people(colleague)
        with server.open(viewer, project_id) as first:
            told(colleague, "presence.joined", viewer)
            people(first)
            with server.open(viewer, project_id) as second:
                assert set(people(second)) == {str(viewer.user_id), str(owner.user_id)}
        assert [frame["type"] for frame in colleague.news()] == ["presence.left"]


def test_a_playhead_moves_over_processes(
    server: SocketServer, make_project: Projects, viewer: Actor, lay_film: Films, environment: dict[str, str]
) -> None:
    project_id, owner = make_project(viewer=viewer)
    version, other = lay_film(project_id)[0], SocketServer(environment)
    try:
        with server.open(owner, project_id) as colleague:
            people(colleague)
            with other.open(viewer, project_id) as watching:
                told(colleague, "presence.joined", viewer)
                until(lambda: set(people_anew(watching)) == {str(viewer.user_id), str(owner.user_id)})
                watching.say(type="playhead", version_id=str(version.id), frame=7, playing=True)
                assert told(colleague, "playhead", viewer)["data"]["frame"] == 7
            told(colleague, "presence.left", viewer)
    finally:
        other.stop()


def people_anew(client: Client) -> dict[str, dict[str, Any]]:
    client.say(type="subscribe")
    return people(client)


def test_the_people_of_a_killed_process_leave(
    server: SocketServer, make_project: Projects, viewer: Actor, environment: dict[str, str]
) -> None:
    project_id, owner = make_project(viewer=viewer)
    other = SocketServer(environment)
    with server.open(owner, project_id) as colleague:
        people(colleague)
        with other.open(viewer, project_id):
            told(colleague, "presence.joined", viewer)
            other.stop(signal.SIGKILL)
            told(colleague, "presence.left", viewer)


def test_without_redis_a_process_shows_its_own_and_with_it_all_again(
    server: SocketServer,
    make_project: Projects,
    make_person: People,
    viewer: Actor,
    environment: dict[str, str],
    same_redis: RunningService,
) -> None:
    newcomer = make_person("이검토")
    project_id, owner = make_project(viewer=viewer, reviewer=newcomer)
    other = SocketServer(environment)
    try:
        with server.open(owner, project_id) as colleague:
            people(colleague)
            with other.open(viewer, project_id):
                told(colleague, "presence.joined", viewer)
                same_redis.kill()
                told(colleague, "presence.left", viewer)
                with server.open(newcomer, project_id):
                    told(colleague, "presence.joined", newcomer)
                told(colleague, "presence.left", newcomer)
                same_redis.start()
                told(colleague, "presence.joined", viewer)
    finally:
        other.stop()


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"type": "presence", "state": "asleep"}, "socket.malformed"),
        ({"type": "presence", "state": ["idle"]}, "socket.malformed"),
        ({"type": "presence"}, "socket.malformed"),
        ({"type": "playhead", "version_id": 7, "frame": 1, "playing": True}, "socket.malformed"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": 1, "playing": True}, "socket.unknown_version"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": -1, "playing": True}, "socket.malformed"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": 1.5, "playing": True}, "socket.malformed"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": True, "playing": True}, "socket.malformed"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": 2**63, "playing": True}, "socket.malformed"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": 1, "playing": "yes"}, "socket.malformed"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": 1}, "socket.malformed"),
    ],
)
def test_a_frame_that_says_nothing_is_answered(
    server: SocketServer, project: tuple[UUID, Actor], frame: dict[str, Any], code: str
) -> None:
    with server.open(project[1], project[0]) as client:
        client.say(**frame)
        assert client.hear()["code"] == code


@pytest.mark.parametrize(
    ("frame", "field"),
    [
        ({"type": "typing"}, "feedback_id"),
        ({"type": "typing", "feedback_id": str(new_id()), "active": "yes"}, "active"),
        ({"type": "presence", "state": "dead"}, "state"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": -1, "playing": True}, "frame"),
        ({"type": "playhead", "version_id": str(new_id()), "frame": 1}, "playing"),
        ({"type": 7}, "type"),
        ({"type": "subscribe", "since": 1, "epoch": 1}, "epoch"),
    ],
)
def test_an_error_names_the_field_of_the_frame_that_is_wrong(
    server: SocketServer, project: tuple[UUID, Actor], frame: dict[str, Any], field: str
) -> None:
    with server.open(project[1], project[0]) as client:
        client.say(**frame)
        answer = client.hear()
        assert answer["code"] == "socket.malformed"
        assert f" {field} " in answer["detail"]


PEOPLE, MOVES = 50, 20


def test_fifty_people_who_scrub_cause_no_storm(
    server: SocketServer, make_project: Projects, make_person: People, lay_film: Films
) -> None:
    from projects.infrastructure.models import MemberRecord

    project_id, owner = make_project()
    version = lay_film(project_id)[0]
    everybody = [owner, *(make_person(f"검토 {number}") for number in range(PEOPLE - 1))]
    joined = [
        MemberRecord(project_id=project_id, user_id=actor.user_id, name=actor.name, role="viewer", joined_at=NOON)
        for actor in everybody[1:]
    ]
    MemberRecord.objects.bulk_create(joined)
    with ExitStack() as sockets:
        clients = [sockets.enter_context(server.open(actor, project_id)) for actor in everybody]
        for client in clients:
            client.subscribed()
        for frame in range(MOVES):
            for client in clients:
                client.say(type="playhead", version_id=str(version.id), frame=frame, playing=True)
        for client, actor in zip(clients, everybody, strict=True):
            others = {str(each.user_id) for each in everybody} - {str(actor.user_id)}
            assert frames_until_all_are_at(client, others, MOVES - 1) < (PEOPLE - 1) * MOVES / 10


def frames_until_all_are_at(client: Client, others: set[str], last: int) -> int:
    """How many frames it took."""
    heard, playheads = 0, dict.fromkeys(others, -1)
    while set(playheads.values()) != {last}:
        for frame in client.news():
            if frame["type"] == "playhead":
                playheads[frame["actor"]["id"]] = frame["data"]["frame"]
            elif frame["type"] == "presence.state":
                playheads |= playheads_of(frame, others)
        heard += 1
    return heard


def playheads_of(state: dict[str, Any], others: set[str]) -> dict[str, int]:
    people = [each for each in state["data"]["people"] if each["id"] in others]
    return {each["id"]: hint["data"]["frame"] for each in people for hint in each["hints"]}


def test_a_new_name_is_seen_while_the_socket_stays(
    server: SocketServer, make_project: Projects, make_person: People, api: ApiClient
) -> None:
    member = make_person("김지민")
    project_id, owner = make_project(editor=member)
    with server.open(member, project_id), server.open(owner, project_id) as client:
        until(lambda: str(member.user_id) in people_anew(client))
        assert api.as_(member).patch("/v2/me", {"name": "김지민 감독"}).status_code == 200
        rename_member({"user_id": str(member.user_id), "shown_name": "김지민 감독"}, new_id())
        with unit_of_work(by=SYSTEM):
            streams.append(AuthorRenamed(project_id=project_id, author=Author(member.user_id, "김지민 감독")))
        while (frame := told(client, "presence.active", member))["actor"]["name"] != "김지민 감독":
            pass
        assert frame["data"] == {"state": "active"}
