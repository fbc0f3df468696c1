"""Many accept, revoke and decline at the same time: one wins, and nothing is half done."""

from collections.abc import Callable
from uuid import UUID

import pytest

from core.domain.actor import Actor
from projects.domain.members import MOST_MEMBERS
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord, MemberRecord, ProjectRecord
from tests.client import Answer, ApiClient
from tests.core.waiting import at_once
from tests.projects.api.invitations import accept, address_of, invite, link_token, token_for
from tests.projects.api.test_last_seat import leave_free

pytestmark = pytest.mark.django_db(transaction=True)
MakePerson = Callable[..., Actor]
MakeProject = Callable[..., tuple[UUID, Actor]]
MANY = 20


def accepting(person: Actor, token: str) -> Callable[[], Answer]:
    return lambda: accept(ApiClient().as_(person), token)


def assert_one_won(answers: list[Answer], status: int, code: str) -> None:
    assert sorted(answer.status_code for answer in answers) == [200] + [status] * (len(answers) - 1)
    assert {answer.code for answer in answers if answer.status_code != 200} == {code}


def members(project_id: UUID) -> int:
    count = MemberRecord.objects.filter(project_id=project_id).count()
    assert ProjectRecord.objects.get(id=project_id).member_count == count
    return count


def test_of_twenty_invited_one_gets_the_last_seat(make_person: MakePerson, make_project: MakeProject) -> None:
    project_id, owner = make_project()
    guests = [make_person(f"손님{number}") for number in range(MANY)]
    invite(ApiClient().as_(owner), project_id, *(address_of(guest.user_id) for guest in guests))
    tokens = [token_for(address_of(guest.user_id)) for guest in guests]
    leave_free(project_id, 1)
    answers = at_once(*map(accepting, guests, tokens))
    assert_one_won(answers, 409, "project.full")
    assert members(project_id) == MOST_MEMBERS
    accepted = InvitationRecord.objects.filter(project_id=project_id, status="accepted")
    assert (
        accepted.count()
        == MemberRecord.objects.filter(project_id=project_id, user_id__in=[guest.user_id for guest in guests]).count()
        == 1
    )


def test_of_twenty_who_come_by_a_link_one_gets_the_last_seat(
    make_person: MakePerson, make_project: MakeProject
) -> None:
    project_id, owner = make_project()
    token = link_token(ApiClient().as_(owner), project_id)
    guests = [make_person(f"손님{number}") for number in range(MANY)]
    leave_free(project_id, 1)
    assert_one_won(at_once(*(accepting(guest, token) for guest in guests)), 409, "project.full")
    assert members(project_id) == MOST_MEMBERS
    assert InviteLinkRecord.objects.get(project_id=project_id).uses == 1


def test_a_link_for_one_lets_one_of_twenty_in(make_person: MakePerson, make_project: MakeProject) -> None:
    project_id, owner = make_project()
    token = link_token(ApiClient().as_(owner), project_id, max_uses=1)
    guests = [make_person(f"손님{number}") for number in range(MANY)]
    assert_one_won(at_once(*(accepting(guest, token) for guest in guests)), 410, "invite_link.used_up")
    assert members(project_id) == 2


@pytest.mark.parametrize("way", ["mail", "link"])
def test_one_person_who_accepts_many_times_at_once_joins_once(
    way: str, make_person: MakePerson, make_project: MakeProject
) -> None:
    project_id, owner = make_project()
    guest, client = make_person("손님"), ApiClient().as_(owner)
    if way == "mail":
        invite(client, project_id, address_of(guest.user_id))
        token = token_for(address_of(guest.user_id))
    else:
        token = link_token(client, project_id, max_uses=3)
    answers = at_once(*[accepting(guest, token)] * 6)
    assert [answer.status_code for answer in answers] == [200] * 6
    assert members(project_id) == 2
    assert set(InviteLinkRecord.objects.filter(project_id=project_id).values_list("uses", flat=True)) <= {1}


@pytest.mark.parametrize("rival", ["revoke", "decline", "delete"])
@pytest.mark.parametrize("_round", range(3))
def test_either_the_guest_or_the_rival_wins(
    rival: str, _round: int, make_person: MakePerson, make_project: MakeProject
) -> None:
    project_id, owner = make_project()
    guest, client = make_person("손님"), ApiClient().as_(owner)
    row = invite(client, project_id, address_of(guest.user_id)).json()["results"][0]["invitation"]
    token = token_for(address_of(guest.user_id))
    rivals: dict[str, Callable[[], Answer]] = {
        "revoke": lambda: client.delete(f"/v2/projects/{project_id}/invitations/{row['id']}"),
        "decline": lambda: ApiClient().post("/v2/invitations/decline", {"token": token}),
        "delete": lambda: client.delete(f"/v2/projects/{project_id}"),
    }
    came, went = at_once(accepting(guest, token), rivals[rival])
    joined = MemberRecord.objects.filter(project_id=project_id, user_id=guest.user_id).exists()
    status = InvitationRecord.objects.get(id=row["id"]).status
    assert joined == (came.status_code == 200) == (status == "accepted")
    if rival == "delete":
        # Who was in a moment before is deleted with the project; the deletion itself always comes through.
        assert went.status_code == 204
    else:
        assert (went.status_code, went.code if joined else "") == (
            (409, "invitation.accepted") if joined else (204, "")
        )
    if not joined:
        codes = {"revoke": "revoked", "decline": "declined", "delete": "project_gone"}
        assert came.code == f"invitation.{codes[rival]}"


def test_inviting_one_address_many_times_at_once_sends_one_mail(make_project: MakeProject, empty_cache: None) -> None:
    project_id, owner = make_project()
    answers = at_once(*[lambda: invite(ApiClient().as_(owner), project_id, "once@example.kr")] * 5)
    outcomes = sorted(answer.json()["results"][0]["outcome"] for answer in answers)
    assert outcomes == ["already_invited"] * 4 + ["invited"]
    assert InvitationRecord.objects.filter(project_id=project_id).count() == 1
