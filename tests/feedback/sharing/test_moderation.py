"""What guests wrote, removed; and what they decide, which stays without the words to it."""

from collections.abc import Callable
from typing import Any

import pytest

from core.infrastructure.models import JobRecord, StreamEventRecord
from feedback.infrastructure.models import (
    CommentRecord,
    DecisionRecord,
    FeedbackRecord,
    FinishRecord,
    ReactionRecord,
    ReviewerRecord,
)
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.test_attachments import sent, taken
from tests.feedback.sharing.conftest import Come, Share
from tests.feedback.sharing.visitors import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]


@pytest.fixture
def link(share: Share) -> dict[str, Any]:
    return share()


def contributions(review: Review, link: dict[str, Any], guest: Visitor) -> str:
    return f"{review.path}/share-links/{link['id']}/guests/{guest.id}/contributions"


def test_all_that_a_guest_wrote_goes_and_what_others_wrote_stays(
    review: Review, link: dict[str, Any], come: Come, video_id: str
) -> None:
    guest, other = come(by=link), come("다른 손님", by=link)
    theirs, kept = review.noted(video_id), other.noted()
    own = guest.noted()
    made(review.comment(own["id"], "답"))
    alone, answered = (made(guest.comment(theirs["id"], text))["id"] for text in ("혼잣말", "물음"))
    made(review.comment(theirs["id"], "대답", parent_id=answered))
    said = made(review.comment(theirs["id"], "제안"))["id"]
    path = f"/v2/shared/feedback/{theirs['id']}/comments/{said}/reaction"
    assert guest.api.put(path, {"kind": "like"}).status_code == 200
    since = review.list()["seq"]
    for _ in range(2):
        assert review.api.delete(contributions(review, link, guest)).status_code == 204
    nothing_left_of(guest)
    assert {kept["id"], theirs["id"]} <= {row["id"] for row in review.list()["results"]}
    item = review.api.get(f"{review.path}/{theirs['id']}").json()
    assert (item["comment_count"], item["reaction_count"]) == (2, 0)
    told = StreamEventRecord.objects.filter(seq__gt=since, channel=f"project:{review.project_id}").order_by("seq")
    kinds = ["feedback.deleted", "reaction.changed", *["comment.deleted"] * 2, *["guest.silenced"] * 2]
    assert list(told.values_list("type", flat=True)) == kinds
    removed = [event.data["removed"] for event in told if event.type == "comment.deleted"]
    assert removed == [[], [alone]]
    assert guest.visit().status_code == 200


def nothing_left_of(guest: Visitor) -> None:
    assert not FeedbackRecord.objects.filter(author_id=guest.id).exists()
    assert not ReactionRecord.objects.filter(user_id=guest.id).exists()
    assert not CommentRecord.objects.filter(author_id=guest.id).exclude(text="").exists()
    assert not ReviewerRecord.objects.filter(person_id=guest.id).exclude(note="").exists()
    assert not DecisionRecord.objects.filter(person_id=guest.id).exclude(note="").exists()
    assert not FinishRecord.objects.filter(person_id=guest.id).exclude(summary="").exists()


def silenced(review: Review, link: dict[str, Any], guest: Visitor) -> None:
    assert review.api.delete(contributions(review, link, guest)).status_code == 204
    nothing_left_of(guest)


def test_what_lies_in_the_trash_does_not_come_back_from_there(
    review: Review, link: dict[str, Any], come: Come, video_id: str
) -> None:
    guest, theirs = come(by=link), review.noted(video_id)
    before = {row["id"] for row in review.list()["results"]}
    guest.noted()
    made(guest.comment(theirs["id"]))
    said = made(review.comment(theirs["id"], "제안"))["id"]
    path = f"/v2/shared/feedback/{theirs['id']}/comments/{said}/reaction"
    assert guest.api.put(path, {"kind": "like"}).status_code == 200
    assert review.api.delete(f"{review.path}/videos/{video_id}").status_code == 204
    since = review.list()["seq"]
    silenced(review, link, guest)
    told = StreamEventRecord.objects.filter(seq__gt=since, channel=f"project:{review.project_id}")
    assert list(told.values_list("type", flat=True)) == ["guest.silenced"]
    assert review.api.post(f"{review.path}/videos/{video_id}/restore").status_code == 200
    page = review.list()
    rows = {row["id"]: row for row in page["results"]}
    assert (rows.keys(), page["stats"]["total"]) == (before, len(before))
    assert (rows[theirs["id"]]["comment_count"], rows[theirs["id"]]["reaction_count"]) == (1, 0)


