"""Keys change under a process that serves."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from core.domain.actor import Actor
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.key_ring import KeyRing
from stack.services.running import RunningService
from tests.feedback.live.server import Client, SocketServer

Project = tuple[UUID, Actor]


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return make_project()


def test_a_serving_process_takes_new_keys_up_and_old_ones_out(
    project: Project, environment: dict[str, str], same_redis: RunningService, tmp_path: Path
) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.make_first_key()
    tokens = SimpleJwtAccessTokens(ring)
    server = SocketServer({**environment, "JWT_KEYS_DIR": str(tmp_path / "keys")})

    def opens(token: str) -> bool:
        headers = {"Authorization": f"Bearer {token}"}
        with connect(server.address(project[0], "?since=0"), additional_headers=headers) as link:
            client = Client(link)
            try:
                return "type" in client.hear()
            except ConnectionClosed:
                assert client.close_code() == 4401
                return False

    try:
        first = tokens.issue(project[1])
        assert opens(first)
        ring.rotate(keep=1)
        second = tokens.issue(project[1])
        assert (opens(first), opens(second)) == (True, True)
        ring.rotate(keep=1)
        assert (opens(first), opens(second), opens(tokens.issue(project[1]))) == (False, True, True)
        ring.rotate(keep=0)
        assert (opens(second), opens(tokens.issue(project[1]))) == (False, True)
    finally:
        server.stop()
