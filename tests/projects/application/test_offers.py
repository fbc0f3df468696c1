"""Ownership is offered, taken or not, and the others hear of it by mail."""

from datetime import timedelta
from typing import Any

import pytest

from core.application.refusals import Unavailable
from core.domain.actor import Actor
from core.domain.email import EmailAddress
from core.domain.errors import DomainError
from core.domain.language import Language
from core.domain.mail import MAILS_AN_HOUR, Addressee
from projects.application.accept_ownership import accept_ownership
from projects.application.end_offer import end_offer
from projects.application.offer_ownership import offer_ownership
from projects.application.ownership_mail import ACCEPTED, DECLINED, OFFERED, WITHDRAWN, OfferMails
from projects.application.read_life import read_offer
from projects.contracts import OwnershipWithdrawn, Role
from projects.domain.ownership import OwnershipOffer
from projects.domain.project import Project
from projects.domain.refusals import (
    MemberNotFound,
    OfferExpired,
    OfferNotForYou,
    OfferNotFound,
    ProjectNotFound,
    ProjectNotPermitted,
)
from tests.projects.application.cast import ADMIN, EDITOR, OWNER, STRANGER
from tests.projects.examples import LATER
from tests.projects.fakes import FakeProjects
from tests.projects.life_fakes import FakeOfferPace, FakeOffers, FakePost, SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock(LATER)


@pytest.fixture
def write(projects: FakeProjects, clock: SetClock) -> dict[str, Any]:
    return {
        "unit_of_work": projects.unit_of_work,
        "access": projects.access,
        "projects": projects,
        "clock": clock,
    }


@pytest.fixture
def post() -> FakePost:
    """Whom a mail reaches; a stranger too."""
    people = (OWNER, ADMIN, EDITOR, STRANGER)
    zone = "America/New_York"
    return FakePost(
        {who.user_id: Addressee(f"{who.user_id.hex}@a.kr", Language.KOREAN, who.name, zone) for who in people}
    )


@pytest.fixture
def pace(clock: SetClock) -> FakeOfferPace:
    return FakeOfferPace(clock)


@pytest.fixture
def offering(write: dict[str, Any], projects: FakeProjects, post: FakePost, pace: FakeOfferPace) -> dict[str, Any]:
    return write | {"mails": OfferMails(post, FakeOffers(projects), pace, post)}


def test_ownership_is_offered_seen_and_accepted(
    projects: FakeProjects, project: Project, write: dict[str, Any], offering: dict[str, Any], clock: SetClock
) -> None:
    reading: dict[str, Any] = {"access": projects.access, "offers": FakeOffers(projects), "clock": clock}
    with pytest.raises(OfferNotFound):
        read_offer(EDITOR, project.id, **reading)
    offer = offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    assert offer == read_offer(ADMIN, project.id, **reading)
    assert (offer.to_name, offer.expires_at) == ("editor 님", LATER + timedelta(days=7))
    with pytest.raises(OfferNotForYou):
        accept_ownership(ADMIN, project.id, **offering, queries=projects)
    row = accept_ownership(EDITOR, project.id, **offering, queries=projects)
    assert (row.owner_id, row.my_role, row.offer) == (EDITOR.user_id, Role.OWNER, None)
    assert projects.stored[project.id].role_of(OWNER.user_id) is Role.ADMIN
    with pytest.raises(OfferNotFound):
        accept_ownership(EDITOR, project.id, **offering, queries=projects)


def test_an_offer_that_has_run_out_is_none(
    projects: FakeProjects, project: Project, write: dict[str, Any], offering: dict[str, Any], clock: SetClock
) -> None:
    offer = offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    clock.now = offer.expires_at
    with pytest.raises(OfferExpired):
        accept_ownership(EDITOR, project.id, **offering, queries=projects)
    with pytest.raises(OfferNotFound):
        read_offer(OWNER, project.id, access=projects.access, offers=FakeOffers(projects), clock=clock)
    assert projects.stored[project.id].owner_id == OWNER.user_id


