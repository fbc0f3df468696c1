from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.errors import DomainError
from core.domain.ids import new_id
from projects.contracts import (
    MemberLeft,
    MemberRoleChanged,
    OwnershipOffered,
    OwnershipTransferred,
    OwnershipWithdrawn,
    ProjectDeleted,
    Role,
)
from projects.domain.ownership import OWNERSHIP_OFFER_DAYS, OwnershipOffer
from projects.domain.project import Project
from projects.domain.refusals import MemberNotFound, OfferExpired, OfferNotForYou, OfferNotFound, OwnsAlready
from tests.projects.examples import LATER, NOON, project_of

OWNER, ADMIN, EDITOR, STRANGER = (new_id() for _ in range(4))
WEEK = timedelta(days=OWNERSHIP_OFFER_DAYS)


def offered(to: UUID = EDITOR, at: datetime = NOON) -> Project:
    project = project_of(OWNER, admin=ADMIN, editor=EDITOR)
    project.offer_ownership(to, at)
    project.facts.clear()
    return project


def owners(project: Project) -> list[UUID]:
    return [member.user_id for member in project.members.values() if member.role is Role.OWNER]


def test_the_owner_offers_the_project_to_a_member_for_a_week() -> None:
    project = project_of(OWNER, editor=EDITOR)
    before = project.version
    offer = project.offer_ownership(EDITOR, NOON)
    assert offer == project.offer == OwnershipOffer(EDITOR, NOON)
    assert offer.expires_at == NOON + WEEK
    told = OwnershipOffered(project_id=project.id, user_id=EDITOR, expires_at=offer.expires_at, version=before + 1)
    assert (project.facts, project.version) == ([told], before + 1)
    assert owners(project) == [project.owner_id] == [OWNER]


def test_a_new_offer_makes_the_one_before_void() -> None:
    project = offered(to=ADMIN)
    project.offer_ownership(EDITOR, LATER)
    assert project.offer == OwnershipOffer(EDITOR, LATER)
    assert [(type(fact), fact.user_id) for fact in project.facts] == [  # type: ignore[attr-defined]
        (OwnershipWithdrawn, ADMIN),
        (OwnershipOffered, EDITOR),
    ]


def test_who_accepts_owns_the_project_and_the_former_owner_is_an_admin() -> None:
    project = offered()
    before = project.version
    project.accept_ownership(EDITOR, LATER)
    assert owners(project) == [project.owner_id] == [EDITOR]
    assert project.role_of(OWNER) is Role.ADMIN
    assert (project.offer, project.version, project.updated_at) == (None, before + 1, LATER)
    assert project.facts == [
        MemberRoleChanged(project_id=project.id, user_id=OWNER, role=Role.ADMIN),
        MemberRoleChanged(project_id=project.id, user_id=EDITOR, role=Role.OWNER),
        OwnershipTransferred(
            project_id=project.id,
            user_id=EDITOR,
            member_name="editor 님",
            former_owner_id=OWNER,
            version=before + 1,
            updated_at=LATER,
        ),
    ]


def test_an_archived_project_changes_hands_too() -> None:
    project = project_of(OWNER, editor=EDITOR)
    project.archive(OWNER, NOON)
    project.offer_ownership(EDITOR, NOON)
    project.accept_ownership(EDITOR, LATER)
    assert project.owner_id == EDITOR


Verb = Callable[[Project], Any]


@pytest.mark.parametrize(
    ("project", "verb", "refusal"),
    [
        (offered(), lambda project: project.offer_ownership(OWNER, LATER), OwnsAlready),
        (offered(), lambda project: project.offer_ownership(STRANGER, LATER), MemberNotFound),
        (offered(), lambda project: project.accept_ownership(ADMIN, LATER), OfferNotForYou),
        (offered(), lambda project: project.accept_ownership(OWNER, LATER), OfferNotForYou),
        (offered(), lambda project: project.accept_ownership(EDITOR, NOON + WEEK), OfferExpired),
        (offered(), lambda project: project.end_offer(ADMIN, LATER), OfferNotForYou),
        (project_of(OWNER, editor=EDITOR), lambda project: project.accept_ownership(EDITOR, LATER), OfferNotFound),
        (project_of(OWNER, editor=EDITOR), lambda project: project.end_offer(OWNER, LATER), OfferNotFound),
    ],
)
def test_what_is_refused_changes_nothing(project: Project, verb: Verb, refusal: type[DomainError]) -> None:
    before = deepcopy(project)
    with pytest.raises(refusal):
        verb(project)
    assert project == before


def test_the_last_moment_of_the_week_counts() -> None:
    project = offered()
    project.accept_ownership(EDITOR, NOON + WEEK - timedelta(microseconds=1))
    assert project.owner_id == EDITOR


@pytest.mark.parametrize("who", [OWNER, EDITOR])
def test_the_owner_withdraws_and_the_member_declines(who: UUID) -> None:
    project = offered()
    project.end_offer(who, LATER)
    assert project.offer is None
    assert project.facts == [OwnershipWithdrawn(project_id=project.id, user_id=EDITOR, version=project.version)]
    with pytest.raises(OfferNotFound):
        project.accept_ownership(EDITOR, LATER)


def test_an_offer_to_who_leaves_is_void_and_another_ones_leaving_does_not_touch_it() -> None:
    project = offered()
    project.remove_member(ADMIN, by=Role.ADMIN, is_self=True, now=LATER)
    assert project.offer == OwnershipOffer(EDITOR, NOON)
    project.facts.clear()
    project.remove_member(EDITOR, by=Role.EDITOR, is_self=True, now=LATER)
    assert project.offer is None
    assert [type(fact) for fact in project.facts] == [OwnershipWithdrawn, MemberLeft]


def test_an_offer_does_not_survive_the_trash() -> None:
    project = offered()
    project.delete(LATER)
    assert [type(fact) for fact in project.facts] == [OwnershipWithdrawn, ProjectDeleted]
    project.restore(OWNER, LATER)
    assert project.offer is None
