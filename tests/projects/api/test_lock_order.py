"""People and projects cross each other's ways: nobody waits in a circle, so nobody is refused for it."""

from collections.abc import Callable
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import delivering, unit_of_work
from identity.infrastructure.models import User
from projects.bootstrap import forget_member, rename_member
from projects.domain.invitation import Invitation
from projects.infrastructure.invitations import DjangoInvitations
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord, MemberRecord, ProjectRecord
from projects.infrastructure.project_repository import DjangoProjectRepository
from tests.client import ApiClient
from tests.core.waiting import aside, at_once, eventually, someone_waits_for_a_lock
from tests.projects.api.invitations import accept, address_of, invite, link_token, token_for

pytestmark = pytest.mark.django_db(transaction=True)
MakePerson = Callable[..., Actor]
MakeProject = Callable[..., tuple[UUID, Actor]]
ROUNDS = 15
SECONDS = 30


def together(*calls: Callable[[], Any]) -> list[Any]:
    """What each came back with; they start at the same moment."""
    barrier = Barrier(len(calls))

    def started(call: Callable[[], Any]) -> Callable[[], Any]:
        def run() -> Any:
            barrier.wait(SECONDS)
            return call()

        return run

    return at_once(*map(started, calls))


def delivered(subscriber: Callable[..., None], **payload: str) -> Callable[[], None]:
    def deliver() -> None:
        with delivering():
            subscriber(payload, new_id())

    return deliver


def somebody_waits() -> bool:
    """Asked aside: a transaction sees one state of the server's activity."""
    return aside(someone_waits_for_a_lock).result(SECONDS)


def deleting(*made: tuple[UUID, Actor]) -> Callable[[], list[int]]:
    return lambda: [ApiClient().as_(owner).delete(f"/v2/projects/{each}").status_code for each, owner in made]


def test_two_who_accept_each_others_invitations_both_come_in(
    make_person: MakePerson, make_project: MakeProject
) -> None:
    def accepting(person: Actor) -> Callable[[], int]:
        token = token_for(address_of(person.user_id))
        return lambda: accept(ApiClient().as_(person), token).status_code

    for _ in range(ROUNDS):
        (project, one), (other_project, other) = make_project(), make_project()
        invite(ApiClient().as_(one), project, address_of(other.user_id))
        invite(ApiClient().as_(other), other_project, address_of(one.user_id))
        assert together(accepting(other), accepting(one)) == [200, 200]


def test_two_who_start_projects_and_invite_each_other_both_do(make_person: MakePerson) -> None:
    def starting(owner: Actor, guest: Actor) -> Callable[[], int]:
        body = {"name": "봄 캠페인", "invitations": [{"email": address_of(guest.user_id)}]}
        return lambda: ApiClient().as_(owner).post("/v2/projects", body).status_code

    for _ in range(ROUNDS):
        one, other = make_person("가가"), make_person("나나")
        assert together(starting(one, other), starting(other, one)) == [201, 201]


def test_a_member_is_forgotten_while_their_projects_are_deleted(
    make_person: MakePerson, make_project: MakeProject
) -> None:
    for _ in range(3):
        leaver = make_person("떠난 사람")
        made = [make_project(editor=leaver) for _ in range(12)]
        backwards = made[::-1]
        forgetting = delivered(forget_member, user_id=str(leaver.user_id))
        _, *deleted = together(forgetting, deleting(*backwards[:6]), deleting(*backwards[6:]))
        assert deleted == [[204] * 6] * 2
        assert not MemberRecord.objects.filter(user_id=leaver.user_id).exists()
        assert set(ProjectRecord.objects.filter(id__in=dict(made)).values_list("member_count", flat=True)) == {1}


def test_two_who_share_projects_are_forgotten_at_once(make_person: MakePerson, make_project: MakeProject) -> None:
    for _ in range(3):
        one, other = make_person("가가"), make_person("나나")
        made = dict(make_project(editor=one, viewer=other) for _ in range(8))
        together(*(delivered(forget_member, user_id=str(each.user_id)) for each in (one, other)))
        assert set(MemberRecord.objects.filter(project_id__in=made).values_list("role", flat=True)) == {"owner"}


@pytest.fixture
def left(make_person: MakePerson, make_project: MakeProject) -> tuple[Actor, UUID]:
    """Somebody who invited two people, made a link, left, and has another name since."""
    inviter = make_person("옛 이름")
    project_id, _ = make_project(admin=inviter)
    client = ApiClient().as_(inviter)
    invite(client, project_id, "first@example.kr", "second@example.kr")
    link_token(client, project_id)
    client.post(f"/v2/projects/{project_id}/leave")
    User.objects.filter(id=inviter.user_id).update(name="새 이름")
    return inviter, project_id