@pytest.mark.parametrize("is_in_trash", [False, True])
def test_files_on_what_goes_count_no_longer_and_are_deleted(
    review: Review, link: dict[str, Any], come: Come, video_id: str, is_in_trash: bool
) -> None:
    guest = come(by=link)
    item, before = guest.noted(), taken(review)
    assert sent(review, item["id"]).status_code == 201
    if is_in_trash:
        assert review.api.delete(f"{review.path}/videos/{video_id}").status_code == 204
    silenced(review, link, guest)
    assert taken(review) == before
    assert JobRecord.objects.filter(kind="feedback.delete_attachments").count() == 1


def test_a_decision_stays_without_its_reason_and_a_finish_without_its_summary(
    review: Review, link: dict[str, Any], come: Come, video_id: str
) -> None:
    guest = come(by=link)
    version_id = guest.visit().json()["video"]["version_id"]
    path = f"/v2/shared/versions/{version_id}"
    for decision, note in (("changes_requested", "엉망"), ("approved", "나쁜 말")):
        assert guest.api.put(f"{path}/decision", {"decision": decision, "note": note}).status_code == 200
    assert guest.api.post(f"{path}/finished", {"summary": "나쁜 말"}).status_code == 201
    rounds = f"{review.path}/videos/{video_id}/versions/{version_id}/rounds"
    (before,) = review.api.get(rounds).json()["results"]
    since = review.list()["seq"]
    silenced(review, link, guest)
    (after,) = review.api.get(rounds).json()["results"]
    assert (after["decision"], after["version"]) == ("approved", before["version"] + 1)
    assert [(each["decision"], each["note"]) for each in after["reviewers"]] == [("approved", "")]
    told = StreamEventRecord.objects.filter(seq__gt=since, channel=f"project:{review.project_id}").order_by("seq")
    assert [event.type for event in told] == ["review.updated", "guest.silenced"]
    assert told[0].data["reviewers"] == after["reviewers"]


def test_only_those_who_give_links_remove_it_and_only_of_its_own_guests(
    review: Review, link: dict[str, Any], share: Share, come: Come, join: Callable[[str], Review]
) -> None:
    guest = come(by=link)
    guest.noted()
    for role in ("editor", "reviewer", "viewer"):
        assert join(role).api.delete(contributions(review, link, guest)).status_code == 403
    assert review.api.delete(contributions(review, share(), guest)).status_code == 404
    assert FeedbackRecord.objects.filter(author_id=guest.id).exists()


def test_admins_remove_single_ones_as_they_remove_others(
    review: Review, link: dict[str, Any], come: Come, video_id: str
) -> None:
    guest = come(by=link)
    item, theirs = guest.noted(), review.noted(video_id)
    comment = made(guest.comment(theirs["id"]))["id"]
    assert review.api.delete(f"{review.path}/{theirs['id']}/comments/{comment}").status_code == 204
    assert review.api.delete(f"{review.path}/{item['id']}").status_code == 204


def test_a_guest_whose_link_lets_them_approves_the_version_that_they_see(
    review: Review, come: Come, film: bytes, video_id: str, work_off: Callable[[], None]
) -> None:
    guest, commenting = come("박이사"), come(rights=["comment"])
    first = guest.visit().json()["video"]["version_id"]
    path = f"/v2/shared/versions/{first}/decision"
    refused = commenting.api.put(path, {"decision": "approved"})
    assert (refused.status_code, refused.code) == (403, "share_link.right_missing")
    decided = guest.api.put(path, {"decision": "approved", "note": "좋습니다"})
    assert decided.status_code == 200, decided.content
    who = decided.json()["reviewers"][0]["reviewer"]
    assert who == {"id": guest.id, "name": "박이사", "is_guest": True}
    (round_,) = guest.api.get(f"/v2/shared/versions/{first}/rounds").json()["results"]
    assert round_["id"] == decided.json()["id"]
    second = made(review.further(video_id, film))["version_id"]
    assert guest.api.put(f"/v2/shared/versions/{second}/decision", {"decision": "approved"}).status_code == 404
    work_off()
    assert guest.api.put(path, {"decision": "approved"}).status_code == 404
    assert guest.api.put(f"/v2/shared/versions/{second}/decision", {"decision": "approved"}).status_code == 200


def test_a_guest_says_that_they_have_finished(review: Review, come: Come, work_off: Callable[[], None]) -> None:
    guest = come("박이사", rights=["comment"])
    version_id = guest.noted()["version_id"]
    path = f"/v2/shared/versions/{version_id}/finished"
    finished = guest.api.post(path, {"summary": "다 봤습니다"})
    assert (finished.status_code, finished.json()["reviewer"]["is_guest"]) == (201, True), finished.content
    assert come(rights=["view"]).api.post(path, {}).status_code == 403
    work_off()
