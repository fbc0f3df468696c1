"""Guests at the socket: what they hear, what they say, and how it ends for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from core.domain.actor import Actor
from feedback.infrastructure.models import ShareLinkRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review, made
from tests.feedback.live.server import Client, SocketServer
from tests.feedback.sharing.visitors import Visitor, entered
from tests.samples import small

Come = Callable[..., Visitor]
Share = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return small(tmp_path_factory.mktemp("guests") / "film.mp4").read_bytes()


@pytest.fixture
def review(server: SocketServer, api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> Review:
    project_id, owner = make_project()
    return Review(api, project_id, owner)


@pytest.fixture
def item(review: Review, film: bytes, work_off: Callable[[], None]) -> dict[str, Any]:
    """One on a ready video."""
    uploaded = review.uploaded(film)
    work_off()
    return uploaded


@pytest.fixture
def share(review: Review, item: dict[str, Any]) -> Share:
    def shared(**terms: Any) -> dict[str, Any]:
        wanted = {"video_id": item["video_id"], "rights": ["view", "comment"]} | terms
        return made(review.api.post(f"{review.path}/share-links", wanted))

    return shared


@contextmanager
def opened(server: SocketServer, guest: Visitor, query: str = "") -> Iterator[Client]:
    """Subscribed from now on."""
    address = f"ws://127.0.0.1:{server.port}/ws/shared{query}"
    with connect(address, additional_headers={"Authorization": f"Bearer {guest.token}"}) as link:
        client = Client(link)
        client.subscribed()
        yield client


def durable(client: Client) -> dict[str, Any]:
    """The next frame that is no hint."""
    while "seq" not in (frame := client.hear()):
        pass
    return frame


def test_a_guest_hears_what_happens_to_the_version_they_see(
    server: SocketServer, api: ApiClient, review: Review, share: Share, item: dict[str, Any], film: bytes
) -> None:
    guest = entered(api, share()["token"])
    with opened(server, guest) as socket:
        review.uploaded(film)
        review.api.post(f"/v2/projects/{review.project_id}/invite-links", {"role": "viewer"})
        seen = review.noted(item["video_id"])
        frame = durable(socket)
        assert (frame["type"], frame["data"]["id"]) == ("feedback.created", seen["id"])
        own = guest.noted()
        frame = durable(socket)
        assert (frame["data"]["id"], frame["data"]["author"]["is_guest"]) == (own["id"], True)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", "socket.malformed"),
        (b"{}", "socket.binary_frame"),
        ('{"type": "dance"}', "socket.unknown_type"),
        ('{"type": "subscribe", "since": -1}', "socket.bad_since"),
        ('{"type": "typing", "feedback_id": "x", "active": true}', "socket.malformed"),
    ],
)
def test_a_guests_bad_frame_is_answered_and_the_socket_stays(
    server: SocketServer, api: ApiClient, share: Share, frame: str | bytes, code: str
) -> None:
    with opened(server, entered(api, share()["token"])) as socket:
        socket.link.send(frame)
        answer = socket.hear()
        assert (answer["type"], answer["code"]) == ("error", code)
        assert socket.hear_after_ping()["type"] == "pong"


def test_a_guests_flood_and_huge_frame_end_the_socket(server: SocketServer, api: ApiClient, share: Share) -> None:
    guest = entered(api, share()["token"])
    with opened(server, guest) as socket:
        with suppress(ConnectionClosed):
            for _ in range(1000):
                socket.say(type="ping")
        assert socket.close_code() == 4429
    with opened(server, guest) as socket:
        with suppress(ConnectionClosed):
            socket.link.send("x" * 1_000_000)
        assert socket.close_code() == 1009


def test_a_guest_who_comes_back_gets_what_they_missed(
    server: SocketServer, api: ApiClient, review: Review, share: Share, item: dict[str, Any], film: bytes
) -> None:
    guest = entered(api, share()["token"])
    since = guest.api.get("/v2/shared/feedback").json()["seq"]
    seen = [review.noted(item["video_id"])["id"]]
    review.uploaded(film)
    seen.append(review.noted(item["video_id"])["id"])
    address = f"ws://127.0.0.1:{server.port}/ws/shared?since={since}"
    with connect(address, additional_headers={"Authorization": f"Bearer {guest.token}"}) as link:
        socket = Client(link)
        assert socket.hear()["type"] == "subscribed"
        assert [durable(socket)["data"]["id"] for _ in range(2)] == seen


def test_a_newer_version_is_told_as_one_to_load(
    server: SocketServer,
    api: ApiClient,
    review: Review,
    share: Share,
    item: dict[str, Any],
    film: bytes,
    work_off: Callable[[], None],
) -> None:
    guest = entered(api, share()["token"])
    with opened(server, guest) as socket:
        second = made(review.further(item["video_id"], film))["version_id"]
        work_off()
        kinds, frame = [], durable(socket)
        while frame["type"] != "feedback.updated":
            kinds.append(frame["type"])
            frame = durable(socket)
        assert set(kinds) <= {"resync", "video.ready", "version.updated"}
        assert "resync" in kinds
        assert (frame["data"]["id"], frame["data"]["version_id"]) == (item["id"], second)


def test_an_item_that_is_carried_on_leaves_the_link_of_its_version(
    server: SocketServer,
    api: ApiClient,
    review: Review,
    share: Share,
    item: dict[str, Any],
    film: bytes,
    work_off: Callable[[], None],
) -> None:
    guest = entered(api, share(version_id=item["version_id"])["token"])
    with opened(server, guest) as socket:
        made(review.further(item["video_id"], film))
        work_off()
        frame = durable(socket)
        while frame["type"] != "feedback.deleted":
            frame = durable(socket)
        assert frame["data"]["feedback_id"] == item["id"]


def test_a_ticket_opens_once(server: SocketServer, api: ApiClient, share: Share) -> None:
    guest = entered(api, share()["token"])
    ticket = guest.api.post("/v2/shared/ws-ticket").json()["ticket"]
    address = f"ws://127.0.0.1:{server.port}/ws/shared?ticket={ticket}"
    with connect(address) as link:
        assert Client(link).subscribed()["type"] == "subscribed"
        with connect(address) as second:
            assert Client(second).close_code() == 4401


def test_neither_token_opens_the_others_socket(
    server: SocketServer, api: ApiClient, review: Review, share: Share
) -> None:
    from identity.bootstrap import issue_access_token

    guest = entered(api, share()["token"])
    shared = f"ws://127.0.0.1:{server.port}/ws/shared"
    tickets = {
        server.address(review.project_id): guest.api.post("/v2/shared/ws-ticket").json()["ticket"],
        shared: review.api.post("/v2/auth/ws-ticket").json()["ticket"],
    }
    tokens = {server.address(review.project_id): guest.token, shared: issue_access_token(review.actor)}
    for address in tokens:
        with connect(address, additional_headers={"Authorization": f"Bearer {tokens[address]}"}) as link:
            assert Client(link).close_code() == 4401
        with connect(f"{address}?ticket={tickets[address]}") as link:
            assert Client(link).close_code() == 4401
    with connect(f"{shared}?token={guest.token}") as link:
        assert Client(link).close_code() == 4401


def revoke(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    review.api.delete(f"{review.path}/share-links/{link['id']}")


def change_password(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    review.api.patch(f"{review.path}/share-links/{link['id']}", {"password": "여덟 글자 넘는 것"})


def block(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    review.api.post(f"{review.path}/share-links/{link['id']}/guests/{guest.id}/block")


def leave(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    guest.api.delete("/v2/shared/me")


def expire(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    ShareLinkRecord.objects.filter(id=link["id"]).update(expires_at=now() - timedelta(seconds=1))


def delete_project(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    review.api.delete(f"/v2/projects/{review.project_id}")


def delete_video(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    review.api.delete(f"{review.path}/videos/{link['video_id']}")


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (revoke, 4401),
        (change_password, 4401),
        (block, 4401),
        (leave, 4401),
        (expire, 4401),
        (delete_project, 4403),
        (delete_video, 4403),
    ],
)
def test_the_socket_closes_when_the_right_goes(
    server: SocketServer,
    api: ApiClient,
    review: Review,
    share: Share,
    end: Callable[[Review, dict[str, Any], Visitor], None],
    code: int,
) -> None:
    link = share()
    guest = entered(api, link["token"])
    with opened(server, guest) as socket:
        end(review, link, guest)
        assert socket.close_code() == code
    with connect(
        f"ws://127.0.0.1:{server.port}/ws/shared", additional_headers={"Authorization": f"Bearer {guest.token}"}
    ) as again:
        assert Client(again).close_code() == code


def test_members_see_a_guest_type_and_who_only_looks_does_not(
    server: SocketServer, api: ApiClient, review: Review, share: Share, item: dict[str, Any]
) -> None:
    guest = entered(api, share()["token"], "박이사")
    looking = entered(api, share(rights=["view"])["token"])
    with server.open(review.actor, review.project_id) as member, opened(server, guest) as socket:
        member.subscribed()
        socket.say(type="typing", feedback_id=item["id"], active=True)
        frame = member.hear()
        while frame["type"] != "user.typing":
            frame = member.hear()
        assert frame["actor"] == {"id": guest.id, "name": "박이사", "is_guest": True}
        with opened(server, looking) as other:
            other.say(type="typing", feedback_id=item["id"], active=True)
            refused = other.hear()
            while refused["type"] != "error":
                refused = other.hear()
            assert refused["code"] == "socket.not_permitted"