@pytest.mark.parametrize("subscriber", [rename_member, forget_member])
def test_who_gets_another_name_first_waits_for_projects_that_they_have_left(
    subscriber: Callable[..., None], left: tuple[Actor, UUID]
) -> None:
    inviter, project_id = left
    with unit_of_work(by=SYSTEM):
        DjangoProjectRepository().get(project_id)
        naming = aside(delivered(subscriber, user_id=str(inviter.user_id), shown_name="새 이름"))
        eventually(somebody_waits)
        assert len(InvitationRecord.objects.select_for_update(nowait=True).filter(project_id=project_id)) == 2
        assert InviteLinkRecord.objects.select_for_update(nowait=True).get(project_id=project_id)
    naming.result(SECONDS)
    assert not InvitationRecord.objects.filter(inviter_name="옛 이름").exists()


@pytest.mark.parametrize("subscriber", [rename_member, forget_member])
def test_invitations_are_locked_in_the_order_of_their_ids(
    subscriber: Callable[..., None], left: tuple[Actor, UUID]
) -> None:
    inviter, project_id = left
    sent = InvitationRecord.objects.filter(project_id=project_id).order_by("id")
    first, second = sent.values_list("id", flat=True)
    # Its row lies behind the other's since.
    sent.filter(id=first).update(expires_at=now())
    with unit_of_work(by=SYSTEM):
        DjangoInvitations().get(project_id, first)
        naming = aside(delivered(subscriber, user_id=str(inviter.user_id), shown_name="새 이름"))
        eventually(somebody_waits)
        assert sent.select_for_update(nowait=True).get(id=second)
    naming.result(SECONDS)
    assert not sent.filter(inviter_name="옛 이름").exists()


@pytest.fixture
def crossed(make_person: MakePerson, make_project: MakeProject) -> tuple[UUID, Actor, Actor]:
    """A member with a link of their own and, since their address changed, an open invitation."""
    member = make_person("관리")
    project_id, owner = make_project(admin=member)
    link_token(ApiClient().as_(member), project_id)
    invite(ApiClient().as_(owner), project_id, "other@example.kr")
    InvitationRecord.objects.filter(project_id=project_id).update(invitee_id=member.user_id)
    return project_id, owner, member


def saved_while(
    project_id: UUID, ids: list[UUID], change: Callable[[Invitation], None], call: Callable[[], int]
) -> int:
    """What `call` answers that begins once the invitations are locked, as by one that takes no project's row."""
    with unit_of_work(by=SYSTEM):
        locked = DjangoInvitations().several(project_id, ids)
        answer = aside(call)
        eventually(somebody_waits)
        for invitation in locked:
            change(invitation)
        DjangoInvitations().save(*locked)
    return answer.result(SECONDS)


def test_a_member_is_removed_while_an_invitation_of_theirs_is_looked_at(crossed: tuple[UUID, Actor, Actor]) -> None:
    project_id, owner, member = crossed
    sent = InvitationRecord.objects.get(project_id=project_id)
    path = f"/v2/projects/{project_id}/members/{member.user_id}"
    removing = saved_while(
        project_id, [sent.id], lambda each: each.view(now()), lambda: ApiClient().as_(owner).delete(path).status_code
    )
    sent.refresh_from_db()
    assert (removing, sent.status) == (204, "revoked")
    assert not InviteLinkRecord.objects.filter(project_id=project_id, revoked_at=None).exists()


@pytest.mark.parametrize("answered", [0, 1])
def test_an_invitation_is_accepted_while_another_of_the_persons_is_looked_at(
    make_person: MakePerson, make_project: MakeProject, answered: int
) -> None:
    guest, (project_id, owner) = make_person("손님"), make_project()
    emails = ["before@example.kr", "before@example.kr"]
    emails[answered] = address_of(guest.user_id)
    for email in emails:
        invite(ApiClient().as_(owner), project_id, email)
    sent = InvitationRecord.objects.filter(project_id=project_id).order_by("id")
    sent.update(invitee_id=guest.user_id)
    other = sent.exclude(email_key=emails[answered]).get()
    token = token_for(emails[answered])
    accepting = saved_while(
        project_id,
        [other.id],
        lambda each: each.view(now()),
        lambda: accept(ApiClient().as_(guest), token).status_code,
    )
    assert accepting == 200
    assert set(sent.values_list("status", "accepted_by_id")) == {("accepted", guest.user_id)}
