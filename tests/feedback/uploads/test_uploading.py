"""From the first request to a ready video, with both ways of keeping parts."""

from collections.abc import Callable
from hashlib import sha256

import httpx2 as httpx
import pytest

from tests.feedback.uploads.sender import Sender

pytestmark = pytest.mark.django_db


def test_parts_in_any_order_become_a_ready_video(
    way: str, sender: Sender, long_film: bytes, work_off: Callable[[], None]
) -> None:
    digest = sha256(long_film).hexdigest()
    upload = sender.begun(long_film, title="봄 캠페인", label="1차", notes="자막 임시", sha256=digest)
    assert (upload["part_size"], upload["part_count"], upload["state"]) == (5 * 2**20, 3, "open")
    etags = sender.send(upload, long_film, 3, 1)
    assert [(part["part_number"], part["size"]) for part in sender.parts(upload)] == [
        (1, 5 * 2**20),
        (3, len(long_film) - 10 * 2**20),
    ]
    etags |= sender.send(upload, long_film, 2)
    assert {part["part_number"]: part["etag"] for part in sender.parts(upload)} == etags
    seen = sender.read(upload)
    assert (seen["received_bytes"], seen["received_parts"]) == (len(long_film), 3)
    done = sender.complete(upload, parts=[{"part_number": number, "etag": tag} for number, tag in etags.items()])
    assert (done.status_code, done.json()["state"]) == (200, "checking")
    work_off()
    assert sender.read(upload)["state"] == "completed"
    (video,) = sender.videos()
    shown = {name: video[name] for name in ("title", "label", "notes", "status", "size", "sha256", "version_id")}
    assert shown == {
        "title": "봄 캠페인",
        "label": "1차",
        "notes": "자막 임시",
        "status": "ready",
        "size": len(long_film),
        "sha256": digest,
        "version_id": upload["version_id"],
    }


@pytest.mark.parametrize("declared", [None, "video/x-matroska"])
def test_a_film_is_served_as_what_its_content_tells(
    way: str, sender: Sender, film: bytes, work_off: Callable[[], None], declared: str | None
) -> None:
    upload = sender.begun(film, media_type=declared)
    sender.send(upload, film, 1)
    assert sender.complete(upload).status_code == 200
    work_off()
    (video,) = sender.videos()
    path = f"/v2/feedback/{sender.project_id}/videos/{video['id']}/versions/{video['version_id']}"
    playback, download = (sender.api.get(f"{path}/{each}").json() for each in ("playback", "download"))
    for url in (video["url"], playback["source"]["url"], download["url"]):
        answer = httpx.get(url)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "video/mp4")
    assert "attachment" in httpx.get(download["url"]).headers["Content-Disposition"]


def test_an_upload_that_nobody_could_read_tells_why_and_goes_on_when_it_is_retried(
    way: str, sender: Sender, film: bytes, work_off: Callable[[], None]
) -> None:
    from feedback.bootstrap.processing import give_up_processing

    upload = sender.sent(film)
    assert sender.complete(upload).status_code == 200
    assert sender.read(upload)["failure"] is None
    give_up_processing({"version_id": upload["version_id"]}, "the store was away")
    listed = sender.api.get(f"/v2/uploads?project_id={sender.project_id}").json()["results"]
    for seen in (sender.read(upload), *listed):
        assert (seen["state"], seen["failure"]["code"]) == ("checking", "video.processing_gave_up")
    (video,) = sender.videos()
    path = f"/v2/feedback/{sender.project_id}/videos/{video['id']}/versions/{video['version_id']}"
    assert sender.api.post(f"{path}/processing/retry").status_code == 202
    work_off()
    seen = sender.read(upload)
    assert (seen["state"], seen["failure"]) == ("completed", None)


def test_a_complete_upload_tells_the_video_that_it_has_become(sender: Sender, film: bytes) -> None:
    upload = sender.sent(film)
    assert upload["video_id"] is None
    done = sender.complete(upload).json()
    (video,) = sender.videos()
    assert done["video_id"] == sender.read(upload)["video_id"] == sender.page()["results"][0]["video_id"] == video["id"]
    further = sender.sent(film, video_id=video["id"])
    assert further["video_id"] == sender.complete(further).json()["video_id"] == video["id"]


def test_a_film_that_was_not_put_together_yet_has_no_address(
    way: str, sender: Sender, film: bytes, work_off: Callable[[], None]
) -> None:
    upload = sender.begun(film)
    sender.send(upload, film, 1)
    assert sender.complete(upload).status_code == 200
    (video,) = sender.videos()
    address = f"/v2/feedback/{sender.project_id}/videos/{video['id']}/versions/{video['version_id']}"
    assert (video["url"], sender.api.get(address).json()["url"]) == (None, None)
    refused = sender.api.get(f"{address}/download")
    assert (refused.status_code, refused.code) == (409, "version.not_received")
    work_off()
    assert sender.api.get(f"{address}/download").status_code == 200
