"""Opening a link, coming in, staying, and being shown out."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from feedback.infrastructure.models import GuestRecord, GuestSessionRecord, ShareLinkRecord, VideoRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review
from tests.feedback.sharing.conftest import Come, Share
from tests.feedback.sharing.visitors import Visitor, enter, entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
PASSWORD = "봄 캠페인 2차"


def opened(api: ApiClient, token: str) -> Any:
    return api.post("/v2/shared/open", {"token": token})


def test_a_link_tells_what_it_leads_to_and_no_more(api: ApiClient, review: Review, share: Share, video_id: str) -> None:
    link = share(rights=["comment"], password=PASSWORD, label="내부 메모")
    assert opened(api, link["token"]).json() == {
        "project": {"name": "봄 캠페인"},
        "video": {"title": review.video(video_id)["title"]},
        "is_newest": True,
        "needs_password": True,
        "rights": ["view", "comment"],
        "expires_at": None,
    }


def test_what_opens_nothing_says_why_only_where_it_once_did(api: ApiClient, review: Review, share: Share) -> None:
    revoked, expired = share(), share(expires_at="2027-01-01T00:00:00Z")
    review.api.delete(f"{review.path}/share-links/{revoked['id']}")
    ShareLinkRecord.objects.filter(id=expired["id"]).update(expires_at=now() - timedelta(seconds=1))
    for token, wanted in (
        (revoked["token"], (410, "share_link.revoked")),
        (expired["token"], (410, "share_link.expired")),
        ("x" * 43, (404, "share_link.not_found")),
        (revoked["id"], (404, "share_link.not_found")),
    ):
        for answer in (opened(api, token), enter(api, token)):
            assert (answer.status_code, answer.code) == wanted
    assert not GuestRecord.objects.exists()


def test_whatever_comes_of_a_token_takes_the_same_questions(
    api: ApiClient, review: Review, share: Share, django_assert_num_queries: Any
) -> None:
    revoked = share()
    review.api.delete(f"{review.path}/share-links/{revoked['id']}")
    for token in (revoked["token"], "x" * 43):
        with django_assert_num_queries(2):
            opened(api, token)


def test_a_guest_comes_in_under_a_name_and_is_marked(api: ApiClient, share: Share) -> None:
    body = enter(api, share(rights=["comment"])["token"], "  박이사 ").json()
    assert (body["guest"]["name"], body["rights"], body["expires_in"]) == ("박이사", ["view", "comment"], 900)
    guest = api.with_(Authorization=f"Bearer {body['guest_token']}")
    visit = guest.get("/v2/shared").json()
    assert visit["guest"] == {
        "id": body["guest"]["id"],
        "name": "박이사",
        "email": None,
        "unproved_email": None,
        "wants_mail": True,
    }


@pytest.mark.parametrize("name", ["", " ", "가" * 51, "두\n줄", "탭\t이름", "거꾸로\u202e", "\u200b", "널\u0000"])
def test_names_that_nobody_could_read_are_refused(api: ApiClient, share: Share, name: str) -> None:
    assert enter(api, share()["token"], name).status_code == 422
    assert not GuestRecord.objects.exists()


def test_a_guest_names_nobody_but_themselves(api: ApiClient, review: Review, share: Share) -> None:
    token = share()["token"]
    for more in ({"id": str(review.actor.user_id)}, {"guest_id": str(review.actor.user_id)}, {"is_guest": False}):
        assert enter(api, token, "박감독", **more).status_code == 422
    guest = entered(api, token, review.actor.name)
    item = guest.noted()
    assert item["author"] == {"id": guest.id, "name": review.actor.name, "is_guest": True}
    assert guest.id != str(review.actor.user_id)
    assert guest.note(author={"id": str(review.actor.user_id)}).status_code == 422


def test_a_password_is_asked_for(api: ApiClient, share: Share) -> None:
    token = share(password=PASSWORD)["token"]
    assert (missing := enter(api, token)).status_code == 422
    assert missing.code == "share_link.password_needed"
    assert (wrong := enter(api, token, password="다른 비밀번호")).status_code == 422
    assert wrong.code == "share_link.password_wrong"
    assert enter(api, token, password=PASSWORD).status_code == 200
    assert GuestRecord.objects.count() == 1


def test_guesses_from_many_addresses_are_counted_as_one(api: ApiClient, share: Share) -> None:
    token = share(password=PASSWORD)["token"]
    answers = [
        enter(api.with_(X_Forwarded_For=f"203.0.113.{number}"), token, password=f"틀린 비밀번호 {number}")
        for number in range(7)
    ]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 2
    assert (answers[-1].code, int(answers[-1].headers["Retry-After"]) <= 900) == ("auth.too_many_attempts", True)
    assert enter(api.with_(X_Forwarded_For="198.51.100.7"), token, password=PASSWORD).status_code == 429


def test_who_came_in_before_is_not_locked_out_by_others_guesses(api: ApiClient, share: Share) -> None:
    token, home = share(password=PASSWORD)["token"], api.with_(X_Forwarded_For="198.51.100.7")
    assert enter(home, token, password=PASSWORD).status_code == 200
    for number in range(7):
        enter(api.with_(X_Forwarded_For=f"203.0.113.{number}"), token, password=f"틀린 비밀번호 {number}")
    assert enter(home, token, password=PASSWORD).status_code == 200


def test_the_guest_stays_the_same_over_a_refresh(api: ApiClient, come: Come) -> None:
    guest = come()
    body = api.post("/v2/shared/session/refresh", {"refresh_token": guest.refresh_token}).json()
    again = api.with_(Authorization=f"Bearer {body['guest_token']}")
    assert again.get("/v2/shared").json()["guest"]["id"] == guest.id
    assert (unknown := api.post("/v2/shared/session/refresh", {"refresh_token": "x" * 43})).status_code == 401
    assert unknown.code == "guest.session_ended"


def test_a_session_that_nobody_uses_ends(api: ApiClient, come: Come) -> None:
    from feedback.bootstrap.sharing import sweep_guest_sessions

    guest = come()
    GuestSessionRecord.objects.update(last_used_at=now() - timedelta(days=31))
    assert guest.visit().status_code == 401
    assert api.post("/v2/shared/session/refresh", {"refresh_token": guest.refresh_token}).status_code == 401
    assert sweep_guest_sessions() == 1


def gone(guest: Visitor, api: ApiClient) -> None:
    """Neither token is worth anything."""
    assert (refused := guest.visit()).status_code == 401
    assert refused.code == "guest.session_ended"
    assert guest.note().status_code == 401
    assert guest.api.post("/v2/shared/ws-ticket").status_code == 200
    assert api.post("/v2/shared/session/refresh", {"refresh_token": guest.refresh_token}).status_code == 401


def test_revoking_shows_everybody_out(api: ApiClient, review: Review, come: Come, share: Share) -> None:
    link = share()
    guest, other = come(by=link), come("다른 손님")
    review.api.delete(f"{review.path}/share-links/{link['id']}")
    gone(guest, api)
    assert other.visit().status_code == 200


def test_expiry_shows_everybody_out(api: ApiClient, come: Come) -> None:
    guest = come(expires_at="2027-01-01T00:00:00Z")
    assert guest.visit().status_code == 200
    ShareLinkRecord.objects.update(expires_at=now())
    gone(guest, api)


def test_another_password_shows_everybody_out(api: ApiClient, review: Review, come: Come, share: Share) -> None:
    link = share(password=PASSWORD)
    guest = entered(api, link["token"], password=PASSWORD)
    path = f"{review.path}/share-links/{link['id']}"
    review.api.patch(path, {"label": "같은 비밀번호"})
    assert guest.visit().status_code == 200
    review.api.patch(path, {"password": "새 비밀번호 여덟자"})
    gone(guest, api)
    review.api.patch(path, {"password": None})
    assert enter(api, link["token"]).status_code == 200


def test_a_blocked_guest_is_out_and_the_others_stay(api: ApiClient, review: Review, come: Come, share: Share) -> None:
    link = share()
    guest, other = come(by=link), come("다른 손님", by=link)
    path = f"{review.path}/share-links/{link['id']}/guests"
    for _ in range(2):
        assert review.api.post(f"{path}/{guest.id}/block").status_code == 204
    gone(guest, api)
    assert other.visit().status_code == 200
    blocked = {row["name"]: row["blocked_at"] is not None for row in review.api.get(path).json()["results"]}
    assert blocked == {"손님 박": True, "다른 손님": False}
    foreign = share()
    assert review.api.post(f"{review.path}/share-links/{foreign['id']}/guests/{other.id}/block").status_code == 404


def test_rights_count_from_the_moment_they_change(review: Review, come: Come, share: Share) -> None:
    link = share(rights=["comment"])
    guest = come(by=link)
    assert guest.note().status_code == 201
    review.api.patch(f"{review.path}/share-links/{link['id']}", {"rights": ["view"]})
    assert (refused := guest.note()).status_code == 403
    assert refused.code == "share_link.right_missing"


def test_a_video_in_the_trash_shows_nothing_and_comes_back(
    api: ApiClient, review: Review, come: Come, share: Share, video_id: str
) -> None:
    link = share()
    guest = come(by=link)
    review.api.delete(f"{review.path}/videos/{video_id}")
    assert guest.visit().status_code == 404
    assert guest.api.get("/v2/shared/feedback").status_code == 404
    assert opened(api, link["token"]).status_code == 404
    assert review.api.post(f"{review.path}/share-links", {"video_id": video_id}).status_code == 404
    review.api.post(f"{review.path}/videos/{video_id}/restore")
    assert guest.visit().status_code == 200


def test_links_go_with_their_video(review: Review, come: Come, video_id: str, work_off: Any) -> None:
    from feedback.bootstrap.film_upkeep import sweep_films

    come()
    review.api.delete(f"{review.path}/videos/{video_id}")
    VideoRecord.objects.update(deleted_at=now() - timedelta(days=31))
    sweep_films()
    work_off()
    assert not VideoRecord.objects.exists()
    for table in (ShareLinkRecord, GuestRecord, GuestSessionRecord):
        assert not table.objects.exists()


def test_links_go_with_their_project(review: Review, come: Come) -> None:
    from feedback.bootstrap.purging import purge_project

    come()
    purge_project({"project_id": str(review.project_id)})
    for table in (ShareLinkRecord, GuestRecord, GuestSessionRecord):
        assert not table.objects.exists()


def test_an_archived_project_is_only_looked_at_and_a_deleted_one_not_at_all(review: Review, come: Come) -> None:
    guest, project = come(), f"/v2/projects/{review.project_id}"
    review.api.post(f"{project}/archive")
    assert (guest.visit().status_code, guest.note().status_code) == (200, 409)
    review.api.delete(f"{project}/archive")
    review.api.delete(project)
    assert (guest.visit().status_code, guest.note().status_code) == (404, 404)
