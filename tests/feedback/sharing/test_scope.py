"""What guests see and write: one version of one video, and nothing else by whatever way."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import RenditionRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review, made
from tests.feedback.sharing.conftest import Come, Share
from tests.feedback.sharing.visitors import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
WorkOff = Callable[[], None]


def out_of_reach(guest: Visitor, item: dict[str, Any], comment_id: str) -> None:
    """Every route says that it is not there."""
    path = f"/v2/shared/feedback/{item['id']}"
    answers = [
        guest.api.get(path),
        guest.api.patch(path, {"text": "바꿈"}),
        guest.api.delete(path),
        guest.api.get(f"{path}/attachments"),
        guest.api.get(f"{path}/comments"),
        guest.comment(item["id"]),
        guest.comment(item["id"], parent_id=comment_id),
        guest.api.get(f"{path}/comments/{comment_id}"),
        guest.api.patch(f"{path}/comments/{comment_id}", {"text": "바꿈"}),
        guest.api.delete(f"{path}/comments/{comment_id}"),
        guest.api.put(f"{path}/comments/{comment_id}/reaction", {"kind": "like"}),
        guest.api.delete(f"{path}/comments/{comment_id}/reaction"),
        guest.note(version_id=item["version_id"]),
        guest.api.get(f"/v2/shared/versions/{item['version_id']}/playback"),
        guest.api.get(f"/v2/shared/versions/{item['version_id']}/download"),
    ]
    assert [answer.status_code for answer in answers] == [404] * len(answers)


def test_another_video_of_the_project_is_not_there(
    review: Review, come: Come, film: bytes, work_off: WorkOff, video_id: str
) -> None:
    other = review.uploaded(film)
    comment = made(review.comment(other["id"]))
    guest = come()
    out_of_reach(guest, other, comment["id"])
    assert {item["video_id"] for item in guest.items()} == {video_id}


def test_another_project_is_not_there(
    api: ApiClient, make_project: Callable[..., Any], come: Come, film: bytes
) -> None:
    project_id, owner = make_project()
    other = Review(api, project_id, owner)
    item = other.uploaded(film)
    out_of_reach(come(), item, made(other.comment(item["id"]))["id"])


def test_ids_that_nobody_has_are_not_there(come: Come) -> None:
    unknown = str(new_id())
    out_of_reach(come(), {"id": unknown, "version_id": unknown}, unknown)


def test_totals_are_of_what_is_seen(review: Review, come: Come, film: bytes, video_id: str) -> None:
    review.uploaded(film)
    review.noted(video_id)
    guest = come()
    guest.noted()
    page = guest.api.get("/v2/shared/feedback").json()
    assert (page["count"], page["stats"]["total"], page["stats"]["open"]) == (3, 3, 3)
    assert guest.api.get("/v2/shared/feedback", {"status": "closed"}).json()["count"] == 0
    assert guest.api.get("/v2/shared/feedback", {"video_id": video_id}).status_code == 400


def test_the_link_of_a_video_goes_on_with_its_newest_ready_version(
    review: Review, come: Come, film: bytes, video_id: str, work_off: WorkOff
) -> None:
    guest = come()
    item = guest.noted("1차에 남긴 의견")
    first = item["version_id"]
    second = made(review.further(video_id, film))["version_id"]
    assert {each["version_id"] for each in guest.items()} == {first}
    assert guest.visit().json()["video"]["version_id"] == first
    work_off()
    assert guest.visit().json()["video"]["version_id"] == second
    assert {each["version_id"] for each in guest.items()} == {second}
    assert guest.api.get("/v2/shared/video").json()["version_id"] == second
    assert item["id"] in {each["id"] for each in guest.items()}
    assert guest.api.get(f"/v2/shared/versions/{first}/playback").status_code == 404
    assert guest.note(version_id=first).status_code == 404
    assert guest.noted(version_id=second)["version_id"] == second


def test_right_after_a_version_is_ready_the_one_before_is_not_shown_any_more(
    review: Review, come: Come, film: bytes, video_id: str, work_off: WorkOff
) -> None:
    from feedback.infrastructure.models import VersionRecord

    guest = come()
    left = guest.noted()
    second = made(review.further(video_id, film))["version_id"]
    VersionRecord.objects.filter(id=second).update(status="ready")
    assert guest.items() == []
    assert guest.api.get(f"/v2/shared/feedback/{left['id']}").status_code == 404
    assert guest.visit().json()["video"]["version_id"] == second


def test_the_link_of_a_version_shows_what_lies_on_it_now(
    review: Review, share: Share, come: Come, film: bytes, video_id: str, work_off: WorkOff
) -> None:
    first = review.video(video_id)["version_id"]
    guest = come(by=share(version_id=first))
    open_item, done = guest.noted("열린 의견"), guest.noted("끝난 의견")
    for status in ("in_progress", "resolved"):
        assert review.patch(done["id"], status=status).status_code == 200
    second = made(review.further(video_id, film))["version_id"]
    work_off()
    assert [each["id"] for each in guest.items()] == [done["id"]]
    assert guest.api.get("/v2/shared/video").json()["version_id"] == first
    assert guest.api.get(f"/v2/shared/feedback/{open_item['id']}").status_code == 404
    assert guest.api.get(f"/v2/shared/versions/{second}/playback").status_code == 404
    review.api.delete(f"{review.path}/videos/{video_id}/versions/{first}")
    assert guest.visit().status_code == 404


def test_guests_who_only_look_write_nothing(review: Review, come: Come, video_id: str) -> None:
    item, guest = review.noted(video_id), come(rights=["view"])
    comment = made(review.comment(item["id"]))
    path = f"/v2/shared/feedback/{item['id']}"
    refused = (
        guest.note(),
        guest.comment(item["id"]),
        guest.api.patch(path, {"text": "바꿈"}),
        guest.api.delete(path),
        guest.api.put(f"{path}/comments/{comment['id']}/reaction", {"kind": "like"}),
        guest.api.get(f"/v2/shared/versions/{item['version_id']}/download"),
    )
    assert [(answer.status_code, answer.code) for answer in refused] == [(403, "share_link.right_missing")] * 6


def test_guests_change_and_delete_their_own_and_nobody_elses(review: Review, come: Come, video_id: str) -> None:
    guest, theirs = come(), review.noted(video_id)
    own = guest.noted(title="제목", timestamp=0.5)
    changed = guest.api.patch(f"/v2/shared/feedback/{own['id']}", {"text": "고친 의견"})
    assert (changed.status_code, changed.json()["text"], changed.json()["title"]) == (200, "고친 의견", "제목")
    other = come("다른 손님")
    for caller, item in ((guest, theirs), (other, own)):
        assert caller.api.patch(f"/v2/shared/feedback/{item['id']}", {"text": "바꿈"}).status_code == 403
        assert caller.api.delete(f"/v2/shared/feedback/{item['id']}").status_code == 403
    assert guest.api.delete(f"/v2/shared/feedback/{own['id']}").status_code == 204


@pytest.mark.parametrize(
    "more", [{"priority": "critical"}, {"assignee_id": "x"}, {"mentions": []}, {"tags": ["x"]}, {"status": "closed"}]
)
def test_whose_work_it_is_the_members_say(come: Come, more: dict[str, Any]) -> None:
    guest = come()
    assert guest.note(**more).status_code == 422
    own = guest.noted()
    assert guest.api.patch(f"/v2/shared/feedback/{own['id']}", more).status_code == 422


def test_what_guests_write_is_marked_for_everybody(review: Review, come: Come, video_id: str) -> None:
    guest = come("박이사")
    item = guest.noted()
    comment = made(guest.comment(item["id"]))
    marked = {"id": guest.id, "name": "박이사", "is_guest": True}
    assert (item["author"], comment["author"]) == (marked, marked)
    assert review.api.get(f"{review.path}/{item['id']}").json()["author"] == marked
    told = review.api.get(f"/v2/events/{review.project_id}", {"since": 0}).json()["results"]
    written = [event for event in told if event["actor"]["id"] == guest.id]
    assert {event["type"] for event in written} >= {"feedback.created", "comment.added"}
    assert {event["actor"]["name"] for event in written} == {"박이사"}


def test_a_guest_answers_members_and_members_answer_guests(review: Review, come: Come, video_id: str) -> None:
    guest = come()
    item = guest.noted()
    question = made(review.comment(item["id"], "어느 장면인가요?"))
    answer = made(guest.comment(item["id"], "첫 장면이요", parent_id=question["id"]))
    assert answer["parent_id"] == question["id"]
    shown = guest.api.get(f"/v2/shared/feedback/{item['id']}/comments").json()["results"]
    assert [each["text"] for each in shown] == ["어느 장면인가요?", "첫 장면이요"]


def test_guests_edit_and_delete_their_own_comments_and_react_to_all(review: Review, come: Come, video_id: str) -> None:
    guest, item = come("박이사"), review.noted(video_id)
    path = f"/v2/shared/feedback/{item['id']}/comments"
    own, theirs = (made(each.comment(item["id"]))["id"] for each in (guest, review))
    assert guest.api.patch(f"{path}/{own}", {"text": "고친 말"}).json()["text"] == "고친 말"
    for refused in (guest.api.patch(f"{path}/{theirs}", {"text": "바꿈"}), guest.api.delete(f"{path}/{theirs}")):
        assert refused.status_code == 403
    seen = guest.api.put(f"{path}/{theirs}/reaction", {"kind": "like"}).json()
    assert (seen["reactions"]["like"], seen["my_reaction"]) == (1, "like")
    shown = {row["id"]: row for row in guest.api.get(path).json()["results"]}
    assert (shown[theirs]["my_reaction"], shown[own]["my_reaction"]) == ("like", None)
    (who,) = review.api.get(f"{review.path}/{item['id']}/comments/{theirs}/reactions").json()["results"]
    assert who["user"] == {"id": guest.id, "name": "박이사", "is_guest": True}
    assert guest.api.delete(f"{path}/{theirs}/reaction").json()["my_reaction"] is None
    assert guest.api.delete(f"{path}/{own}").status_code == 204
    assert guest.comment(item["id"], mentions=[str(review.actor.user_id)]).status_code == 422


def test_the_file_is_for_those_who_may_download_it(come: Come) -> None:
    looking, fetching = come(rights=["view"]), come(rights=["download"])
    assert looking.api.get("/v2/shared/video").json()["url"] is None
    video = fetching.api.get("/v2/shared/video").json()
    assert video["url"] is not None
    found = fetching.api.get(f"/v2/shared/versions/{video['version_id']}/download")
    assert (found.status_code, found.json()["file_name"]) == (200, video["file_name"])


def test_the_file_stays_theirs_also_while_there_is_nothing_else_to_play(come: Come) -> None:
    RenditionRecord.objects.all().delete()
    for right, is_given in (("view", False), ("download", True)):
        guest = come(rights=[right])
        version_id = guest.visit().json()["video"]["version_id"]
        playback = guest.api.get(f"/v2/shared/versions/{version_id}/playback")
        assert playback.status_code == 200, playback.content
        assert bool(playback.json()["source"]) is is_given


def test_the_link_tells_how_it_is_used(review: Review, share: Share, come: Come, api: ApiClient) -> None:
    link = share()
    api.post("/v2/shared/open", {"token": link["token"]})
    guest = come(by=link)
    come("다른 손님", by=link)
    item = guest.noted()
    made(guest.comment(item["id"]))
    for what in ("playback", "download"):
        assert guest.api.get(f"/v2/shared/versions/{item['version_id']}/{what}").status_code == 200
    use = review.api.get(f"{review.path}/share-links/{link['id']}").json()["use"]
    assert use.pop("last_used_at") is not None
    counted = {"opened": 1, "sessions": 2, "guests": 2, "plays": 1, "downloads": 1, "notes": 1, "comments": 1}
    assert use == counted
    path = f"{review.path}/share-links/{link['id']}/guests"
    rows = {row["name"]: (row["notes"], row["comments"]) for row in review.api.get(path).json()["results"]}
    assert rows == {"손님 박": (1, 1), "다른 손님": (0, 0)}


def test_pollers_hear_what_guests_see(review: Review, come: Come, film: bytes, video_id: str) -> None:
    guest = come()
    since = guest.api.get("/v2/shared/feedback").json()["seq"]
    seen = review.noted(video_id)
    review.uploaded(film)
    page = guest.api.get("/v2/shared/events", {"since": since}).json()
    assert [(event["type"], event["data"]["id"]) for event in page["results"]] == [("feedback.created", seen["id"])]
    assert page["seq"] > page["results"][0]["seq"]


def test_statements_of_guests_are_pinned(come: Come, django_assert_num_queries: Any) -> None:
    guest = come()
    item = guest.noted()
    path = f"/v2/shared/feedback/{item['id']}"
    for wanted, number in (
        ("/v2/shared", 4),
        ("/v2/shared/video", 3),
        ("/v2/shared/feedback", 5),
        (path, 3),
        (f"{path}/comments", 4),
    ):
        with django_assert_num_queries(number):
            assert guest.api.get(wanted).status_code == 200


def test_statements_of_what_guests_write_are_pinned(come: Come, django_assert_num_queries: Any) -> None:
    guest = come()
    item = guest.noted()
    with django_assert_num_queries(12):
        guest.noted()
    with django_assert_num_queries(11):
        made(guest.comment(item["id"]))
