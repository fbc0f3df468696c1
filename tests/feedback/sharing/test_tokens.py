"""What attackers make of guests' tokens."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.signing import Signer

from core.domain.actor import Actor
from core.domain.ids import new_id
from feedback.application.sharing_read_models import GuestPass
from feedback.infrastructure.guest_tokens import (
    SignedGuestTokens,
    SignedUnsubscribeTokens,
)
from feedback.infrastructure.viewing_tokens import SignedViewingTokens, guests_viewing_tokens
from tests.client import ApiClient
from tests.feedback.api.conftest import Review
from tests.feedback.sharing.conftest import Come, Share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def a_pass(**changed: Any) -> GuestPass:
    names = ("project_id", "link_id", "video_id", "guest_id", "session_id")
    return GuestPass(**{name: new_id() for name in names} | {"until": NOON} | changed)


def bearer(api: ApiClient, token: str) -> ApiClient:
    return api.with_(Authorization=f"Bearer {token}")


def test_a_pass_comes_back_as_it_was() -> None:
    given = a_pass()
    assert SignedGuestTokens().read(SignedGuestTokens().token(given)) == given


def test_words_that_nobody_signed_are_none_of_ours() -> None:
    token = SignedGuestTokens().token(a_pass())
    content, _, signature = token.rpartition(".")
    for word in ("", ".", "x", "가.나", f"{content}.", f"x{content[1:]}.{signature}", token[:-1], token.upper()):
        assert SignedGuestTokens().read(word) is None, word


def test_what_was_signed_for_something_else_is_none_of_ours() -> None:
    content = SignedGuestTokens().token(a_pass()).rpartition(".")[0]
    for salt in ("", "feedback.playback", "feedback.playback.guest", "feedback.guest.unsubscribe"):
        signed = Signer(salt=salt, sep=".") if salt else Signer(sep=".")
        assert SignedGuestTokens().read(signed.sign(content)) is None
    assert SignedGuestTokens().read(SignedUnsubscribeTokens().token(new_id())) is None
    assert SignedUnsubscribeTokens().read(SignedGuestTokens().token(a_pass())) is None


def test_members_and_guests_viewings_are_told_apart(review: Review, come: Come, video_id: str) -> None:
    version_id = review.video(video_id)["version_id"]
    told = review.api.get(f"{review.path}/videos/{video_id}/versions/{version_id}/playback").json()
    own = come().api.get(f"/v2/shared/versions/{version_id}/playback").json()
    members, guests = (_token(each["sprite"]["vtt_url"]) for each in (told, own))
    assert SignedViewingTokens().viewing(guests) is None
    assert guests_viewing_tokens().viewing(members) is None


def _path(address: str) -> str:
    return f"/v2/{address.split('/v2/')[1]}"


def _token(address: str) -> str:
    return address.split("/playback/")[1].split("/")[0]


def test_a_guests_token_opens_no_route_of_members(api: ApiClient, review: Review, come: Come) -> None:
    guest = come()
    for path in ("/v2/me", "/v2/projects", review.path, f"/v2/events/{review.project_id}", "/v2/dashboard"):
        answer = guest.api.get(path, {"since": 0} if "events" in path else {})
        assert (answer.status_code, answer.code) == (401, "auth.token_invalid"), path


def test_a_members_token_opens_no_route_of_guests(review: Review, share: Share) -> None:
    share()
    for path in ("/v2/shared", "/v2/shared/video", "/v2/shared/feedback"):
        answer = review.api.get(path)
        assert (answer.status_code, answer.code) == (401, "guest.token_invalid"), path


@pytest.mark.parametrize("header", ["Bearer", "Bearer a b", "Basic YTpi", "Bearer \xff", ""])
def test_headers_that_hold_no_token_are_401(api: ApiClient, header: str) -> None:
    assert api.with_(Authorization=header).get("/v2/shared").status_code == 401


def test_a_pass_that_is_over_says_so(api: ApiClient, come: Come) -> None:
    guest = come()
    known = SignedGuestTokens().read(guest.token)
    assert known is not None
    over = SignedGuestTokens().token(GuestPass(**_of(known) | {"until": datetime.now(UTC) - timedelta(seconds=1)}))
    answer = bearer(api, over).get("/v2/shared")
    assert (answer.status_code, answer.code) == (401, "guest.token_expired")


def test_ids_that_do_not_belong_together_open_nothing(api: ApiClient, come: Come, make_project: Any) -> None:
    """Even who could sign would come by nobody else's session."""
    mine, theirs = come(), come("다른 손님")
    own, other = SignedGuestTokens().read(mine.token), SignedGuestTokens().read(theirs.token)
    assert own is not None
    assert other is not None
    project_id, _ = make_project()
    for mixed in (
        {"guest_id": other.guest_id},
        {"session_id": other.session_id},
        {"project_id": project_id},
        {"session_id": new_id()},
    ):
        forged = SignedGuestTokens().token(GuestPass(**_of(own) | mixed))
        assert bearer(api, forged).get("/v2/shared").status_code == 401


def test_the_link_that_a_token_names_is_not_asked(api: ApiClient, come: Come) -> None:
    """The scope comes from the session's guest."""
    looking, commenting = come(rights=["view"]), come(rights=["comment"])
    own, other = SignedGuestTokens().read(looking.token), SignedGuestTokens().read(commenting.token)
    assert own is not None
    assert other is not None
    forged = SignedGuestTokens().token(GuestPass(**_of(own) | {"link_id": other.link_id}))
    assert bearer(api, forged).post("/v2/shared/feedback", {"text": "네"}).status_code == 403


def test_a_token_of_a_revoked_link_is_not_replayed(api: ApiClient, review: Review, share: Share, come: Come) -> None:
    link = share()
    guest = come(by=link)
    version_id = guest.visit().json()["video"]["version_id"]
    playlist = guest.api.get(f"/v2/shared/versions/{version_id}/playback").json()["sprite"]["vtt_url"]
    path = _path(playlist)
    assert api.get(path).status_code == 200
    keyed = guest.api.with_(Idempotency_Key="note-1")
    assert keyed.post("/v2/shared/feedback", {"text": "네"}).status_code == 201
    review.api.delete(f"{review.path}/share-links/{link['id']}")
    assert api.get(path).status_code == 404
    assert keyed.post("/v2/shared/feedback", {"text": "또"}).status_code == 422
    assert guest.visit().status_code == 401


def test_nobody_plays_another_version_by_a_guests_playlist(
    api: ApiClient, review: Review, come: Come, film: bytes, video_id: str, work_off: Callable[[], None]
) -> None:
    guest = come()
    version_id = guest.visit().json()["video"]["version_id"]
    playlist = guest.api.get(f"/v2/shared/versions/{version_id}/playback").json()["sprite"]["vtt_url"]
    path = _path(playlist)
    assert api.get(path).status_code == 200
    assert review.further(video_id, film).status_code == 201
    work_off()
    assert api.get(path).status_code == 404


def test_who_is_a_member_and_a_guest_is_two(review: Review, come: Come, make_person: Callable[..., Actor]) -> None:
    guest = come(review.actor.name)
    own, theirs = review.noted(guest.visit().json()["video"]["id"]), guest.noted()
    assert own["author"]["id"] != theirs["author"]["id"]
    assert guest.api.delete(f"/v2/shared/feedback/{own['id']}").status_code == 403


def _of(given: GuestPass) -> dict[str, UUID | datetime]:
    return dict(vars(given))
