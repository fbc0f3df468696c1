"""`manage.py rotate_keys`, as an operator sees it."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from identity.bootstrap import sessions
from identity.bootstrap.parts import access_tokens, key_ring
from tests.client import ApiClient

KEPT = (key_ring, access_tokens, sessions)


@pytest.fixture(autouse=True)
def _keys_of_its_own(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.JWT_KEYS_DIR = tmp_path / "keys"
    for each in KEPT:
        each.cache_clear()
    key_ring().make_first_key()
    yield
    for each in KEPT:
        each.cache_clear()


def rotated(*options: str) -> str:
    said = StringIO()
    call_command("rotate_keys", *options, stdout=said)
    return said.getvalue().strip()


def shown(api: ApiClient) -> list[str]:
    return [key["kid"] for key in api.get("/.well-known/jwks.json").json()["keys"]]


def test_two_keys_are_live_and_shown(api: ApiClient) -> None:
    assert rotated() == "key 0002 signs; still valid: 0001; dropped: none"
    assert shown(api) == ["0001", "0002"]
    assert rotated() == "key 0003 signs; still valid: 0002; dropped: 0001"
    assert shown(api) == ["0002", "0003"]


def test_a_revocation_leaves_one(api: ApiClient) -> None:
    rotated()
    assert rotated("--revoke") == "key 0003 signs; still valid: none; dropped: 0001, 0002"
    assert shown(api) == ["0003"]
