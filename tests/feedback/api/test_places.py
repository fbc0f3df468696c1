"""Where notes lie, over HTTP: ranges, timecodes, moves in time, and every place that is refused."""

from typing import Any

import pytest

from feedback.infrastructure.models import FeedbackRecord
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_notes import refused

PLACE = ("timestamp", "frame", "timecode", "out_timestamp", "out_frame", "out_timecode")


def place(row: dict[str, Any]) -> list[Any]:
    return [row[name] for name in PLACE]


def test_a_range_tells_both_its_ends_in_every_form(review: Review, video_id: str) -> None:
    wanted = [0.1, 3, "00:00:00:03", 0.2, 6, "00:00:00:06"]
    assert place(review.noted(video_id, frame=3, out_frame=6)) == wanted
    assert place(review.noted(video_id, timecode="00:00:00:03", out_timecode="00:00:00:06")) == wanted
    assert place(review.noted(video_id, timestamp=0.1, out_timestamp=0.21, frame_rate="30")) == wanted
    assert place(review.noted(video_id, frame=3, out_frame=3))[3:] == [0.1, 3, "00:00:00:03"]
    row = review.noted(video_id, frame=3, out_frame=6)
    assert review.api.get(f"{review.path}/{row['id']}").json() == row == review.list()["results"][0]


def test_a_note_is_moved_in_time(review: Review, video_id: str) -> None:
    note = review.noted(video_id, frame=3, out_frame=6)
    moved = review.patch(note["id"], timecode="00:00:00:05").json()
    assert (moved["timestamp"], moved["frame"], moved["out_frame"], moved["version"]) == (0.167, 5, 6, 2)
    assert review.patch(note["id"], timecode="00:00:00:05").json() == moved
    assert place(review.patch(note["id"], out_frame=None).json())[3:] == [None, None, None]
    assert place(review.patch(note["id"], frame=None).json()) == [None] * 6
    assert refused(review.patch(note["id"], out_frame=3)) == (422, "feedback.out_without_in", ["/out_frame"])


@pytest.mark.parametrize(
    ("marks", "code", "pointer"),
    [
        ({"timestamp": 1.1}, "feedback.past_the_end", "/timestamp"),
        ({"frame": 31}, "feedback.past_the_end", "/frame"),
        ({"frame": 3, "out_frame": 31}, "feedback.past_the_end", "/out_frame"),
        ({"frame": 3, "out_frame": 2}, "feedback.out_before_in", "/out_frame"),
        ({"timestamp": 0.5, "out_timestamp": 0.4}, "feedback.out_before_in", "/out_timestamp"),
        ({"out_frame": 2}, "feedback.out_without_in", "/out_frame"),
        ({"frame": 3, "timestamp": 0.5}, "feedback.marks_disagree", "/timestamp"),
        ({"frame": 3, "frame_rate": "25"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"frame": 3, "frame_rate": "30000/1001"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"timecode": "00:00:00:30"}, "feedback.no_such_timecode", "/timecode"),
        ({"timecode": "00:00:00;03"}, "feedback.counted_otherwise", "/timecode"),
        ({"timecode": "3"}, "invalid", "/timecode"),
        ({"timecode": 3}, "invalid", "/timecode"),
        ({"out_frame": 1.5, "frame": 1}, "invalid", "/out_frame"),
        ({"out_timestamp": "1", "frame": 1}, "invalid", "/out_timestamp"),
        ({"frame": 1, "frame_rate": "9" * 31}, "invalid", "/frame_rate"),
    ],
)
def test_a_place_that_is_none_is_named_and_nothing_is_stored(
    review: Review, video_id: str, marks: dict[str, Any], code: str, pointer: str
) -> None:
    note = review.noted(video_id, frame=9)
    before = FeedbackRecord.objects.count()
    assert refused(review.note(video_id, **marks)) == (422, code, [pointer])
    assert FeedbackRecord.objects.count() == before
    assert refused(review.patch(note["id"], **{"frame": None, "out_frame": None} | marks)) == (422, code, [pointer])
    assert review.api.get(f"{review.path}/{note['id']}").json() == note


@pytest.mark.parametrize(
    ("said", "detail"),
    [
        ({"timecode": "0:0:1;0"}, "01:00:10;12"),
        ({"timecode": "00:00:00:30"}, "00:00:00:00"),
        ({"drawing": [{"kind": "arrow", "points": [[0, 0]]}]}, "is 2."),
        ({"drawing": [{"kind": "text", "points": [[0, 0]], "text": ""}]}, "at least 1)"),
    ],
)
def test_what_is_refused_says_what_would_be_taken(
    review: Review, video_id: str, said: dict[str, Any], detail: str
) -> None:
    answer = review.api.with_(Accept_Language="en").post(review.path, {"video_id": video_id, "text": "로고"} | said)
    assert (answer.status_code, detail in answer.json()["errors"][0]["detail"]) == (422, True)


def test_a_version_that_is_not_read_takes_no_timecode(review: Review, film: bytes) -> None:
    unread = review.uploaded(film)["video_id"]
    assert refused(review.note(unread, timecode="00:00:00:03")) == (422, "feedback.rate_unknown", ["/timecode"])
    assert refused(review.note(unread, frame=1, frame_rate="30")) == (422, "feedback.rate_unknown", ["/frame_rate"])
    assert place(review.noted(unread, frame=3, out_frame=6)) == [None, 3, None, None, 6, None]
