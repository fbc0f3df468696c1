"""An upload outlives whatever is cut or killed in its middle, and what it leaves behind is swept."""

import random
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.e2e.cutting import CutUpload, downloaded_digest, stored, strays, sweep_tomorrow
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.e2e.test_review_loop import wait_until_ready
from tests.samples import padded

MEBIBYTE = 1024 * 1024
EACH_ONCE = {"client": 2, "network": 2, "s3": 1, "web": 1, "front": 1}


@pytest.fixture
def author(person: Callable[[str], Person]) -> Person:
    return person("cut")


@pytest.fixture
def project_id(author: Person) -> str:
    return str(author.must("POST", "/v2/projects", 201, json={"name": "끊긴 업로드"})["id"])


def test_whatever_is_cut_costs_less_than_a_part_and_no_byte(
    product: Product, author: Person, project_id: str, tmp_path: Path
) -> None:
    film = padded(tmp_path / "원본.mp4", 64 * MEBIBYTE)
    upload = CutUpload(product, author, project_id, film)
    upload.cut(EACH_ONCE, random.Random(20260301), parts_between=(0.2, 1.5))
    done = upload.finish()
    assert done["state"] in ("checking", "completed")
    [video] = author.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]
    video = wait_until_ready(author, project_id, video["id"])
    assert (video["version_id"], video["sha256"]) == (done["version_id"], upload.sha256)
    assert downloaded_digest(video["url"]) == upload.sha256
    assert upload.overhead < 1
    assert strays(product, project_id, video["version_id"]) == set()


def test_a_part_that_comes_after_its_upload_was_given_up_is_swept(
    product: Product, author: Person, project_id: str
) -> None:
    body = {"project_id": project_id, "file_name": "늦은.mp4", "size": 5 * MEBIBYTE}
    upload = author.must("POST", "/v2/uploads", 201, json=body)["id"]
    [part] = author.must("POST", f"/v2/uploads/{upload}/parts", 200, json={"part_numbers": [1]})["parts"]
    author.must("DELETE", f"/v2/uploads/{upload}", 204)
    assert httpx.put(part["url"], content=bytes(part["size"])).status_code == 200
    assert len(stored(product, project_id)) == 1
    sweep_tomorrow(product)
    assert stored(product, project_id) == set()
