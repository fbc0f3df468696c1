"""What guests wrote, removed; and what they decide, which stays."""

from collections.abc import Callable
from typing import Any

import pytest

from core.infrastructure.models import StreamEventRecord
from feedback.infrastructure.models import CommentRecord, FeedbackRecord, ReactionRecord
from tests.feedback.api.conftest import Review, made
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
