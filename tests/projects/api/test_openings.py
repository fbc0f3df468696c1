"""What of invitations and links is left open when people come, go, or get another role."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from config.subscriptions import SUBSCRIPTIONS
from core.domain.actor import Actor
from core.domain.email import EmailAddress
from core.domain.ids import new_id
from core.domain.mail import MailTooSoon
from core.infrastructure import streams
from core.infrastructure.mail.post import mail_allowance, third_party_allowance
from identity.infrastructure.models import User
from projects.bootstrap import claim_invitations, forget_member
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord
from projects.presentation.tasks import tend_invitations
from tests.client import Answer, ApiClient
from tests.projects.api.invitations import accept, address_of, invite, link_token, owed, token_for
from tests.projects.api.test_invitations import somebody

pytestmark = pytest.mark.django_db
MakePerson = Callable[..., Actor]
Team = Callable[..., tuple[UUID, Actor]]
Told = Callable[[str], list[streams.StreamEvent]]
ACCEPTED, REMINDER = "projects.invitation_accepted", "projects.invitation_reminder"
DAY = timedelta(days=1)


def as_(person: Actor) -> ApiClient:
    return ApiClient().as_(person)


def member_path(project_id: UUID, person: Actor) -> str:
    return f"/v2/projects/{project_id}/members/{person.user_id}"


def add(owner: Actor, project_id: UUID, person: Actor, role: str = "viewer") -> Answer:
    body = {"user_id": str(person.user_id), "role": role}
    answer = as_(owner).post(f"/v2/projects/{project_id}/members", body)
    assert answer.status_code == 201, answer.content
    return answer


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.code


def statuses(project_id: UUID) -> set[str]:
    return set(InvitationRecord.objects.filter(project_id=project_id).values_list("status", flat=True))


def test_who_was_removed_does_not_come_back_by_a_link_of_their_own(make_person: MakePerson, make_project: Team) -> None:
    admin = make_person("관리")
    project_id, owner = make_project(admin=admin)
    tokens = [link_token(as_(admin), project_id, role=role) for role in ("admin", "viewer")]
    foreign = link_token(as_(owner), project_id, role="viewer")
    assert as_(owner).delete(member_path(project_id, admin)).status_code == 204
    for token in tokens:
        for person in (admin, make_person("둘째")):
            assert refused(accept(as_(person), token)) == (410, "invite_link.revoked")
    assert accept(as_(make_person("손님")), foreign).status_code == 200


def test_who_leaves_takes_their_links_along(make_person: MakePerson, make_project: Team) -> None:
    admin = make_person("관리")
    project_id, _ = make_project(admin=admin)
    token = link_token(as_(admin), project_id)
    assert as_(admin).post(f"/v2/projects/{project_id}/leave").status_code == 204
    assert refused(accept(as_(admin), token)) == (410, "invite_link.revoked")


def test_a_lower_role_ends_the_links_above_it(make_person: MakePerson, make_project: Team) -> None:
    admin = make_person("관리")
    project_id, owner = make_project(admin=admin)
    tokens = {role: link_token(as_(admin), project_id, role=role) for role in ("admin", "editor", "viewer")}
    assert as_(owner).patch(member_path(project_id, admin), {"role": "editor"}).status_code == 200
    answers = {role: accept(as_(make_person(role)), token).status_code for role, token in tokens.items()}
    assert answers == {"admin": 410, "editor": 200, "viewer": 200}


def test_who_gets_a_higher_role_keeps_their_links(make_person: MakePerson, make_project: Team) -> None:
    admin = make_person("관리")
    project_id, owner = make_project(admin=admin)
    token = link_token(as_(admin), project_id, role="admin")
    for role in ("admin", "editor", "admin"):
        assert as_(owner).patch(member_path(project_id, admin), {"role": role}).status_code == 200
    assert refused(accept(as_(make_person("손님")), token)) == (410, "invite_link.revoked")
    fresh = link_token(as_(admin), project_id, role="admin")
    assert as_(owner).patch(member_path(project_id, admin), {"role": "admin"}).status_code == 200
    assert accept(as_(make_person("손님")), fresh).status_code == 200


@pytest.mark.parametrize("way", ["added", "link", "other_link"])
def test_whoever_comes_another_way_has_no_invitation_left(
    make_person: MakePerson, make_project: Team, way: str
) -> None:
    guest = make_person("손님")
    project_id, owner = make_project()
    email = address_of(guest.user_id)
    invite(as_(owner), project_id, email.upper(), role="admin")
    if way == "added":
        add(owner, project_id, guest)
    else:
        assert accept(as_(guest), link_token(as_(owner), project_id, role="viewer")).status_code == 200
    record = InvitationRecord.objects.get(project_id=project_id)
    assert (record.status, record.accepted_by_id) == ("accepted", guest.user_id)
    assert as_(guest).get("/v2/me/invitations").json()["count"] == 0
    assert as_(guest).get("/v2/dashboard").json()["invitations"]["count"] == 0
    assert as_(owner).delete(member_path(project_id, guest)).status_code == 204
    assert refused(accept(as_(guest), token_for(email.upper()))) == (409, "invitation.accepted")


def test_what_is_open_to_others_stays_open(make_person: MakePerson, make_project: Team) -> None:
    guest = make_person("손님")
    project_id, owner = make_project()
    invite(as_(owner), project_id, somebody())
    add(owner, project_id, guest)
    as_(owner).delete(member_path(project_id, guest))
    assert statuses(project_id) == {"pending"}


def test_who_is_removed_loses_what_is_open_to_an_address_that_became_theirs(
    make_person: MakePerson, make_project: Team
) -> None:
    guest = make_person("손님")
    project_id, owner = make_project(viewer=guest)
    email = somebody()
    invite(as_(owner), project_id, email, role="admin")
    moved(guest, email)
    assert as_(owner).delete(member_path(project_id, guest)).status_code == 204
    assert refused(accept(as_(guest), token_for(email))) == (410, "invitation.revoked")


def test_who_changes_their_address_is_still_who_was_invited(make_person: MakePerson, make_project: Team) -> None:
    guest = make_person("손님")
    project_id, owner = make_project()
    invite(as_(owner), project_id, address_of(guest.user_id))
    email = somebody()
    moved(guest, email)
    claim_invitations({"user_id": str(guest.user_id)}, new_id())
    add(owner, project_id, guest)
    assert statuses(project_id) == {"accepted"}


def test_no_member_is_reminded(make_person: MakePerson, make_project: Team, empty_cache: None) -> None:
    member = make_person("손님")
    project_id, owner = make_project(viewer=member)
    email = somebody()
    invite(as_(owner), project_id, email)
    moved(member, email)
    InvitationRecord.objects.filter(project_id=project_id).update(
        expires_at=now() + timedelta(hours=20), created_at=now() - 6 * DAY, sent_at=[now() - 6 * DAY]
    )
    tend_invitations()
    assert owed(email, REMINDER) == []
    assert statuses(project_id) == {"accepted"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("accept", "accepted"),
        ("decline", "declined"),
        ("preview", "revoked"),
        ("nothing", "revoked"),
        ("revoke", "revoked"),
    ],
)
def test_of_who_withdraws_no_address_is_left_in_any_invitation(
    make_person: MakePerson, make_project: Team, before: str, after: str
) -> None:
    guest = make_person("손님")
    project_id, owner = make_project()
    email = address_of(guest.user_id)
    row = invite(as_(owner), project_id, email).json()["results"][0]["invitation"]
    if before in ("accept", "decline", "preview"):
        as_(guest).post(f"/v2/invitations/{before}", {"token": token_for(email)})
    if before == "revoke":
        as_(owner).delete(f"/v2/projects/{project_id}/invitations/{row['id']}")
    withdraw(guest)
    record = InvitationRecord.objects.get(project_id=project_id)
    assert (record.email, record.email_key, record.status) == ("", "", after)
    shown = as_(owner).get(f"/v2/projects/{project_id}/invitations").json()["results"]
    assert [(each["email"], each["status"]) for each in shown] == [("", after)]


@pytest.mark.parametrize("event", ["account.verified", "email.changed"])
def test_an_address_that_was_invited_before_it_was_somebodys_is_forgotten_too(
    make_person: MakePerson, make_project: Team, event: str
) -> None:
    guest, email = make_person("손님"), somebody()
    project_id, owner = make_project()
    invite(as_(owner), project_id, email)
    moved(guest, email)
    for subscriber in SUBSCRIPTIONS[event].values():
        subscriber({"user_id": str(guest.user_id)}, new_id())
    moved(guest, somebody())
    withdraw(guest)
    assert set(InvitationRecord.objects.filter(project_id=project_id).values_list("email", "status")) == {
        ("", "revoked")
    }


def moved(person: Actor, email: str) -> None:
    User.objects.filter(id=person.user_id).update(email=email, email_key=email)


def withdraw(person: Actor) -> None:
    """Their account is emptied before the others hear."""
    moved(person, f"{person.user_id}@withdrawn.invalid")
    User.objects.filter(id=person.user_id).update(withdrawn_at=now(), is_active=False)
    for _ in range(2):
        forget_member({"user_id": str(person.user_id)}, new_id())


def test_who_made_a_link_hears_who_came_by_it(make_person: MakePerson, make_project: Team, told: Told) -> None:
    admin, guest = make_person("관리"), make_person("손님")
    project_id, _ = make_project(admin=admin)
    token = link_token(as_(admin), project_id)
    for _ in range(2):
        assert accept(as_(guest), token).status_code == 200
    (event,) = [event for event in told(f"user:{admin.user_id}") if event.type == "invite_link.answered"]
    link = InviteLinkRecord.objects.get(project_id=project_id)
    assert event.data["link_id"] == str(link.id)
    assert event.data["user_id"] == str(guest.user_id)
    (mail,) = owed(address_of(admin.user_id), ACCEPTED)
    assert mail["invitee"] == guest.name


def test_who_wants_no_such_mail_gets_none_of_their_links(make_person: MakePerson, make_project: Team) -> None:
    project_id, owner = make_project()
    off = {"notifications": {"invitation": {"mail": False}}}
    assert as_(owner).patch("/v2/me/preferences", off).status_code == 200
    accept(as_(make_person("손님")), link_token(as_(owner), project_id))
    assert owed(address_of(owner.user_id), ACCEPTED) == []


def test_an_inviter_hears_that_nobody_answered_in_time(make_project: Team, told: Told) -> None:
    project_id, owner = make_project()
    invite(as_(owner), project_id, somebody())
    InvitationRecord.objects.filter(project_id=project_id).update(expires_at=now() - DAY)
    for _ in range(2):
        tend_invitations()
    (event,) = [event for event in told(f"user:{owner.user_id}") if event.type == "invitation.answered"]
    assert event.data["answer"] == "expired"


def test_mails_that_others_cause_leave_ones_own_untouched(make_project: Team, empty_cache: None) -> None:
    email = somebody()
    for _ in range(5):
        project_id, owner = make_project()
        invite(as_(owner), project_id, email)
    mail_allowance().spend(EmailAddress(email))
    with pytest.raises(MailTooSoon):
        third_party_allowance().spend(EmailAddress(email))


@pytest.mark.parametrize("open_ones", [0, 20])
def test_adding_a_member_takes_as_many_statements_whatever_is_open(
    make_person: MakePerson, make_project: Team, django_assert_max_num_queries: Any, open_ones: int
) -> None:
    guest = make_person("손님")
    project_id, owner = make_project()
    invite(as_(owner), project_id, address_of(guest.user_id), *(somebody() for _ in range(open_ones)))
    with django_assert_max_num_queries(26):
        add(owner, project_id, guest)