@pytest.mark.parametrize(("who", "refusal"), [(ADMIN, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_only_the_owner_offers(
    projects: FakeProjects, project: Project, offering: dict[str, Any], who: Actor, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        offer_ownership(who, project.id, EDITOR.user_id, **offering)
    assert projects.stored[project.id].offer is None


@pytest.mark.parametrize("who", [OWNER, EDITOR])
def test_an_offer_is_withdrawn_or_declined(
    projects: FakeProjects, project: Project, write: dict[str, Any], offering: dict[str, Any], who: Actor
) -> None:
    offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    for other in (ADMIN, STRANGER):
        with pytest.raises((OfferNotForYou, ProjectNotFound)):
            end_offer(other, project.id, **offering)
    end_offer(who, project.id, **offering)
    assert projects.stored[project.id].offer is None
    assert isinstance(projects.told[-1], OwnershipWithdrawn)


def test_the_member_hears_of_the_offer_by_mail(project: Project, offering: dict[str, Any], post: FakePost) -> None:
    offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    address = post.addresses[EDITOR.user_id].address
    until = "2026-03-08 09:00 (America/New_York)"
    parts = {"project": "봄 캠페인", "project_id": str(project.id), "owner": "박감독", "until": until}
    assert post.owed == [(address, OFFERED, parts)]


def test_an_offer_stands_where_the_address_has_had_enough_mails(
    projects: FakeProjects, project: Project, offering: dict[str, Any], post: FakePost, pace: FakeOfferPace
) -> None:
    for _ in range(MAILS_AN_HOUR):
        pace.allowance.spend(EmailAddress(post.addresses[EDITOR.user_id].address))
    offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    assert projects.stored[project.id].offer == OwnershipOffer(EDITOR.user_id, LATER)
    assert post.owed == []
    post.addresses.clear()
    offer_ownership(OWNER, project.id, ADMIN.user_id, **offering)
    assert projects.stored[project.id].offer == OwnershipOffer(ADMIN.user_id, LATER)


def test_an_offer_is_withdrawn_while_no_mail_can_be_counted_and_not_made(
    projects: FakeProjects, project: Project, offering: dict[str, Any], post: FakePost, pace: FakeOfferPace
) -> None:
    offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    pace.allowance.away = True
    post.owed.clear()
    end_offer(OWNER, project.id, **offering)
    assert (projects.stored[project.id].offer, post.owed) == (None, [])
    with pytest.raises(Unavailable):
        offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    assert projects.stored[project.id].offer is None


def kinds(post: FakePost) -> list[tuple[str, str]]:
    """Who was written to, and what about."""
    names = {each.address: each.name for each in post.addresses.values()}
    return [(names[address], kind) for address, kind, _ in post.owed]


def test_offers_are_mailed_once_a_minute_and_five_times_a_day(
    project: Project, offering: dict[str, Any], post: FakePost, clock: SetClock
) -> None:
    for seconds in (0, 59, 60):
        clock.now = LATER + timedelta(seconds=seconds)
        offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    assert len(post.owed) == 2
    for hours in range(1, 9):
        clock.now = LATER + timedelta(hours=hours)
        offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    assert len(post.owed) == 5


def test_the_next_hears_of_their_offer_at_once_and_the_one_before_that_it_is_over(
    project: Project, offering: dict[str, Any], post: FakePost
) -> None:
    offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
    offer_ownership(OWNER, project.id, ADMIN.user_id, **offering)
    assert kinds(post) == [("편집", OFFERED), ("관리", OFFERED), ("편집", WITHDRAWN)]
    assert post.owed[2][2]["owner"] == "박감독"


def test_an_offer_that_is_taken_back_and_made_again_mails_no_more_for_a_minute(
    project: Project, offering: dict[str, Any], post: FakePost
) -> None:
    for _ in range(3):
        offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
        end_offer(OWNER, project.id, **offering)
    assert kinds(post) == [("편집", OFFERED), ("편집", WITHDRAWN)]


def test_the_owner_hears_how_the_member_answered(
    projects: FakeProjects, project: Project, offering: dict[str, Any], post: FakePost
) -> None:
    for answer in (end_offer, accept_ownership):
        offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
        answer(EDITOR, project.id, **offering, **({"queries": projects} if answer is accept_ownership else {}))
    assert kinds(post) == [("편집", OFFERED), ("박감독", DECLINED), ("박감독", ACCEPTED)]
    assert {parts["member"] for _, kind, parts in post.owed if kind != OFFERED} == {"editor 님"}


def test_who_switched_such_mails_off_gets_the_offer_alone(
    project: Project, offering: dict[str, Any], post: FakePost
) -> None:
    post.deaf |= {OWNER.user_id, EDITOR.user_id}
    for who in (OWNER, EDITOR):
        offer_ownership(OWNER, project.id, EDITOR.user_id, **offering)
        end_offer(who, project.id, **offering)
    assert kinds(post) == [("편집", OFFERED)]


def test_of_an_offer_that_has_run_out_nobody_hears_more(
    project: Project, offering: dict[str, Any], post: FakePost, clock: SetClock
) -> None:
    clock.now = offer_ownership(OWNER, project.id, EDITOR.user_id, **offering).expires_at
    end_offer(EDITOR, project.id, **offering)
    assert kinds(post) == [("편집", OFFERED)]


def test_a_refused_offer_writes_to_nobody_and_counts_no_mail(
    project: Project, offering: dict[str, Any], post: FakePost, pace: FakeOfferPace
) -> None:
    for _ in range(MAILS_AN_HOUR + 1):
        with pytest.raises(MemberNotFound):
            offer_ownership(OWNER, project.id, STRANGER.user_id, **offering)
    pace.allowance.spend(EmailAddress(post.addresses[STRANGER.user_id].address))
    assert post.owed == []
