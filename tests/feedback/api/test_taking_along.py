"""What a person takes along of notes: words, places, drawings, the changes they made, and names of their files."""

from tests.feedback.api.conftest import Review
from tests.feedback.api.test_attachments import sent

LINE = [{"kind": "line", "points": [[0, 0], [1, 1]], "colour": "#1631f8", "width": 0.004}]


def test_the_export_tells_all_that_a_person_put_on_items(review: Review, video_id: str) -> None:
    note = review.noted(video_id, "처음", frame=3, out_frame=6, drawing=LINE, tags=["로고"], due_date="2026-12-24")
    review.patch(note["id"], text="다음")
    assert sent(review, note["id"], name="콘티.png").status_code == 201
    told = review.api.get("/v2/me/export").json()
    (row,) = (each for each in told["feedback"] if each["id"] == note["id"])
    assert (row["text"], row["out_frame"], row["drawing"], row["tags"]) == ("다음", 6, LINE, ["로고"])
    assert row["due_date"] == "2026-12-24"
    (change,) = (each for each in told["changes"] if each["field"] == "text")
    assert (change["previous"], change["value"], change["feedback_id"]) == ("처음", "다음", note["id"])
    (file,) = told["attachments"]
    assert (file["file_name"], file["feedback_id"], file["media_type"]) == ("콘티.png", note["id"], "image/png")
