"""What invitations and links are stored in, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.pages import PageRequest
from identity.contracts import WITHDRAWN_NAME
from projects.application.invitation_rows import Door, DoorKind, InvitationRow, InvitedProject, InviteLinkRow
from projects.contracts import ProjectStatus, Role
from projects.domain.invitation import Invitation
from projects.domain.invitation_refusals import InvitationNotFound, InviteLinkNotFound
from projects.domain.invitation_terms import InvitationStatus, Inviter, Terms
from projects.domain.invite_link import InviteLink
from projects.infrastructure.invitation_queries import DjangoInvitationQueries
from projects.infrastructure.invitation_upkeep import DjangoInvitationUpkeep
from projects.infrastructure.invitations import DjangoInvitations
from projects.infrastructure.invite_links import DjangoInviteLinks
from projects.infrastructure.project_repository import DjangoProjectRepository
from tests.projects.examples import NOON, project_of
from tests.projects.fake_invitations import FakeInvitations
from tests.projects.fakes import FakeProjects

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST = PageRequest(1, 20)
INVITER = Inviter(new_id(), "박감독", Role.OWNER)


@dataclass
class Parts:
    projects: Any
    invitations: Any
    links: Any
    queries: Any
    upkeep: Any
    work: Callable[..., AbstractContextManager[None]]


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        projects = FakeProjects()
        fake = FakeInvitations(projects)
        return Parts(projects, fake, fake.links_port, fake, fake, fake.unit_of_work)
    from core.infrastructure.unit_of_work import unit_of_work

    stores = DjangoProjectRepository(), DjangoInvitations(), DjangoInviteLinks()
    return Parts(*stores, DjangoInvitationQueries(), DjangoInvitationUpkeep(), unit_of_work)


@pytest.fixture
def project_id(parts: Parts) -> UUID:
    project = project_of(INVITER.user_id)
    with parts.work(by=SYSTEM):
        parts.projects.add(project)
    return project.id


def issued(project_id: UUID, handle: str = "guest", days: int = 7, token: str = "") -> Invitation:
    terms = Terms(INVITER, Role.EDITOR, days, "어서 오세요\n🎬")
    to = EmailAddress(f"{handle.title()}@example.kr")
    ids = (new_id(), project_id)
    return Invitation.issue(ids, to, terms, Language.ENGLISH, token or f"hash of {handle}", NOON)


def full(project_id: UUID) -> Invitation:
    """No field stands at its default."""
    invitation = issued(project_id)
    invitation.view(NOON + HOUR)
    invitation.resend("second", NOON + 2 * HOUR)
    invitation.remind("third", NOON + 6 * DAY + HOUR)
    invitation.accept(new_id(), NOON + 6 * DAY + 2 * HOUR)
    return invitation


def stored(parts: Parts, *invitations: Invitation) -> None:
    with parts.work(by=SYSTEM):
        parts.invitations.add(*invitations)


def test_an_invitation_comes_back_as_it_was_stored(parts: Parts, project_id: UUID) -> None:
    invitation = full(project_id)
    kept = replace(invitation, tokens=[], facts=[])
    stored(parts, invitation)
    with parts.work(by=SYSTEM):
        assert parts.invitations.get(project_id, invitation.id) == kept
    assert parts.queries.row(project_id, invitation.id, NOON) == InvitationRow.of(kept)


def test_what_is_changed_is_saved_with_its_new_tokens(parts: Parts, project_id: UUID) -> None:
    first, second = issued(project_id), issued(project_id, "other")
    stored(parts, first, second)
    with parts.work(by=SYSTEM):
        mine, other = sorted(parts.invitations.several(project_id, [first.id, second.id]), key=lambda each: each.email)
        mine.resend("again", NOON + HOUR)
        other.revoke(NOON + HOUR)
        parts.invitations.save(mine, other)
    with parts.work(by=SYSTEM):
        again = parts.invitations.several(project_id, [first.id, second.id])
    assert {each.id: each.status for each in again} == {
        first.id: InvitationStatus.PENDING,
        second.id: InvitationStatus.REVOKED,
    }
    doors = [parts.queries.door(token) for token in ("hash of guest", "again", "hash of other", "none")]
    of_first = Door(DoorKind.EMAIL, first.id, project_id)
    assert doors == [of_first, of_first, Door(DoorKind.EMAIL, second.id, project_id), None]


def test_one_of_another_project_is_not_there(parts: Parts, project_id: UUID) -> None:
    invitation = issued(project_id)
    stored(parts, invitation)
    for wrong in ((new_id(), invitation.id), (project_id, new_id())):
        with pytest.raises(InvitationNotFound), parts.work(by=SYSTEM):
            parts.invitations.get(*wrong)
        with pytest.raises(InvitationNotFound):
            parts.queries.row(*wrong, NOON)


def test_earlier_ones_to_an_address_are_open_or_ended_of_late(parts: Parts, project_id: UUID) -> None:
    late, early, foreign = issued(project_id), issued(project_id, token="b"), issued(project_id, "other")
    late.revoke(NOON + 2 * DAY)
    early.revoke(NOON + HOUR)
    still_open = issued(project_id, token="c")
    stored(parts, late, early, foreign)
    stored(parts, still_open)
    with parts.work(by=SYSTEM):
        found = parts.invitations.to_addresses(project_id, {"guest@example.kr"}, NOON + DAY)
    assert {each.id for each in found} == {late.id, still_open.id}


def test_pages_are_newest_first_and_by_what_is_shown(parts: Parts, project_id: UUID) -> None:
    rows = [issued(project_id, f"guest{number}", days=number + 1) for number in range(3)]
    stored(parts, *rows)
    now = NOON + DAY
    page = parts.queries.page(project_id, PageRequest(1, 2), None, now)
    assert ([row.id for row in page.rows], page.total) == ([rows[2].id, rows[1].id], 3)
    expired = parts.queries.page(project_id, FIRST, InvitationStatus.EXPIRED, now)
    assert [(row.id, row.status) for row in expired.rows] == [(rows[0].id, InvitationStatus.EXPIRED)]
    assert parts.queries.page(project_id, FIRST, InvitationStatus.PENDING, now).total == 2
    assert parts.queries.page(new_id(), FIRST, None, now).total == 0


def test_the_invited_see_what_is_open_to_their_address(parts: Parts, project_id: UUID) -> None:
    mine, other, over = issued(project_id), issued(project_id, "other"), issued(project_id, token="b")
    over.decline(NOON)
    stored(parts, mine, other, over)
    page = parts.queries.received("guest@example.kr", FIRST, NOON)
    assert [(row.id, row.project_name, row.inviter_name) for row in page.rows] == [(mine.id, "봄 캠페인", "박감독")]
    assert parts.queries.received("guest@example.kr", FIRST, mine.expires_at).total == 0
    assert parts.queries.received_door("guest@example.kr", mine.id) == Door(DoorKind.EMAIL, mine.id, project_id)
    assert parts.queries.received_door("guest@example.kr", other.id) is None
    assert parts.queries.invited_project(project_id) == InvitedProject(
        project_id, "봄 캠페인", "", ProjectStatus.ACTIVE
    )


def test_a_link_comes_back_with_who_came_by_it(parts: Parts, project_id: UUID) -> None:
    link = InviteLink.create((new_id(), project_id), Terms(INVITER, Role.EDITOR, 3), 5, "link hash", NOON)
    with parts.work(by=SYSTEM):
        parts.links.add(link)
    link.use(new_id(), NOON + HOUR)
    link.revoke(NOON + 2 * HOUR)
    kept = replace(link, facts=[])
    with parts.work(by=SYSTEM):
        parts.links.save(link)
    with parts.work(by=SYSTEM):
        assert parts.links.get(project_id, link.id) == kept
        with pytest.raises(InviteLinkNotFound):
            parts.links.get(new_id(), link.id)
    assert parts.queries.links(project_id, FIRST).rows == (InviteLinkRow.of(kept),)
    assert parts.queries.door("link hash") == Door(DoorKind.LINK, link.id, project_id)


def test_what_is_open_to_a_person_is_found_by_their_address_and_by_who_they_are(parts: Parts, project_id: UUID) -> None:
    person, by_address, by_account = new_id(), issued(project_id), issued(project_id, "earlier")
    over, foreign = issued(project_id, token="over"), issued(project_id, "other")
    by_account.invitee_id = person
    over.revoke(NOON)
    stored(parts, by_address, by_account, over, foreign)
    with parts.work(by=SYSTEM):
        found = parts.invitations.open_to(project_id, person, "guest@example.kr")
        assert {each.id for each in found} == {by_address.id, by_account.id}
        assert [each.id for each in parts.invitations.open_to(project_id, person, "")] == [by_account.id]
        assert parts.invitations.open_to(new_id(), person, "guest@example.kr") == []
        also = parts.invitations.open_to(project_id, person, "", also=over.id)
        assert [each.id for each in also] == sorted([by_account.id, over.id])
        assert parts.invitations.open_to(new_id(), new_id(), "", also=over.id) == []
        parts.upkeep.claim(person, "guest@example.kr")
        found = parts.invitations.open_to(project_id, person, "")
    assert {each.id: each.invitee_id for each in found} == {by_address.id: person, by_account.id: person}


def test_the_links_a_person_made_are_found_until_they_are_revoked(parts: Parts, project_id: UUID) -> None:
    terms = Terms(INVITER, Role.EDITOR, 3)
    others = Terms(Inviter(new_id(), "다른 감독", Role.OWNER), Role.EDITOR, 3)
    made = [InviteLink.create((new_id(), project_id), terms, None, f"hash {number}", NOON) for number in range(3)]
    foreign = InviteLink.create((new_id(), project_id), others, None, "hash", NOON)
    with parts.work(by=SYSTEM):
        for link in (*made, foreign):
            parts.links.add(link)
        made[0].use(guest := new_id(), NOON)
        made[2].revoke(NOON)
        parts.links.save(*made)
    with parts.work(by=SYSTEM):
        found = {link.id: link for link in parts.links.open_of(project_id, INVITER.user_id)}
        assert found == {link.id: link for link in made[:2]}
        assert found[made[0].id].users == {guest: NOON}
        assert parts.links.open_of(new_id(), INVITER.user_id) == []
    assert parts.queries.link(project_id, made[0].id) == InviteLinkRow.of(made[0])
    with pytest.raises(InviteLinkNotFound):
        parts.queries.link(new_id(), made[0].id)


def test_the_timer_finds_what_is_over_and_what_ends(parts: Parts, project_id: UUID) -> None:
    over, ending, short, long = (
        issued(project_id, handle, days) for handle, days in (("a", 6), ("b", 7), ("c", 1), ("d", 30))
    )
    short.created_at, short.expires_at = NOON + 6 * DAY, NOON + 7 * DAY
    stored(parts, over, ending, short, long)
    now = NOON + 6 * DAY + HOUR
    assert parts.upkeep.overdue(now, 10) == {project_id: [over.id]}
    assert parts.upkeep.ending(now, 10) == [(Door(DoorKind.EMAIL, ending.id, project_id), "B@example.kr")]


def test_what_was_over_long_ago_is_forgotten(parts: Parts, project_id: UUID) -> None:
    old, recent = issued(project_id, "old"), issued(project_id, "recent")
    old.decline(NOON)
    recent.decline(NOON + 2 * DAY)
    link = InviteLink.create((new_id(), project_id), Terms(INVITER, Role.VIEWER, 1), None, "link hash", NOON)
    stored(parts, old, recent)
    with parts.work(by=SYSTEM):
        parts.links.add(link)
        assert parts.upkeep.forget_ended(NOON + DAY, 10) == 1
    with parts.work(by=SYSTEM):
        assert parts.upkeep.forget_ended(NOON + DAY + HOUR, 10) == 1
        assert parts.upkeep.forget_ended(NOON + DAY + HOUR, 10) == 0
    assert [row.id for row in parts.queries.page(project_id, FIRST, None, NOON).rows] == [recent.id]
    assert parts.queries.links(project_id, FIRST).total == 0


def test_why_and_that_somebody_declined_is_known(parts: Parts, project_id: UUID) -> None:
    person, invitation = new_id(), issued(project_id)
    stored(parts, invitation)
    with parts.work(by=SYSTEM):
        declining = parts.invitations.get(project_id, invitation.id)
        declining.decline(NOON, person, "일정이 안 맞아요 🎬")
        parts.invitations.save(declining)
        assert parts.invitations.get(project_id, invitation.id).reason == "일정이 안 맞아요 🎬"
    assert parts.queries.row(project_id, invitation.id, NOON).reason == "일정이 안 맞아요 🎬"
    for user_id, email, since, is_so in (
        (person, "other@example.kr", NOON, True),
        (new_id(), "guest@example.kr", NOON, True),
        (new_id(), "other@example.kr", NOON, False),
        (person, "guest@example.kr", NOON + HOUR, False),
    ):
        assert parts.invitations.was_declined(project_id, user_id, email, since) is is_so
    assert not parts.invitations.was_declined(new_id(), person, "guest@example.kr", NOON)


def test_of_who_has_gone_nothing_stays_open(parts: Parts, project_id: UUID) -> None:
    person, invitation, declined = new_id(), issued(project_id), issued(project_id, "earlier")
    invitation.invitee_id = person
    declined.decline(NOON, person, "바빠요")
    terms = Terms(Inviter(person, "나간 사람", Role.ADMIN), Role.VIEWER, 3)
    link = InviteLink.create((new_id(), project_id), terms, None, "link hash", NOON)
    stored(parts, invitation, declined)
    with parts.work(by=SYSTEM):
        parts.links.add(link)
        parts.upkeep.forget_person(person, NOON + HOUR)
    page = parts.queries.page(project_id, FIRST, None, NOON)
    rows = {row.id: (row.email, row.reason, row.status) for row in page.rows}
    assert rows == {
        invitation.id: ("", "", InvitationStatus.REVOKED),
        declined.id: ("", "", InvitationStatus.DECLINED),
    }
    assert parts.queries.link(project_id, link.id).revoked_at == NOON + HOUR


def test_who_has_gone_leaves_neither_address_nor_name(parts: Parts, project_id: UUID) -> None:
    invitation = full(project_id)
    stored(parts, invitation)
    for user_id in (invitation.accepted_by_id, INVITER.user_id):
        with parts.work(by=SYSTEM):
            parts.upkeep.forget_person(user_id, NOON)
    row = parts.queries.row(project_id, invitation.id, NOON)
    assert (row.email, row.inviter_name) == ("", WITHDRAWN_NAME)
    (sent,) = parts.queries.sent_by(INVITER.user_id)
    assert (sent.id, sent.email, sent.role) == (invitation.id, "", Role.EDITOR)
