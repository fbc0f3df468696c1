"""How long it counts that somebody declined, in memory and over the tables."""

from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from projects.contracts import Role
from projects.domain.invitation_terms import Terms
from projects.domain.invite_link import InviteLink
from tests.projects.adapters import test_invitations as invitations
from tests.projects.adapters.test_invitations import HOUR, INVITER, NOON, Parts, issued, stored

parts, project_id = invitations.parts, invitations.project_id


@pytest.mark.parametrize("way", ["invitation", "link"])
@pytest.mark.parametrize("hours", [-1, 1])
def test_whoever_came_after_they_declined_has_not_declined(
    parts: Parts, project_id: UUID, way: str, hours: int
) -> None:
    person, declined, accepted = new_id(), issued(project_id), issued(project_id, "accepted")
    declined.decline(NOON + HOUR, person)
    came = NOON + (1 + hours) * HOUR
    if way == "invitation":
        accepted.accept(person, came)
    stored(parts, declined, accepted)
    with parts.work(by=SYSTEM):
        link = InviteLink.create((new_id(), project_id), Terms(INVITER, Role.VIEWER, 3), None, "link hash", NOON)
        parts.links.add(link)
        if way == "link":
            link.use(person, came)
        parts.links.save(link)
    is_declined = hours < 0
    assert parts.invitations.was_declined(project_id, person, "guest@example.kr", NOON) is is_declined
    assert parts.invitations.was_declined(project_id, new_id(), "guest@example.kr", NOON)
