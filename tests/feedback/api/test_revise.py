"""Changing and deleting items."""

from collections.abc import Callable

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import CommentRecord, CounterRecord, FeedbackRecord, StatusChangeRecord
from tests.feedback.api.conftest import Review

Join = Callable[[str], Review]


@pytest.fixture
def item(review: Review, video_id: str) -> dict[str, object]:
    return review.noted(video_id, "로고", title="제목", timestamp=0.1)


def test_words_and_priority_change(review: Review, video_id: str) -> None:
    item = review.noted(video_id)
    answer = review.patch(item["id"], title="새 제목", text="새 글", priority="critical")
    assert answer.status_code == 200, answer.content
    changed = answer.json()
    assert (changed["title"], changed["text"], changed["priority"]) == ("새 제목", "새 글", "critical")
    assert changed["version"] == item["version"] + 1
    again = review.patch(item["id"], title="새 제목", priority="critical").json()
    assert again == changed


def test_a_misspelt_property_is_refused_and_nothing_changes(review: Review, video_id: str) -> None:
    item = review.noted(video_id)
    for answer in (review.patch(item["id"], title="새 제목", txt="새 글"), review.note(video_id, "글", priorty="high")):
        assert (answer.status_code, [each["code"] for each in answer.json()["errors"]]) == (422, ["field.unknown"])
    assert review.api.get(f"{review.path}/{item['id']}").json() == item
    assert review.list()["count"] == 2


def test_a_status_goes_round_and_every_step_is_history(review: Review, video_id: str) -> None:
    item = review.noted(video_id)
    for status in ("in_progress", "resolved", "closed", "open"):
        assert review.patch(item["id"], status=status).json()["status"] == status
        assert review.patch(item["id"], status=status).json()["status"] == status
    history = StatusChangeRecord.objects.filter(feedback_id=item["id"]).order_by("at")
    assert list(history.values_list("previous_status", "status", "by_name")) == [
        ("open", "in_progress", review.actor.name),
        ("in_progress", "resolved", review.actor.name),
        ("resolved", "closed", review.actor.name),
        ("closed", "open", review.actor.name),
    ]


def test_a_status_that_cannot_be_reached_is_a_conflict_and_changes_nothing(review: Review, video_id: str) -> None:
    item = review.noted(video_id)
    answer = review.patch(item["id"], status="closed", title="동시에")
    assert (answer.status_code, answer.code) == (409, "feedback.transition_refused")
    assert review.api.get(f"{review.path}/{item['id']}").json() == item


def test_who_saw_an_old_state_changes_nothing(review: Review, video_id: str) -> None:
    item = review.noted(video_id)
    seen = review.api.get(f"{review.path}/{item['id']}").headers["ETag"]
    assert review.api.with_(If_Match=seen).patch(f"{review.path}/{item['id']}", {"title": "하나"}).status_code == 200
    for stale in (seen, '"1"', '"nonsense"'):
        late = review.api.with_(If_Match=stale)
        answers = (
            late.patch(f"{review.path}/{item['id']}", {"title": "둘"}),
            late.delete(f"{review.path}/{item['id']}"),
        )
        for answer in answers:
            assert (answer.status_code, answer.code) == (412, "precondition.failed")
            assert answer.json()["current"]["title"] == "하나"
    assert review.api.with_(If_Match='"2"').delete(f"{review.path}/{item['id']}").status_code == 204


def test_a_comment_changes_what_is_seen_but_hinders_no_writer(review: Review, video_id: str) -> None:
    item = review.noted(video_id)
    address = f"{review.path}/{item['id']}"
    seen = review.api.get(address).headers["ETag"]
    assert review.api.with_(If_None_Match=seen).get(address).status_code == 304
    assert review.comment(item["id"]).status_code == 201
    assert review.api.with_(If_None_Match=seen).get(address).json()["comment_count"] == 1
    assert review.api.with_(If_Match=seen).patch(address, {"title": "계속"}).status_code == 200


def test_reviewers_change_their_own_and_editors_anybodys(review: Review, join: Join, video_id: str) -> None:
    reviewer, editor, viewer = join("reviewer"), join("editor"), join("viewer")
    own, others = reviewer.noted(video_id), review.noted(video_id)
    assert reviewer.patch(own["id"], status="in_progress").status_code == 200
    refused = reviewer.patch(others["id"], status="in_progress")
    assert (refused.status_code, refused.code) == (403, "feedback.not_yours")
    assert editor.patch(own["id"], status="resolved").status_code == 200
    assert viewer.patch(own["id"], status="open").status_code == 403


def test_deleting_takes_the_conversation_the_history_and_the_count(review: Review, join: Join, video_id: str) -> None:
    reviewer, editor = join("reviewer"), join("editor")
    item = reviewer.noted(video_id, priority="high")
    assert reviewer.comment(item["id"]).status_code == 201
    assert reviewer.patch(item["id"], status="in_progress").status_code == 200
    refused = editor.api.delete(f"{review.path}/{item['id']}")
    assert (refused.status_code, refused.code) == (403, "feedback.not_yours")
    assert reviewer.api.delete(f"{review.path}/{item['id']}").status_code == 204
    assert reviewer.api.delete(f"{review.path}/{item['id']}").status_code == 404
    for table in (CommentRecord, StatusChangeRecord):
        assert not table.objects.filter(feedback_id=item["id"]).exists()
    kept = CounterRecord.objects.filter(project_id=review.project_id, status="in_progress")
    assert [record.count for record in kept] == [0]
    assert FeedbackRecord.objects.filter(project_id=review.project_id).count() == 1


def test_what_is_not_there_is_not_found(
    review: Review, video_id: str, make_project: Callable[..., tuple[object, object]]
) -> None:
    item = review.noted(video_id)
    other_project, owner = make_project()
    other = Review(review.api, other_project, owner)  # type: ignore[arg-type]
    for path in (f"{review.path}/{new_id()}", f"{review.path}/nonsense", f"{other.path}/{item['id']}"):
        api = other.api if path.startswith(other.path) else review.api
        for answer in (api.get(path), api.patch(path, {"title": "?"}), api.delete(path), api.get(f"{path}/comments")):
            assert answer.status_code == 404
            assert answer.code in ("feedback.not_found", "not_found")
