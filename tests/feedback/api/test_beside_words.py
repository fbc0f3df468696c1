"""What a note says beside its words: drawings, people, tags, a due date, a resolution."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import FeedbackRecord
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_notes import WorkOff, refused

ARROW: dict[str, Any] = {"kind": "arrow", "points": [[0.1, 0.2], [0.3, 0.4]], "colour": "#1631f8", "width": 0.01}
LABEL: dict[str, Any] = {"kind": "text", "points": [[0.5, 0.5]], "text": "여기"}
Join = Callable[[str], Review]


def person(of: Review) -> str:
    return str(of.actor.user_id)


def test_a_note_carries_all_of_it_and_may_lay_it_down(review: Review, join: Join, video_id: str) -> None:
    editor = join("editor")
    note = review.noted(
        video_id,
        drawing=[ARROW, LABEL],
        assignee_id=person(editor),
        mentions=[person(editor), person(review), person(editor)],
        due_date="2026-12-24",
        tags=[" 로고 ", "색보정", "로고"],
    )
    assert note["drawing"] == [ARROW, LABEL | {"colour": "#ff3b30", "width": 0.004}]
    assert note["assignee"] == {"id": person(editor), "name": editor.actor.name, "is_guest": False}
    assert [each["id"] for each in note["mentions"]] == [person(editor), person(review)]
    assert (note["due_date"], note["tags"]) == ("2026-12-24", ["로고", "색보정"])
    assert review.list()["results"][0] == note
    bare = review.patch(note["id"], drawing=[], assignee_id=None, mentions=[], due_date=None, tags=[]).json()
    assert [bare[name] for name in ("drawing", "assignee", "mentions", "due_date", "tags")] == [[], None, [], None, []]


def test_who_has_left_stays_named_where_they_were(review: Review, join: Join, video_id: str) -> None:
    editor = join("editor")
    note = review.noted(video_id, assignee_id=person(editor), mentions=[person(editor)])
    gone = review.api.delete(f"/v2/projects/{review.project_id}/members/{person(editor)}")
    assert gone.status_code == 204
    kept = review.patch(note["id"], mentions=[person(editor), person(review)]).json()
    assert [each["name"] for each in kept["mentions"]] == [editor.actor.name, review.actor.name]
    assert refused(review.note(video_id, mentions=[person(editor)])) == (422, "invalid", ["/mentions/0"])


def test_what_was_for_who_has_left_is_for_nobody_also_when_it_comes_out_of_the_trash(
    review: Review, join: Join, video_id: str, film: bytes, work_off: WorkOff
) -> None:
    editor = join("editor")
    note = review.noted(video_id, assignee_id=person(editor))
    trashed = review.uploaded(film)
    hidden = review.patch(trashed["id"], assignee_id=person(editor)).json()
    address = f"{review.path}/videos/{trashed['video_id']}"
    assert review.api.delete(address).status_code == 204
    assert review.api.delete(f"/v2/projects/{review.project_id}/members/{person(editor)}").status_code == 204
    work_off()
    now = review.api.get(f"{review.path}/{note['id']}").json()
    assert (now["assignee"], now["version"], now["mentions"]) == (None, note["version"] + 1, note["mentions"])
    told = review.api.get(f"/v2/events/{review.project_id}", {"since": 0}).json()["results"]
    revised = [each["data"] for each in told if each["type"] == "feedback.updated" and each["data"]["id"] == note["id"]]
    assert revised[-1] == now | {"feedback_id": note["id"]}
    line = review.api.get(f"{review.path}/{note['id']}/history").json()["results"][0]
    assert (line["field"], line["previous"], line["value"]) == ("assignee", told_of(editor), None)
    assert review.api.post(f"{address}/restore", {}).status_code == 200
    assert hidden["assignee"] is not None
    assert review.api.get(f"{review.path}/{hidden['id']}").json()["assignee"] is None


def told_of(of: Review) -> dict[str, str]:
    return {"id": person(of), "name": of.actor.name}


def test_reviewers_give_work_on_their_own_notes_only(review: Review, join: Join, video_id: str) -> None:
    reviewer = join("reviewer")
    own, others = reviewer.noted(video_id, assignee_id=person(review)), review.noted(video_id)
    assert reviewer.patch(own["id"], assignee_id=person(reviewer)).status_code == 200
    assert refused(reviewer.patch(others["id"], assignee_id=person(reviewer)))[:2] == (403, "feedback.not_yours")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"drawing": [ARROW] * 51}, "/drawing"),
        ({"drawing": [ARROW | {"points": [[0, 0], [1.01, 0]]}]}, "/drawing/0/points/1/0"),
        ({"drawing": [ARROW, ARROW | {"points": [[-0.01, 0], [1, 0]]}]}, "/drawing/1/points/0/0"),
        ({"drawing": [ARROW | {"points": [[0, 0]]}]}, "/drawing/0/points"),
        ({"drawing": [ARROW | {"points": [[0, 0], [0, "1"]]}]}, "/drawing/0/points"),
        ({"drawing": [ARROW | {"points": [[0, 0], [0, 1e300]]}]}, "/drawing/0/points"),
        ({"drawing": [ARROW | {"points": {"x": 1}}]}, "/drawing/0/points"),
        ({"drawing": [ARROW | {"kind": "path", "points": [[0, 0]] * 1001}]}, "/drawing/0/points"),
        ({"drawing": [ARROW | {"colour": "red"}]}, "/drawing/0/colour"),
        ({"drawing": [ARROW | {"width": 0.2}]}, "/drawing/0/width"),
        ({"drawing": [ARROW | {"width": True}]}, "/drawing/0/width"),
        ({"drawing": [ARROW | {"kind": "star"}]}, "/drawing/0/kind"),
        ({"drawing": [ARROW | {"fill": "#000000"}]}, "/drawing/0/fill"),
        ({"drawing": [ARROW | {"text": "?"}]}, "/drawing/0/text"),
        ({"drawing": [LABEL | {"text": ""}]}, "/drawing/0/text"),
        ({"drawing": {}}, "/drawing"),
        ({"assignee_id": "{stranger}"}, "/assignee_id"),
        ({"assignee_id": "somebody"}, "/assignee_id"),
        ({"mentions": ["{stranger}"]}, "/mentions/0"),
        ({"mentions": ["{stranger}"] * 21}, "/mentions"),
        ({"due_date": "tomorrow"}, "/due_date"),
        ({"tags": ["x"] * 11}, "/tags"),
        ({"tags": ["가" * 31]}, "/tags/0"),
        ({"tags": ["a", " "]}, "/tags/1"),
        ({"text": "가" * (1024 * 1024 // 3)}, "/text"),
    ],
)
def test_what_makes_no_sense_is_named_and_nothing_is_stored(
    review: Review, video_id: str, changes: dict[str, Any], pointer: str
) -> None:
    given = {name: _with(value, str(new_id())) for name, value in changes.items()}
    note, before = review.noted(video_id), FeedbackRecord.objects.count()
    answers = [review.api.post(review.path, {"video_id": video_id, "text": "로고", **given})]
    answers.append(review.patch(note["id"], **given))
    for answer in answers:
        assert answer.status_code == 422, answer.content[:300]
        assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]
    assert FeedbackRecord.objects.count() == before
    assert review.api.get(f"{review.path}/{note['id']}").json() == note


def _with(value: Any, stranger: str) -> Any:
    if isinstance(value, list):
        return [_with(each, stranger) for each in value]
    return stranger if value == "{stranger}" else value


def test_a_closed_item_says_with_what_and_a_reopened_one_forgets_it(review: Review, video_id: str) -> None:
    note = review.noted(video_id)
    assert refused(review.patch(note["id"], resolution="done")) == (422, "feedback.not_closed", ["/resolution"])
    assert refused(review.patch(note["id"], status="in_progress", resolution="done"))[1] == "feedback.not_closed"
    for status in ("in_progress", "resolved"):
        review.patch(note["id"], status=status)
    closed = review.patch(note["id"], status="closed", resolution="duplicate").json()
    assert (closed["status"], closed["resolution"]) == ("closed", "duplicate")
    assert review.patch(note["id"], resolution="done").json()["resolution"] == "done"
    assert review.patch(note["id"], resolution=None).json()["resolution"] is None
    review.patch(note["id"], resolution="rejected")
    assert review.patch(note["id"], status="open").json()["resolution"] is None
