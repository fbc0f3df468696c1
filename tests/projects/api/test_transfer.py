"""Ownership is offered by the owner and accepted by the member."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.infrastructure.models import User
from projects.infrastructure.models import MemberRecord, ProjectRecord
from tests.client import Answer, ApiClient
from tests.projects.api.invitations import address_of


@dataclass
class Office:
    """A project with its owner, an admin and an editor."""

    api: ApiClient
    project_id: UUID
    owner: Actor
    admin: Actor
    editor: Actor
    stranger: Actor

    @property
    def path(self) -> str:
        return f"/v2/projects/{self.project_id}"

    def offer(self, to: Actor | UUID, *, by: Actor | None = None) -> Answer:
        user_id = to.user_id if isinstance(to, Actor) else to
        return self.api.as_(by or self.owner).post(f"{self.path}/transfer", {"user_id": str(user_id)})

    def accept(self, by: Actor) -> Answer:
        return self.api.as_(by).post(f"{self.path}/transfer/accept")

    def end(self, by: Actor) -> Answer:
        return self.api.as_(by).delete(f"{self.path}/transfer")

    def shown(self, to: Actor) -> Any:
        return self.api.as_(to).get(self.path).json()


@pytest.fixture
def office(
    api: ApiClient, make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]
) -> Office:
    admin, editor = make_person("관리"), make_person("이편집")
    project_id, owner = make_project(admin=admin, editor=editor)
    return Office(api, project_id, owner, admin, editor, make_person("손님"))


def test_an_offer_is_shown_until_it_is_accepted(office: Office, told: Callable[[str], list[Any]]) -> None:
    offered = office.offer(office.editor)
    assert offered.status_code == 202
    body = offered.json()
    assert body["to"] == {"id": str(office.editor.user_id), "name": "이편집"}
    transfer = {"to_id": str(office.editor.user_id), "expires_at": body["expires_at"]}
    before = office.shown(office.admin)
    assert (before["transfer"], before["owner"]["name"]) == (transfer, "박감독")
    assert office.api.as_(office.admin).get(f"{office.path}/transfer").json() == body
    accepted = office.accept(office.editor)
    assert accepted.status_code == 200
    after = accepted.json()
    assert (after["owner"], after["my_role"]) == ({"id": str(office.editor.user_id), "name": "이편집"}, "owner")
    assert (after["transfer"], after["version"]) == (None, before["version"] + 1)
    assert office.shown(office.owner)["my_role"] == "admin"
    events = [(event.type, event.data.get("role")) for event in told(f"project:{office.project_id}")]
    assert events[-4:] == [
        ("ownership.offered", None),
        ("member.role_changed", "admin"),
        ("member.role_changed", "owner"),
        ("ownership.transferred", None),
    ]


def test_the_former_owner_governs_no_more_and_the_new_one_does(office: Office) -> None:
    office.offer(office.editor)
    office.accept(office.editor)
    assert office.offer(office.admin, by=office.owner).code == "project.not_permitted"
    assert office.api.as_(office.owner).delete(office.path).code == "project.not_permitted"
    assert office.offer(office.admin, by=office.editor).status_code == 202
    assert office.api.as_(office.owner).post(f"{office.path}/leave").status_code == 204


def test_what_bears_on_ownership_is_in_the_trail(office: Office) -> None:
    office.offer(office.admin)
    office.offer(office.editor)
    office.accept(office.editor)
    trail = office.api.as_(office.editor).get(f"{office.path}/audit").json()["results"]
    actions = [row["action"] for row in trail if row["action"].startswith("ownership.")]
    assert actions == ["ownership.transferred", "ownership.offered", "ownership.withdrawn", "ownership.offered"]
    assert all("이편집" not in str(row["detail"]) for row in trail)


def test_who_may_not_offer_or_be_offered(office: Office) -> None:
    for answer, status, code in (
        (office.offer(office.editor, by=office.admin), 403, "project.not_permitted"),
        (office.offer(office.editor, by=office.stranger), 404, "project.not_found"),
        (office.offer(office.owner), 409, "transfer.owns_already"),
        (office.offer(office.stranger), 404, "member.not_found"),
        (office.offer(new_id()), 404, "member.not_found"),
        (office.api.as_(office.owner).post(f"{office.path}/transfer", {"user_id": "편집"}), 422, "invalid"),
        (office.api.as_(office.owner).post(f"{office.path}/transfer", {}), 422, "invalid"),
    ):
        assert (answer.status_code, answer.code) == (status, code)


def test_who_may_not_accept_or_end_it(office: Office) -> None:
    for answer in (office.accept(office.editor), office.end(office.owner)):
        assert (answer.status_code, answer.code) == (404, "transfer.none")
    assert office.api.as_(office.admin).get(f"{office.path}/transfer").code == "transfer.none"
    office.offer(office.editor)
    for answer in (office.accept(office.admin), office.accept(office.owner), office.end(office.admin)):
        assert (answer.status_code, answer.code) == (403, "transfer.not_for_you")
    assert office.accept(office.stranger).code == office.end(office.stranger).code == "project.not_found"


@pytest.mark.parametrize("who", ["owner", "editor"])
def test_it_is_withdrawn_or_declined(office: Office, who: str) -> None:
    office.offer(office.editor)
    assert office.end(getattr(office, who)).status_code == 204
    assert office.accept(office.editor).code == "transfer.none"
    assert office.shown(office.admin)["transfer"] is None


def test_an_expired_offer_is_gone(office: Office) -> None:
    office.offer(office.editor)
    ProjectRecord.objects.filter(id=office.project_id).update(offered_at=now() - timedelta(days=7))
    refused = office.accept(office.editor)
    assert (refused.status_code, refused.code) == (410, "transfer.expired")
    assert office.shown(office.editor)["transfer"] is None
    assert office.offer(office.editor).status_code == 202
    assert office.accept(office.editor).status_code == 200


def test_an_offer_to_who_leaves_is_void(office: Office) -> None:
    office.offer(office.editor)
    office.api.as_(office.editor).post(f"{office.path}/leave")
    assert office.shown(office.admin)["transfer"] is None
    back = {"user_id": str(office.editor.user_id), "role": "editor"}
    office.api.as_(office.owner).post(f"{office.path}/members", back)
    assert office.accept(office.editor).code == "transfer.none"


def test_an_archived_project_changes_hands(office: Office) -> None:
    office.api.as_(office.owner).post(f"{office.path}/archive")
    assert office.offer(office.editor).status_code == 202
    assert office.accept(office.editor).json()["status"] == "archived"


def test_the_same_key_offers_once(office: Office, told: Callable[[str], list[Any]]) -> None:
    client = office.api.as_(office.owner).with_(Idempotency_Key="offer-1")
    body = {"user_id": str(office.editor.user_id)}
    first, second = (client.post(f"{office.path}/transfer", body) for _ in range(2))
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert sum(event.type == "ownership.offered" for event in told(f"project:{office.project_id}")) == 1


def test_no_second_owner_can_be_stored(office: Office) -> None:
    member = MemberRecord.objects.filter(project_id=office.project_id, user_id=office.editor.user_id)
    with pytest.raises(IntegrityError, match="projects_member_one_owner"), transaction.atomic():
        member.update(role="owner")
    refused = office.api.as_(office.owner).patch(f"{office.path}/members/{office.editor.user_id}", {"role": "owner"})
    assert (refused.status_code, refused.code) == (422, "member.role_not_assignable")


def forget_welcomes(work_off: Callable[[], None], mailoutbox: list[Any]) -> None:
    """The mails to those who were added."""
    work_off()
    mailoutbox.clear()


@pytest.mark.parametrize(("language", "subject"), [("ko", "소유권을 제안받았습니다"), ("en", "You are offered to own")])
def test_the_member_reads_of_the_offer_in_their_language(
    office: Office, work_off: Callable[[], None], mailoutbox: list[Any], language: str, subject: str
) -> None:
    forget_welcomes(work_off, mailoutbox)
    User.objects.filter(id=office.editor.user_id).update(language=language)
    office.offer(office.editor)
    assert office.offer(office.stranger).code == "member.not_found"
    work_off()
    (mail,) = mailoutbox
    assert mail.to == [address_of(office.editor.user_id)]
    assert subject in mail.subject
    assert "봄 캠페인" in mail.subject
    assert "박감독" in mail.body


def test_the_mail_leads_to_the_offer_and_its_end_is_told(
    office: Office, work_off: Callable[[], None], mailoutbox: list[Any]
) -> None:
    forget_welcomes(work_off, mailoutbox)
    office.offer(office.editor)
    office.end(office.editor)
    for _ in range(2):
        office.offer(office.editor)
        office.end(office.owner)
    office.offer(office.editor)
    office.accept(office.editor)
    work_off()
    link = f"/transfers?project_id={office.project_id}\n"
    offered = [mail for mail in mailoutbox if link in mail.body]
    assert [mail.to for mail in offered] == [[address_of(office.editor.user_id)]]
    told = [(mail.to, mail.subject.rsplit(" ", 1)[1]) for mail in mailoutbox if mail not in offered]
    assert sorted(told) == sorted(
        [
            ([address_of(office.owner.user_id)], "거절되었습니다"),
            ([address_of(office.editor.user_id)], "취소되었습니다"),
            ([address_of(office.owner.user_id)], "바뀌었습니다"),
        ]
    )
