"""Notes on a video that is there."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import FeedbackRecord
from tests.client import Answer
from tests.feedback.api.conftest import Review

WorkOff = Callable[[], None]


def refused(answer: Answer) -> tuple[int, str, list[str]]:
    body = answer.json()
    return answer.status_code, answer.code, [each["pointer"] for each in body.get("errors", [])]


def test_a_note_names_a_frame_and_a_time_exactly(review: Review, video_id: str) -> None:
    by_time = review.noted(video_id, timestamp=0.4999999)
    assert (by_time["timestamp"], by_time["frame"], by_time["timecode"]) == (0.5, 15, "00:00:00:15")
    by_frame = review.noted(video_id, frame=1)
    assert (by_frame["timestamp"], by_frame["frame"], by_frame["frame_rate"]) == (0.033, 1, "30/1")
    nowhere = review.noted(video_id)
    assert (nowhere["timestamp"], nowhere["frame"], nowhere["timecode"]) == (None, None, None)


def test_zero_is_a_time(review: Review, video_id: str) -> None:
    note = review.noted(video_id, timestamp=0)
    assert (note["timestamp"], note["frame"], note["timecode"]) == (0, 0, "00:00:00:00")


def test_a_time_at_the_head_of_the_text_anchors_the_note(review: Review, video_id: str) -> None:
    assert review.noted(video_id, "[00:00.5] 로고")["timestamp"] == 0.5
    assert review.noted(video_id, "[00:00.5] 로고")["text"] == "[00:00.5] 로고"
    assert review.noted(video_id, "[00:00.500] 로고", timestamp=0.1)["timestamp"] == 0.1
    assert refused(review.note(video_id, "[07:30] 로고"))[:2] == (422, "feedback.past_the_end")


def test_a_note_may_lie_one_frame_past_the_end_but_not_more(review: Review, video_id: str) -> None:
    assert review.noted(video_id, timestamp=1.03)["frame"] == 29
    assert refused(review.note(video_id, timestamp=1.1))[:2] == (422, "feedback.past_the_end")
    assert review.noted(video_id, frame=30)["frame"] == 29
    assert refused(review.note(video_id, frame=31))[:2] == (422, "feedback.past_the_end")


def test_a_note_on_an_unread_version_gets_its_frame_when_it_is_ready(
    review: Review, film: bytes, work_off: WorkOff
) -> None:
    first = review.uploaded(film)
    late = review.noted(first["video_id"], timestamp=99.5)
    by_frame = review.noted(first["video_id"], frame=3)
    assert (late["frame"], by_frame["timestamp"]) == (None, None)
    work_off()
    rows = {row["id"]: row for row in review.list()["results"]}
    assert (rows[first["id"]]["frame"], rows[first["id"]]["timecode"]) == (15, "00:00:00:15")
    assert (rows[late["id"]]["frame"], rows[late["id"]]["timestamp"]) == (29, 0.967)
    assert (rows[by_frame["id"]]["frame"], rows[by_frame["id"]]["timestamp"]) == (3, 0.1)
    assert {row["video"]["status"] for row in rows.values()} == {"ready"}


def test_html_is_text(review: Review, video_id: str) -> None:
    text = "<script>alert('안녕')</script> & <b>"
    assert review.noted(video_id, text, title="<i>")["text"] == text


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"text": ""}, "/text"),
        ({"text": " \n "}, "/text"),
        ({"text": "가" * 5001}, "/text"),
        ({"text": "겉\u202e속"}, "/text"),
        ({"text": "a\u0000b"}, "/text"),
        ({"text": None}, "/text"),
        ({"title": "가" * 201}, "/title"),
        ({"timestamp": -0.001}, "/timestamp"),
        ({"timestamp": "NaN"}, "/timestamp"),
        ({"timestamp": True}, "/timestamp"),
        ({"timestamp": {}}, "/timestamp"),
        ({"timestamp": 1e300}, "/timestamp"),
        ({"frame": -1}, "/frame"),
        ({"frame": 2**62}, "/frame"),
        ({"frame": 1.5}, "/frame"),
        ({"priority": "urgent"}, "/priority"),
        ({"video_id": "no id"}, "/video_id"),
        ({"video_id": None}, "/video_id"),
    ],
)
def test_a_bad_value_is_named_and_nothing_is_stored(
    review: Review, video_id: str, changes: dict[str, Any], pointer: str
) -> None:
    before = FeedbackRecord.objects.count()
    answer = review.api.post(review.path, {"video_id": video_id, "text": "로고", **changes})
    assert refused(answer) == (422, "invalid", [pointer])
    assert FeedbackRecord.objects.count() == before


def test_a_note_needs_a_video_of_this_project(review: Review, film: bytes, video_id: str, make_project: Any) -> None:
    assert refused(review.api.post(review.path, {"text": "어디?"})) == (422, "invalid", ["/video_id"])
    assert refused(review.note(str(new_id())))[:2] == (404, "video.not_found")
    other_project, owner = make_project()
    other = Review(review.api, other_project, owner)
    assert refused(other.note(video_id))[:2] == (404, "video.not_found")
    mine = other.uploaded(film)
    body = {"video_id": video_id, "version_id": mine["version_id"], "text": "?"}
    assert refused(review.api.post(review.path, body))[:2] == (404, "video.not_found")


def test_a_note_may_name_the_version(review: Review, film: bytes) -> None:
    item = review.uploaded(film)
    answer = review.api.post(review.path, {"version_id": item["version_id"], "text": "이 버전"})
    assert (answer.status_code, answer.json()["video_id"]) == (201, item["video_id"])


def test_a_body_that_is_no_json_object_or_no_known_type_is_refused(review: Review) -> None:
    sent = [
        (b'{"text": ', "application/json", (400, "request.malformed_json")),
        (b'{"timestamp": NaN}', "application/json", (400, "request.malformed_json")),
        (b"[]", "application/json", (400, "request.malformed_json")),
        (b"<a/>", "text/xml", (415, "request.unsupported_media_type")),
        (b"x", "multipart/form-data", (400, "request.malformed")),
    ]
    for body, media_type, expected in sent:
        answer = review.api.raw("POST", review.path, body, media_type)
        assert (answer.status_code, answer.code) == expected


def test_a_reviewer_may_note_and_a_viewer_may_not(review: Review, join: Callable[[str], Review], video_id: str) -> None:
    assert join("reviewer").note(video_id).status_code == 201
    assert refused(join("viewer").note(video_id))[0] == 403


def test_seconds_are_kept_to_the_millisecond(review: Review, video_id: str) -> None:
    note = review.noted(video_id, timestamp=0.1236)
    assert FeedbackRecord.objects.get(id=note["id"]).timestamp == Decimal("0.124")
