"""An upload of 1 GB is cut 200 times, by people, lines and parts that die: no byte is lost, little is sent twice."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.e2e.cutting import CutUpload, downloaded_digest, stored, strays, sweep_tomorrow
from tests.e2e.people import Person
from tests.e2e.product import Product
from tests.e2e.test_review_loop import wait_until_ready
from tests.faults.rows import Note
from tests.samples import padded

SIZE = 1_000_000_000
CUTS = {"network": 80, "client": 60, "s3": 20, "web": 20, "front": 20}
# A third of a part is lost by a cut, on average: the last one comes before the film is through.
PARTS_BETWEEN = (0.1, 2.2)


def test_an_upload_of_a_gigabyte_survives_two_hundred_cuts(
    product: Product, person: Callable[[str], Person], tmp_path: Path, note: Note
) -> None:
    author = person("author")
    project_id = author.must("POST", "/v2/projects", 201, json={"name": "고장"})["id"]
    upload = CutUpload(product, author, project_id, padded(tmp_path / "원본.mp4", SIZE))
    upload.cut(CUTS, random.Random(20260301), parts_between=PARTS_BETWEEN)
    done = upload.finish()
    [video] = author.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]
    video = wait_until_ready(author, project_id, video["id"])
    is_same = downloaded_digest(video["url"]) == upload.sha256
    sweep_tomorrow(product)
    orphans = strays(product, project_id, done["version_id"])
    kinds = ", ".join(f"{count} {kind}" for kind, count in upload.cuts.most_common())
    note(
        f"{upload.cuts.total()} cuts ({kinds}) in an upload of {SIZE / 1e9:.0f} GB: "
        f"overhead = {upload.overhead:.2f} parts a cut, same SHA-256: {is_same}, orphans = {len(orphans)}"
    )
    assert upload.cuts == CUTS
    assert (is_same, video["sha256"], video["version_id"]) == (True, upload.sha256, done["version_id"])
    assert upload.overhead < 1
    assert orphans == set()
    assert any(name.endswith("/source") for name in stored(product, project_id))
