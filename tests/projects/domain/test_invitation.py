"""What an invitation allows in each of its states, and what it refuses."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.domain.email import EmailAddress
from core.domain.errors import DomainError, InvalidField
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.language import Language
from projects.contracts import (
    InvitationAccepted,
    InvitationAnswered,
    InvitationDeclined,
    InvitationExpired,
    InvitationRevoked,
    InvitationSent,
    Role,
)
from projects.domain import invitation_refusals as refusals
from projects.domain.invitation import Invitation
from projects.domain.invitation_terms import InvitationStatus, Inviter, Terms
from projects.domain.invitee import invited_address
from projects.domain.refusals import RoleAboveOwn, RoleNotAssignable
from tests.projects.examples import NOON

S = InvitationStatus
GUEST, OTHER = new_id(), new_id()
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
INVITER = Inviter(new_id(), "박감독", Role.ADMIN)
Verb = Callable[[Invitation, Any], None]
VERBS: dict[str, Verb] = {
    "view": lambda invitation, now: invitation.view(now),
    "resend": lambda invitation, now: invitation.resend("again", now),
    "accept": lambda invitation, now: invitation.accept(GUEST, now),
    "accept_by_another": lambda invitation, now: invitation.accept(OTHER, now),
    "decline": lambda invitation, now: invitation.decline(now),
    "revoke": lambda invitation, now: invitation.revoke(now),
}
ENDINGS: dict[InvitationStatus, Verb] = {
    S.ACCEPTED: VERBS["accept"],
    S.DECLINED: VERBS["decline"],
    S.REVOKED: VERBS["revoke"],
    S.EXPIRED: lambda invitation, now: invitation.expire(invitation.expires_at),
}
REFUSALS: dict[InvitationStatus, type[DomainError]] = {
    S.ACCEPTED: refusals.InvitationWasAccepted,
    S.DECLINED: refusals.InvitationWasDeclined,
    S.EXPIRED: refusals.InvitationHasExpired,
    S.REVOKED: refusals.InvitationWasRevoked,
}
# Repeating what ended it is no change, and what was accepted can still be looked at.
NO_CHANGE = {
    (S.ACCEPTED, "accept"),
    (S.ACCEPTED, "view"),
    (S.DECLINED, "decline"),
    (S.REVOKED, "revoke"),
}


def issued(days: int = 7) -> Invitation:
    terms = Terms(INVITER, Role.EDITOR, days, "함께해요")
    to = EmailAddress("Guest@example.kr")
    return Invitation.issue((new_id(), new_id()), to, terms, Language.KOREAN, "first", NOON)


def told(invitation: Invitation) -> list[type[Event]]:
    kinds = [type(fact) for fact in invitation.facts]
    invitation.facts.clear()
    return kinds


def test_a_new_one_is_pending_and_its_mail_is_due() -> None:
    invitation = issued()
    assert (invitation.status, invitation.email, invitation.email_key) == (
        S.PENDING,
        "Guest@example.kr",
        "guest@example.kr",
    )
    assert (invitation.expires_at, invitation.sent_at, invitation.tokens) == (NOON + 7 * DAY, [NOON], ["first"])
    assert told(invitation) == [InvitationSent]


@pytest.mark.parametrize("ended", ENDINGS)
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_over_refuses_everything_but_its_repetition(ended: InvitationStatus, verb: str) -> None:
    invitation = issued()
    ENDINGS[ended](invitation, NOON + HOUR)
    before = (invitation.status, invitation.ended_at, invitation.accepted_by_id)
    told(invitation)
    if (ended, verb) in NO_CHANGE:
        VERBS[verb](invitation, NOON + 2 * HOUR)
    else:
        with pytest.raises(REFUSALS[ended]):
            VERBS[verb](invitation, NOON + 2 * HOUR)
    assert (invitation.status, invitation.ended_at, invitation.accepted_by_id) == before
    assert told(invitation) == []


@pytest.mark.parametrize("verb", VERBS)
def test_past_its_time_everything_is_refused_whether_it_was_marked_or_not(verb: str) -> None:
    invitation = issued()
    with pytest.raises(refusals.InvitationHasExpired):
        VERBS[verb](invitation, invitation.expires_at)
    assert invitation.status is S.PENDING


@pytest.mark.parametrize(
    ("verb", "status", "facts"),
    [
        ("accept", S.ACCEPTED, [InvitationAccepted, InvitationAnswered]),
        ("decline", S.DECLINED, [InvitationDeclined, InvitationAnswered]),
        ("revoke", S.REVOKED, [InvitationRevoked]),
    ],
)
@pytest.mark.parametrize("is_viewed", [False, True])
def test_an_open_one_ends_once(verb: str, status: InvitationStatus, facts: list[type[Event]], is_viewed: bool) -> None:
    invitation = issued()
    if is_viewed:
        invitation.view(NOON + MINUTE)
        assert (invitation.status, invitation.viewed_at) == (S.VIEWED, NOON + MINUTE)
    told(invitation)
    VERBS[verb](invitation, NOON + HOUR)
    assert (invitation.status, invitation.ended_at, told(invitation)) == (status, NOON + HOUR, facts)


def test_it_expires_at_its_time_and_once() -> None:
    invitation = issued()
    told(invitation)
    invitation.expire(invitation.expires_at - MINUTE)
    assert (invitation.status, told(invitation)) == (S.PENDING, [])
    for _ in range(2):
        invitation.expire(invitation.expires_at)
    assert (invitation.status, told(invitation)) == (S.EXPIRED, [InvitationExpired, InvitationAnswered])


def test_mails_are_a_minute_apart_and_five_a_day() -> None:
    invitation, now = issued(), NOON
    with pytest.raises(refusals.InvitationMailTooSoon) as refused:
        invitation.resend("x", NOON + timedelta(seconds=59, milliseconds=500))
    assert refused.value.seconds == 1
    for number in range(4):
        now += MINUTE
        invitation.resend(f"token {number}", now)
    with pytest.raises(refusals.InvitationMailTooSoon) as crowded:
        invitation.resend("x", now + MINUTE)
    assert crowded.value.seconds == (DAY - 5 * MINUTE).total_seconds()
    invitation.resend("y", NOON + DAY)
    assert invitation.tokens == ["first", *(f"token {number}" for number in range(4)), "y"]


@pytest.mark.parametrize(("days", "is_due"), [(1, False), (2, True), (7, True)])
def test_one_that_was_long_enough_is_reminded_of_once(days: int, is_due: bool) -> None:
    invitation = issued(days)
    near = invitation.expires_at - 23 * HOUR
    assert not invitation.is_reminder_due(invitation.expires_at - DAY - MINUTE)
    assert invitation.is_reminder_due(near) == is_due
    if is_due:
        invitation.remind("reminder", near)
        assert not invitation.is_reminder_due(near + HOUR)
        assert (invitation.reminded_at, invitation.tokens) == (near, ["first", "reminder"])


def test_after_a_fresh_mail_nobody_is_reminded() -> None:
    invitation = issued()
    near = invitation.expires_at - HOUR
    invitation.resend("again", near)
    assert not invitation.is_reminder_due(near)


@pytest.mark.parametrize(("role", "refusal"), [(Role.OWNER, RoleNotAssignable), (Role.ADMIN, RoleAboveOwn)])
def test_nobody_offers_more_than_they_have(role: Role, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        Terms(Inviter(new_id(), "편집", Role.EDITOR), role, 7)


@pytest.mark.parametrize("days", [0, -1, 31])
def test_it_is_open_for_one_to_thirty_days(days: int) -> None:
    with pytest.raises(InvalidField):
        Terms(INVITER, Role.VIEWER, days)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "guest",
        "@example.kr",
        "a@b",
        "a b@example.kr",
        "a..b@example.kr",
        "가@example.kr",
        "a@example.kr\n b@example.kr",
        "x" * 65 + "@example.kr",
        "a@" + "x" * 250 + ".kr",
    ],
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(InvalidField):
        invited_address(typed)


def test_space_around_an_address_is_let_go() -> None:
    assert invited_address("  Guest@Example.kr \n").key == "guest@example.kr"


def test_the_reason_stays_the_first_and_goes_with_the_address() -> None:
    invitation = issued()
    invitation.decline(NOON, GUEST, "바빠요")
    invitation.decline(NOON + HOUR, GUEST, "그냥요")
    assert (invitation.reason, invitation.invitee_id) == ("바빠요", GUEST)
    invitation.forget_address(NOON + DAY)
    assert (invitation.reason, invitation.email) == ("", "")
