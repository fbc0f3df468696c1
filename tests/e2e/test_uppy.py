"""Uppy's own plugin for S3 uploads in parts from a page of another site: with callbacks, and the newest without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.cutting import digest_of, downloaded_digest, stored
from tests.e2e.node import installed, run
from tests.e2e.people import Person
from tests.e2e.product import ROOT, Product
from tests.e2e.test_review_loop import wait_until_ready
from tests.samples import padded

MEBIBYTE = 1024 * 1024
People = Callable[[str], Person]


@pytest.fixture(scope="module", params=["callbacks", "companion"])
def page(request: pytest.FixtureRequest) -> Path:
    return installed(ROOT / "tests" / "e2e" / "uppy" / request.param) / "page.mjs"


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return padded(tmp_path_factory.mktemp("uppy") / "봄 캠페인 최종.mp4", 23 * MEBIBYTE)


@pytest.fixture
def author(person: People) -> Person:
    return person("uppy")


@pytest.fixture
def order(author: Person, film: Path) -> dict[str, Any]:
    project_id = author.must("POST", "/v2/projects", 201, json={"name": "업로드"})["id"]
    token = author.session["access_token"]
    return {"url": author.product.url, "token": token, "file": str(film), "project_id": project_id}


def told(page: Path, order: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What the page told, by kind."""
    events: dict[str, list[dict[str, Any]]] = {}
    for event in run(page, order):
        events.setdefault(event["event"], []).append(event)
    return events


def assert_kept(author: Person, project_id: str, version_id: str, film: Path) -> None:
    [listed] = author.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]
    video = wait_until_ready(author, project_id, listed["id"])
    assert (video["version_id"], video["file_name"]) == (version_id, film.name)
    assert video["sha256"] == digest_of(film) == downloaded_digest(video["url"])


def test_a_film_that_uppy_uploads_becomes_a_video_of_the_same_bytes(
    author: Person, page: Path, order: dict[str, Any], film: Path
) -> None:
    seen = told(page, order)
    assert sorted(part["number"] for part in seen["part"]) == [1, 2, 3, 4, 5]
    assert seen["progress"][-1]["bytesUploaded"] == film.stat().st_size
    assert len(seen["success"]) == 1
    [completed] = seen["completed"]
    assert_kept(author, order["project_id"], completed["version_id"], film)


def test_another_process_that_knows_only_the_id_goes_on_after_a_pause(
    author: Person, page: Path, order: dict[str, Any], film: Path
) -> None:
    before = told(page, order | {"limit": 1, "pause_after": 2})
    [created] = before["created"]
    assert "completed" not in before
    del order["project_id"]
    project_id = author.must("GET", f"/v2/uploads/{created['upload_id']}", 200)["project_id"]
    after = told(page, order | {"upload_id": created["upload_id"]})
    assert after["listed"] == [{"event": "listed", "parts": [1, 2]}]
    assert sorted(part["number"] for part in after["part"]) == [3, 4, 5]
    assert "created" not in after
    assert_kept(author, project_id, after["completed"][0]["version_id"], film)


def test_what_uppy_gives_up_leaves_nothing(author: Person, product: Product, page: Path, order: dict[str, Any]) -> None:
    seen = told(page, order | {"limit": 1, "cancel_after": 2})
    assert len(seen["aborted"]) == 1
    assert not {"completed", "success"} & seen.keys()
    upload = author.must("GET", f"/v2/uploads/{seen['created'][0]['upload_id']}", 200)
    assert (upload["state"], upload["received_bytes"]) == ("aborted", 0)
    assert stored(product, order["project_id"]) == set()
    assert author.must("GET", f"/v2/feedback/{order['project_id']}/videos", 200)["results"] == []
