"""What people do to a project's people and to the project itself."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from django.utils.timezone import now

from core.domain.ids import new_id
from core.infrastructure.outbox import delivering
from feedback.bootstrap import rename_author
from projects.infrastructure.models import InvitationRecord
from projects.presentation.tasks import tend_invitations
from tests.feedback.api.conftest import Review
from tests.feedback.law.deeds import Deeds
from tests.projects.api.invitations import address_of


class Membership(Deeds):
    """Newcomers are members for moments only; the last of `people` comes and goes."""

    def __init__(
        self,
        people: Sequence[Review],
        newcomer: Callable[[], Review],
        film: bytes,
        broken: bytes,
        work_off: Callable[[], None],
    ) -> None:
        super().__init__(people, film, broken, work_off)
        self.newcomer = newcomer

    def rename(self) -> None:
        """As it arrives from the account."""
        name = f"{self.count}번째 이름"
        with delivering():
            rename_author({"user_id": str(self.who.actor.user_id), "shown_name": name}, new_id())

    def change_role(self) -> None:
        role = self.chance.choice(("viewer", "reviewer", "editor", "admin"))
        self._sent("PATCH", self._member(self.people[-1]), {"role": role}, by=self.owner)

    def leave_and_come_back(self) -> None:
        body = {"user_id": str(self.people[-1].actor.user_id), "role": "editor"}
        self._sent("DELETE", self._member(self.people[-1]), by=self.owner)
        self._sent("POST", f"{self._project}/members", body, by=self.owner)

    def describe_project(self) -> None:
        self._sent("PATCH", self._project, {"name": f"캠페인 {self.count}", "description": "설명"}, by=self.owner)

    def trash_and_restore_project(self) -> None:
        self._sent("DELETE", self._project, by=self.owner)
        self._sent("POST", f"{self._project}/restore", by=self.owner)

    def offer_project(self) -> None:
        self._offer(self.owner, self.people[1])
        self._sent("DELETE", f"{self._project}/transfer", by=self.owner)

    def hand_over_project(self) -> None:
        """There and back again."""
        for giver, taker in ((self.owner, self.people[1]), (self.people[1], self.owner)):
            self._offer(giver, taker)
            self._sent("POST", f"{self._project}/transfer/accept", by=taker)

    def invite_and_be_accepted(self) -> None:
        newcomer = self.newcomer()
        self._sent("POST", f"/v2/me/invitations/{self._invited(newcomer)}/accept", by=newcomer)
        self._sent("DELETE", self._member(newcomer), by=self.owner)

    def invite_and_be_declined(self) -> None:
        newcomer = self.newcomer()
        self._sent("POST", f"/v2/me/invitations/{self._invited(newcomer)}/decline", {}, by=newcomer)

    def invite_and_take_it_back(self) -> None:
        self._sent("DELETE", f"{self._project}/invitations/{self._invited(self.newcomer())}", by=self.owner)

    def invite_and_hear_nothing(self) -> None:
        invitation = InvitationRecord.objects.filter(id=self._invited(self.newcomer()))
        invitation.update(expires_at=now() - timedelta(hours=1))
        tend_invitations()

    def join_by_link(self) -> None:
        newcomer = self.newcomer()
        link = self._sent("POST", f"{self._project}/invite-links", {"role": "viewer"}, by=self.owner).json()
        self._sent("POST", "/v2/invitations/accept", {"token": link["token"]}, by=newcomer)
        self._sent("DELETE", self._member(newcomer), by=self.owner)
        self._sent("DELETE", f"{self._project}/invite-links/{link['id']}", by=self.owner)

    def _invited(self, newcomer: Review) -> str:
        body = {"invitations": [{"email": address_of(newcomer.actor.user_id)}], "role": "viewer"}
        [outcome] = self._sent("POST", f"{self._project}/invitations", body, by=self.owner).json()["results"]
        return str(outcome["invitation"]["id"])

    def _offer(self, giver: Review, taker: Review) -> None:
        body = {"user_id": str(taker.actor.user_id)}
        self._sent("POST", f"{self._project}/transfer", body, by=giver)

    @property
    def _project(self) -> str:
        return f"/v2/projects/{self.owner.project_id}"

    def _member(self, person: Review) -> str:
        return f"{self._project}/members/{person.actor.user_id}"
