"""Files that hang on items: what is taken, how it is shown, what it takes, and how it goes."""

from collections.abc import Callable
from typing import Any
from urllib.request import urlopen

import pytest

from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import FeedbackRecord, StorageRecord
from tests.client import Answer
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_notes import refused
from tests.feedback.films import CONTENT_TYPE, FilePart, form

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
Join = Callable[[str], Review]


def sent(review: Review, item_id: str, content: bytes = PNG, name: str = "콘티 1차.png", field: str = "file") -> Answer:
    body = form(FilePart(content, name, field))
    return review.api.raw("POST", f"{review.path}/{item_id}/attachments", body, CONTENT_TYPE)


def listed(review: Review, item_id: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = review.api.get(f"{review.path}/{item_id}/attachments").json()["results"]
    return rows


def taken(review: Review) -> int:
    return sum(StorageRecord.objects.filter(project_id=review.project_id).values_list("bytes", flat=True))


@pytest.fixture
def item(review: Review, video_id: str) -> dict[str, Any]:
    return review.noted(video_id)


def fetched(url: str) -> tuple[bytes, str, str]:
    with urlopen(url) as answer:
        headers = answer.headers
        return answer.read(), headers["Content-Type"], headers.get("Content-Disposition", "")


def test_a_file_hangs_on_its_item_and_opens_by_its_address(review: Review, item: dict[str, Any]) -> None:
    before = taken(review)
    answer = sent(review, item["id"])
    assert answer.status_code == 201, answer.content
    row = answer.json()
    shown = {name: row[name] for name in ("id", "file_name", "media_type", "size")}
    assert (row["file_name"], row["media_type"], row["size"]) == ("콘티 1차.png", "image/png", len(PNG))
    now = review.api.get(f"{review.path}/{item['id']}").json()
    assert (now["attachments"], now["version"]) == ([shown], item["version"] + 1)
    assert listed(review, item["id"]) == [row]
    assert fetched(row["url"]) == (PNG, "image/png", "")
    content, _, disposition = fetched(row["download_url"])
    assert (content, "attachment" in disposition, taken(review)) == (PNG, True, before + len(PNG))


def test_what_could_act_in_a_browser_is_a_download(review: Review, item: dict[str, Any]) -> None:
    for content, media_type in ((SVG, "image/svg+xml"), (b"<html><script>", "text/html")):
        row = sent(review, item["id"], content, "무해.png").json()
        assert (row["media_type"], row["url"]) == (media_type, row["download_url"])
        _, told, disposition = fetched(row["url"])
        assert (told, disposition.startswith("attachment")) == ("application/octet-stream", True)


def test_a_file_that_is_too_much_is_refused_and_leaves_nothing(review: Review, item: dict[str, Any]) -> None:
    before = taken(review)
    assert refused(sent(review, item["id"], bytes(10 * 2**20 + 1)))[:2] == (413, "attachment.too_large")
    assert refused(sent(review, item["id"], bytes(11 * 2**20)))[:2] == (413, "attachment.too_large")
    assert refused(sent(review, item["id"], b""))[:2] == (422, "attachment.empty")
    assert refused(sent(review, item["id"], field="image")) == (422, "invalid", ["/file"])
    assert refused(sent(review, str(new_id())))[:2] == (404, "feedback.not_found")
    for number in range(5):
        assert sent(review, item["id"], name=f"{number}.png").status_code == 201
    assert refused(sent(review, item["id"]))[:2] == (409, "attachment.too_many")
    keys = list(object_store().keys(f"attachments/{review.project_id}/"))
    assert (len(keys), taken(review)) == (5, before + 5 * len(PNG))


def test_a_file_goes_with_its_bytes_and_its_item_with_all_of_them(
    review: Review, item: dict[str, Any], work_off: Callable[[], None]
) -> None:
    before = taken(review)
    first, second = (sent(review, item["id"], name=name).json() for name in ("1.png", "2.png"))
    path = f"{review.path}/{item['id']}/attachments"
    assert review.api.delete(f"{path}/{first['id']}").status_code == 204
    assert refused(review.api.delete(f"{path}/{first['id']}"))[:2] == (404, "attachment.not_found")
    work_off()
    key = f"attachments/{review.project_id}/{item['id']}/{second['id']}"
    assert (list(object_store().keys(f"attachments/{review.project_id}/")), taken(review)) == ([key], before + len(PNG))
    assert review.api.delete(f"{review.path}/{item['id']}").status_code == 204
    work_off()
    assert (list(object_store().keys(f"attachments/{review.project_id}/")), taken(review)) == ([], before)


def test_files_hang_on_ones_own_items_only_but_for_editors(review: Review, join: Join, video_id: str) -> None:
    reviewer, viewer = join("reviewer"), join("viewer")
    others, own = review.noted(video_id), reviewer.noted(video_id)
    assert sent(reviewer, own["id"]).status_code == 201
    assert refused(sent(reviewer, others["id"]))[:2] == (403, "feedback.not_yours")
    assert refused(sent(viewer, others["id"]))[0] == 403
    row = sent(review, others["id"]).json()
    assert refused(reviewer.api.delete(f"{review.path}/{others['id']}/attachments/{row['id']}"))[0] == 403
    assert [each["id"] for each in listed(viewer, others["id"])] == [row["id"]]


def test_a_repeated_request_hangs_one_file(review: Review, item: dict[str, Any]) -> None:
    caller = Review(review.api, review.project_id, review.actor)
    caller.api = caller.api.with_(Idempotency_Key="콘티".encode().hex())
    first, again = sent(caller, item["id"]), sent(caller, item["id"])
    assert (again.json(), again.headers["Idempotency-Replayed"]) == (first.json(), "true")
    assert refused(sent(caller, item["id"], PNG + b"more"))[0] == 422
    assert len(FeedbackRecord.objects.get(id=item["id"]).attachments) == 1
