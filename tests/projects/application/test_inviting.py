"""Who is invited, by which mail, and what the counting of mails does about it."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from core.application.refusals import Unavailable
from core.domain.email import EmailAddress
from core.domain.errors import InvalidField
from core.domain.pages import PageRequest
from identity.contracts import Language
from projects.application.create_invite_link import CreateInviteLink, create_invite_link
from projects.application.invite_people import invite_people
from projects.application.issue_invitations import InvitePeople, Wanted
from projects.application.read_invitations import list_invitations
from projects.application.resend_invitation import resend_invitation
from projects.application.revoke_invitation import revoke_invitation
from projects.contracts import InvitationSent, Role
from projects.domain.invitation_refusals import InvitationMailTooSoon, InvitationWasRevoked
from projects.domain.project import Project
from projects.domain.refusals import ProjectNotFound, ProjectNotPermitted, RoleNotAssignable
from tests.projects.application.desk import Desk, actor_of, person
from tests.projects.examples import project_of
from tests.projects.fakes import FakeProjects

OWNER, ADMIN, EDITOR = person("박감독", "owner"), person("관리", "admin"), person("편집", "editor")
MINJI = person("Minji", "minji", Language.ENGLISH)
HOUR = timedelta(hours=1)


@pytest.fixture
def project() -> Project:
    return project_of(OWNER.id, admin=ADMIN.id, editor=EDITOR.id)


@pytest.fixture
def desk(project: Project) -> Desk:
    projects = FakeProjects()
    projects.add(project)
    return Desk(projects, (OWNER, ADMIN, EDITOR, MINJI))


def asked(*emails: str, **more: Any) -> InvitePeople:
    return InvitePeople(tuple(map(Wanted, emails)), Language.KOREAN, **more)


def invite(desk: Desk, project: Project, *emails: str, by: Any = OWNER, **more: Any) -> list[Any]:
    given = {name: port for name, port in desk.guarded.items() if name != "clock"}
    work = partial(invite_people, allowance=desk.allowance, issue=desk.issue, **given)
    return work(actor_of(by), project.id, asked(*emails, **more))


def test_only_who_may_invite_is_asked_for_addresses(desk: Desk, project: Project) -> None:
    for somebody, refusal in ((EDITOR, ProjectNotPermitted), (MINJI, ProjectNotFound)):
        with pytest.raises(refusal):
            invite(desk, project, "guest@example.kr", by=somebody)
    assert desk.invitations.tables.invitations == {}
    assert desk.mails() == []


def test_a_mail_is_in_the_language_of_the_account_or_of_the_request(desk: Desk, project: Project) -> None:
    invite(desk, project, "guest@example.kr", "MINJI@example.kr")
    assert {(mail.to, mail.language) for mail in desk.mails()} == {
        ("guest@example.kr", Language.KOREAN),
        ("MINJI@example.kr", Language.ENGLISH),
    }


def test_a_token_is_in_its_mail_and_nowhere_else(desk: Desk, project: Project) -> None:
    invite(desk, project, "guest@example.kr")
    (mail,) = desk.mails()
    token = mail.mail.parts["token"]
    assert set(desk.invitations.tables.tokens) == {desk.hash(token)}
    assert token not in str(desk.invitations.tables.invitations) + str(desk.invitations.tables.told)


def test_the_role_of_the_call_is_refused_as_a_whole_and_one_of_an_address_alone(desk: Desk, project: Project) -> None:
    with pytest.raises(RoleNotAssignable):
        invite(desk, project, "guest@example.kr", role=Role.OWNER)
    with pytest.raises(InvalidField):
        invite(desk, project, "guest@example.kr", days=31)
    assert desk.mails() == []


def test_a_link_makes_no_owner(desk: Desk, project: Project) -> None:
    work = partial(create_invite_link, links=desk.invitations.links_port, secrets=desk.secrets, **desk.guarded)
    made = work(actor_of(ADMIN), project.id, CreateInviteLink(Role.ADMIN, 3, 5))
    assert (made.row.role, made.row.max_uses, made.row.expires_at) == (Role.ADMIN, 5, desk.now + timedelta(days=3))
    with pytest.raises(RoleNotAssignable):
        work(actor_of(OWNER), project.id, CreateInviteLink(Role.OWNER))


def test_a_failed_call_counts_no_mail(desk: Desk, project: Project) -> None:
    for _ in range(6):
        with pytest.raises(RoleNotAssignable):
            invite(desk, project, "guest@example.kr", role=Role.OWNER)
    assert invite(desk, project, "guest@example.kr")[0].outcome == "invited"


def test_without_counting_nobody_is_written_to(desk: Desk, project: Project) -> None:
    desk.allowance.away = True
    with pytest.raises(Unavailable):
        invite(desk, project, "guest@example.kr")
    assert desk.mails() == []


def test_revoking_and_inviting_again_sends_no_more_than_five_mails_a_day(desk: Desk, project: Project) -> None:
    outcomes = []
    for _ in range(6):
        (result,) = invite(desk, project, "guest@example.kr")
        outcomes.append(result.outcome)
        if result.invitation:
            work = partial(revoke_invitation, invitations=desk.invitations, **desk.guarded)
            work(actor_of(OWNER), project.id, result.invitation.id)
        desk.now += HOUR
    assert outcomes == ["invited"] * 5 + ["mail_too_soon"]
    assert result.retry_after == 19 * 3600


def test_one_whose_time_is_up_makes_place_for_a_new_one(desk: Desk, project: Project) -> None:
    (first,) = invite(desk, project, "guest@example.kr", days=1)
    desk.now += timedelta(days=1)
    (second,) = invite(desk, project, "guest@example.kr")
    assert second.outcome == "invited"
    assert desk.invitations.tables.invitations[first.invitation.id].status == "expired"


def resend(desk: Desk, project: Project, invitation_id: Any) -> Any:
    mailing = {"allowance": desk.allowance, "notices": desk.notices, "secrets": desk.secrets}
    stores = {"invitations": desk.invitations, "queries": desk.invitations}
    return resend_invitation(actor_of(OWNER), project.id, invitation_id, **desk.guarded, **stores, **mailing)


def test_one_more_mail_has_a_token_of_its_own_and_is_told(desk: Desk, project: Project) -> None:
    (result,) = invite(desk, project, "guest@example.kr")
    with pytest.raises(InvitationMailTooSoon) as refused:
        resend(desk, project, result.invitation.id)
    assert refused.value.seconds == 60
    desk.now += timedelta(minutes=1)
    assert resend(desk, project, result.invitation.id).last_sent_at == desk.now
    first, second = (mail.mail.parts["token"] for mail in desk.mails())
    assert first != second
    assert len([fact for fact in desk.invitations.tables.told if isinstance(fact, InvitationSent)]) == 2


def test_a_refused_mail_is_not_counted(desk: Desk, project: Project) -> None:
    (result,) = invite(desk, project, "guest@example.kr")
    for _ in range(6):
        with pytest.raises(InvitationMailTooSoon):
            resend(desk, project, result.invitation.id)
    for _ in range(4):
        desk.allowance.spend(EmailAddress("guest@example.kr"))
    revoke = partial(revoke_invitation, invitations=desk.invitations, **desk.guarded)
    revoke(actor_of(ADMIN), project.id, result.invitation.id)
    desk.now += HOUR
    with pytest.raises(InvitationWasRevoked):
        resend(desk, project, result.invitation.id)


def test_addresses_are_shown_to_those_who_may_invite(desk: Desk, project: Project) -> None:
    invite(desk, project, "guest@example.kr")
    listing = partial(list_invitations, access=desk.projects.access, queries=desk.invitations, clock=desk.clock)
    assert listing(actor_of(ADMIN), project.id, PageRequest(1, 20), None).total == 1
    with pytest.raises(ProjectNotPermitted):
        listing(actor_of(EDITOR), project.id, PageRequest(1, 20), None)
