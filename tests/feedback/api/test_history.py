"""What was changed of an item, by whom, from what to what."""

from collections.abc import Callable
from typing import Any

from core.domain.ids import new_id
from feedback.bootstrap import rename_author
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_notes import refused

Join = Callable[[str], Review]


def history(review: Review, item_id: str, **query: Any) -> list[dict[str, Any]]:
    answer = review.api.get(f"{review.path}/{item_id}/history", query)
    assert answer.status_code == 200, answer.content
    rows: list[dict[str, Any]] = answer.json()["results"]
    return rows


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["field"], row["previous"], row["value"]) for row in rows]


def test_every_change_is_told_newest_first(review: Review, join: Join, video_id: str) -> None:
    editor = join("editor")
    note = review.noted(video_id, "처음", frame=3)
    review.patch(note["id"], text="다음", priority="high")
    editor.patch(note["id"], status="in_progress")
    editor.patch(note["id"], frame=6, assignee_id=str(editor.actor.user_id))
    rows = history(review, note["id"])
    person = {"id": str(editor.actor.user_id), "name": editor.actor.name}
    places = [
        {"timestamp": at, "frame": frame, "out_timestamp": None, "out_frame": None}
        for at, frame in ((0.1, 3), (0.2, 6))
    ]
    assert sorted(told(rows[:2]), key=str) == [("assignee", None, person), ("position", *places)]
    assert told(rows[2:3]) == [("status", "open", "in_progress")]
    assert sorted(told(rows[3:])) == [("priority", "medium", "high"), ("text", "처음", "다음")]
    assert [row["by"]["name"] for row in rows] == [editor.actor.name] * 3 + [review.actor.name] * 2


def test_a_closing_is_told_with_its_resolution(review: Review, video_id: str) -> None:
    note = review.noted(video_id)
    for changes in ({"status": "in_progress"}, {"status": "resolved"}, {"status": "closed", "resolution": "rejected"}):
        review.patch(note["id"], **changes)
    newest = history(review, note["id"])[0]
    assert (told([newest]), newest["resolution"]) == ([("status", "resolved", "closed")], "rejected")


def test_a_long_history_is_read_on_by_cursor(review: Review, video_id: str) -> None:
    note = review.noted(video_id, "0")
    for number in range(1, 6):
        review.patch(note["id"], text=str(number), title=str(number))
    path, rows, pages = f"{review.path}/{note['id']}/history", [], 0
    query: dict[str, Any] = {"page_size": 3}
    while True:
        body = review.api.get(path, query).json()
        rows, pages = rows + body["results"], pages + 1
        if body["next_cursor"] is None:
            break
        query["cursor"] = body["next_cursor"]
    assert (rows, pages) == (history(review, note["id"]), 4)
    assert len(rows) == 10
    assert review.api.get(path, {"cursor": "made up"}).status_code == 400


def test_names_in_the_history_follow_the_person(review: Review, join: Join, video_id: str) -> None:
    editor = join("editor")
    person = str(editor.actor.user_id)
    note = review.noted(video_id, assignee_id=person, mentions=[person])
    editor.patch(note["id"], assignee_id=None, mentions=[])
    editor.patch(note["id"], mentions=[person])
    rename_author({"user_id": person, "shown_name": "새 이름"}, new_id())
    item = review.api.get(f"{review.path}/{note['id']}").json()
    assert [each["name"] for each in item["mentions"]] == ["새 이름"]
    rows = history(review, note["id"])
    assert {row["by"]["name"] for row in rows} == {"새 이름"}
    (assignee,) = (row["previous"] for row in rows if row["field"] == "assignee")
    assert assignee == {"id": person, "name": "새 이름"}
    assert next(row["value"] for row in rows if row["field"] == "mentions") == [{"id": person, "name": "새 이름"}]


def test_the_history_of_nothing_is_not_there(review: Review, video_id: str) -> None:
    assert refused(review.api.get(f"{review.path}/{new_id()}/history"))[:2] == (404, "feedback.not_found")
    note = review.noted(video_id)
    assert history(review, note["id"]) == []


def test_the_history_goes_with_its_item(review: Review, video_id: str) -> None:
    note = review.noted(video_id)
    review.patch(note["id"], text="다른 말", status="in_progress")
    assert review.api.delete(f"{review.path}/{note['id']}").status_code == 204
    assert review.api.get(f"{review.path}/{note['id']}/history").status_code == 404
