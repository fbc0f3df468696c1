"""A link lets in whoever holds it, while it is good."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.domain.errors import DomainError, InvalidField
from core.domain.ids import new_id
from projects.contracts import InviteLinkAnswered, InviteLinkCreated, InviteLinkRevoked, InviteLinkUsed, Role
from projects.domain.invitation_refusals import (
    InviteLinkHasExpired,
    InviteLinkIsUsedUp,
    InviteLinkWasRevoked,
    InviteLinkWasUsed,
)
from projects.domain.invitation_terms import Inviter, Terms
from projects.domain.invite_link import InviteLink
from tests.projects.examples import LATER, NOON

TERMS = Terms(Inviter(new_id(), "박감독", Role.OWNER), Role.REVIEWER, 7)


def made(most_uses: int | None = None) -> InviteLink:
    return InviteLink.create((new_id(), new_id()), TERMS, most_uses, "hash", NOON)


def test_it_is_used_up_by_as_many_people_as_it_says() -> None:
    link, first = made(2), new_id()
    link.use(first, LATER)
    with pytest.raises(InviteLinkWasUsed):
        link.use(first, LATER)
    link.use(new_id(), LATER)
    with pytest.raises(InviteLinkIsUsedUp):
        link.use(new_id(), LATER)
    assert (link.uses, link.users[first]) == (2, LATER)
    used = [InviteLinkUsed, InviteLinkAnswered]
    assert [type(fact) for fact in link.facts] == [InviteLinkCreated, *used, *used]


def test_who_made_it_does_not_come_by_it() -> None:
    link = made()
    with pytest.raises(InviteLinkWasUsed):
        link.use(link.creator_id, LATER)
    assert link.uses == 0


def test_without_a_cap_it_is_never_used_up() -> None:
    link = made()
    for _ in range(60):
        link.use(new_id(), LATER)
    assert link.uses == 60


@pytest.mark.parametrize(
    ("end", "refusal"),
    [
        (lambda link: link.revoke(LATER), InviteLinkWasRevoked),
        (lambda link: setattr(link, "expires_at", LATER), InviteLinkHasExpired),
    ],
)
def test_what_is_over_lets_nobody_in(end: Callable[[InviteLink], None], refusal: type[DomainError]) -> None:
    link = made()
    end(link)
    with pytest.raises(refusal):
        link.use(new_id(), LATER)
    assert link.uses == 0


def test_it_is_revoked_once() -> None:
    link = made()
    link.revoke(LATER)
    link.revoke(LATER + timedelta(hours=1))
    assert link.revoked_at == LATER
    assert [type(fact) for fact in link.facts] == [InviteLinkCreated, InviteLinkRevoked]


@pytest.mark.parametrize("most", [0, -1, 51])
def test_a_cap_is_between_one_and_the_seats_of_a_project(most: int) -> None:
    with pytest.raises(InvalidField):
        made(most)
