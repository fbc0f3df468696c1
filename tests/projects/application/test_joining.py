"""Newcomers who come in while somebody registers with their address."""

from functools import partial
from uuid import UUID

import pytest

from core.domain.ids import new_id
from identity.contracts import Language, LoginMethod, Newcomer, NewcomerOvertaken, OpenedSession, OwnAccount
from projects.application.invite_people import invite_people
from projects.application.issue_invitations import InvitePeople, Wanted
from projects.application.join_by_invitation import JoinByInvitation, Joined, join_by_invitation
from projects.application.newcomers import NewAccount
from projects.contracts import Role
from projects.domain.project import Project
from tests.projects.application.desk import Desk, actor_of, person
from tests.projects.examples import NOON, project_of
from tests.projects.fakes import FakeProjects

OWNER, MINJI = person("박감독", "owner"), person("민지", "minji")
ACCOUNT = NewAccount("minji", "correct horse battery", "민지", "", Language.KOREAN, {})


class FakeNewcomers:
    """The address is registered as `registered` after the first look, or after every one."""

    def __init__(self, registered: UUID, *, always_late: bool = False) -> None:
        self.registered, self.always_late = registered, always_late
        self.prepared: list[UUID] = []

    def prepare(self, email: str, account: NewAccount) -> Newcomer:
        is_early = self.always_late or not self.prepared
        self.prepared.append(new_id() if is_early else self.registered)
        return Newcomer(self.prepared[-1], email, account.username, account.name, "", account.language, "hash", {})

    def admit(self, newcomer: Newcomer, device_name: str) -> OpenedSession:
        if newcomer.id != self.registered:
            raise NewcomerOvertaken
        names = newcomer.email, newcomer.username, newcomer.name, newcomer.company, newcomer.language
        account = OwnAccount(newcomer.id, *names, "Asia/Seoul", None, LoginMethod.EMAIL, True, True, NOON)
        return OpenedSession("access", "refresh", 900, account)


@pytest.fixture
def project() -> Project:
    return project_of(OWNER.id)


@pytest.fixture
def desk(project: Project) -> Desk:
    projects = FakeProjects()
    projects.add(project)
    desk = Desk(projects, (OWNER, MINJI))
    given = {name: port for name, port in desk.guarded.items() if name != "clock"}
    invite = partial(invite_people, allowance=desk.allowance, issue=desk.issue, **given)
    invite(actor_of(OWNER), project.id, InvitePeople((Wanted(MINJI.email),), Language.KOREAN, Role.EDITOR))
    return desk


def join(desk: Desk, newcomers: FakeNewcomers) -> Joined:
    (mail,) = desk.mails()
    command = JoinByInvitation(mail.mail.parts["token"], ACCOUNT)
    asked = {"received": desk.invitations, "queries": desk.projects, "clock": desk.clock}
    return join_by_invitation(command, newcomers=newcomers, **desk.answering, **asked)


def test_who_was_overtaken_comes_in_under_the_id_of_the_account(desk: Desk, project: Project) -> None:
    newcomers = FakeNewcomers(MINJI.id)
    joined = join(desk, newcomers)
    assert (joined.session.user.id, joined.project.my_role) == (MINJI.id, Role.EDITOR)
    assert len(newcomers.prepared) == 2
    assert desk.projects.tellers[-1] == MINJI.id
    assert set(desk.projects.stored[project.id].members) == {OWNER.id, MINJI.id}


def test_who_is_overtaken_again_is_refused_and_nothing_is_stored(desk: Desk, project: Project) -> None:
    with pytest.raises(NewcomerOvertaken):
        join(desk, FakeNewcomers(MINJI.id, always_late=True))
    assert set(desk.projects.stored[project.id].members) == {OWNER.id}
    (invitation,) = desk.invitations.tables.invitations.values()
    assert invitation.accepted_by_id is None
