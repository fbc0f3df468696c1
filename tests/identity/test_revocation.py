"""Tokens that were good a moment ago."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from identity import api as identity
from identity.bootstrap.parts import ending
from identity.domain.session import EndReason, SessionEnded, TokenInvalid
from identity.infrastructure.models import RefreshTokenRecord, User
from tests.client import Answer, ApiClient

pytestmark = pytest.mark.django_db(transaction=True)
Made = Callable[..., dict[str, Any]]


def ask(api: ApiClient, session: dict[str, Any]) -> Answer:
    return api.with_(Authorization=f"Bearer {session['access_token']}").get("/v2/me")


def ticket_of(api: ApiClient, session: dict[str, Any]) -> str:
    answer = api.with_(Authorization=f"Bearer {session['access_token']}").post("/v2/auth/ws-ticket")
    assert answer.json()["expires_in"] == 30
    ticket: str = answer.json()["ticket"]
    return ticket


def change(session: dict[str, Any], reason: EndReason = EndReason.WITHDRAWN, **facts: Any) -> None:
    """As a use case does it: the account, and the end of its sessions, in one unit of work."""
    user_id = UUID(session["user"]["id"])
    with unit_of_work(by=SYSTEM):
        User.objects.filter(id=user_id).update(**facts)
        ending()["end_sessions"](user_id, reason)


def test_logging_out_ends_the_access_token_too(api: ApiClient, verified: Made) -> None:
    session = verified("leaver")
    assert ask(api, session).status_code == 200
    api.post("/v2/auth/logout", {"refresh_token": session["refresh_token"]})
    answer = ask(api, session)
    assert (answer.status_code, answer.code) == (401, "auth.session_ended")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_that_came_back_ends_what_was_made_of_it(api: ApiClient, verified: Made) -> None:
    session = verified("robbed")
    body = {"refresh_token": session["refresh_token"]}
    stolen = api.with_(User_Agent="curl/8.1").post("/v2/auth/refresh", body).json()
    assert api.post("/v2/auth/refresh", body).code == "auth.token_reused"
    assert [ask(api, each).code for each in (session, stolen)] == ["auth.session_ended"] * 2


@pytest.mark.parametrize("facts", [{"is_active": False}, {"withdrawn_at": utc_now()}])
def test_a_closed_account_is_shut_out_at_once(api: ApiClient, verified: Made, facts: dict[str, Any]) -> None:
    session = verified("closed")
    assert ask(api, session).status_code == 200
    change(session, **facts)
    assert ask(api, session).code == "auth.token_invalid"


def test_who_has_to_prove_an_address_again_is_told_so(api: ApiClient, verified: Made) -> None:
    session = verified("doubtful")
    kept = identity.actor_of_token(session["access_token"]).session_id
    with unit_of_work(by=SYSTEM):
        User.objects.filter(id=session["user"]["id"]).update(is_verified=False)
        ending()["end_sessions"](UUID(session["user"]["id"]), EndReason.EMAIL_CHANGED, keep=kept)
    answer = ask(api, session)
    assert (answer.status_code, answer.code) == (403, "auth.email_not_verified")


def test_a_ticket_opens_one_socket(api: ApiClient, verified: Made) -> None:
    session = verified("opener")
    ticket = ticket_of(api, session)
    assert str(identity.redeem_ticket(ticket).user_id) == session["user"]["id"]
    with pytest.raises(TokenInvalid):
        identity.redeem_ticket(ticket)


@pytest.mark.parametrize("path", ["/v2/auth/logout", "/v2/auth/logout-all"])
def test_a_ticket_is_worth_nothing_after_logging_out(api: ApiClient, verified: Made, path: str) -> None:
    session = verified("ticketed")
    ticket = ticket_of(api, session)
    bearer = api.with_(Authorization=f"Bearer {session['access_token']}")
    assert bearer.post(path, {"refresh_token": session["refresh_token"]}).status_code == 204
    with pytest.raises(SessionEnded):
        identity.redeem_ticket(ticket)
    assert bearer.post("/v2/auth/ws-ticket").code == "auth.session_ended"


def test_nobody_refreshes_into_a_closed_account(api: ApiClient, verified: Made) -> None:
    session = verified("gone")
    change(session, is_active=False)
    answer = api.post("/v2/auth/refresh", {"refresh_token": session["refresh_token"]})
    assert answer.code == "auth.token_invalid"
    assert RefreshTokenRecord.objects.count() == 1
