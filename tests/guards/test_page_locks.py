"""What npm fetches for the tests is locked with hashes, and the lock names no place to fetch it from."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "tests" / "e2e" / "uppy").glob("*/package-lock.json"))


def test_there_is_a_lock_beside_every_page() -> None:
    assert [lock.parent.name for lock in LOCKS] == ["callbacks", "companion"]
    assert all((lock.parent / "page.mjs").exists() for lock in LOCKS)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_every_package_has_its_hash_and_no_address(lock: Path) -> None:
    packages = {name: each for name, each in json.loads(lock.read_text())["packages"].items() if name}
    assert {name for name, each in packages.items() if not each["integrity"].startswith("sha512-")} == set()
    assert {name for name, each in packages.items() if "resolved" in each} == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.parent.name)
def test_what_a_page_asks_for_is_one_release(lock: Path) -> None:
    asked = json.loads((lock.parent / "package.json").read_text())["dependencies"]
    packages = json.loads(lock.read_text())["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
