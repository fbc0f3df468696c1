"""What grows when it is opened, and names that lead upwards."""

import gzip
import zlib
from collections.abc import Callable
from typing import Any
from uuid import UUID

import orjson
import pytest

from core.domain.actor import Actor
from tests.client import ApiClient

pytestmark = pytest.mark.django_db
JSON = "application/json"
LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
XML_BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "ha">{LAUGHS}]><FinalDraft><Content>&l9;</Content></FinalDraft>'
)
XML_READER = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><FinalDraft>&x;</FinalDraft>'


@pytest.fixture
def owner(api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]) -> tuple[ApiClient, UUID]:
    project_id, owner = make_project()
    return api.as_(owner), project_id


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_packed_body_is_not_unpacked(
    owner: tuple[ApiClient, UUID], coding: str, pack: Callable[[bytes], bytes]
) -> None:
    bomb = pack(orjson.dumps({"name": "가" * 600_000}))
    answer = owner[0].with_(Content_Encoding=coding).raw("POST", "/v2/projects", bomb, JSON)
    assert (answer.status_code, answer.code) == (400, "request.malformed_json")


@pytest.mark.parametrize("script", [XML_BOMB, XML_READER])
def test_a_script_that_asks_for_more_than_it_brings_is_refused(owner: tuple[ApiClient, UUID], script: str) -> None:
    client, project_id = owner
    answer = client.post(f"/v2/ai-planning/{project_id}/plans/import", {"text": script, "format": "fdx"})
    assert answer.status_code == 422
    assert "root:" not in answer.text


NAMES = [
    "../../../etc/passwd.mp4",
    "..\\..\\cut.mp4",
    "/etc/cut.mp4",
    "a/../../b.mp4",
    "%2e%2e%2fcut.mp4",
    "....//cut.mp4",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_nowhere(owner: tuple[ApiClient, UUID], name: str) -> None:
    client, project_id = owner
    wanted: dict[str, Any] = {"project_id": str(project_id), "file_name": name, "size": 1000}
    upload = client.post("/v2/uploads", wanted).json()
    (part,) = client.post(f"/v2/uploads/{upload['id']}/parts", {"part_numbers": [1]}).json()["parts"]
    path = part["url"].split("?")[0]
    assert "cut" not in path
    assert "etc" not in path
    assert ".." not in path
    assert "/" not in upload["file_name"].replace("%2f", "")
