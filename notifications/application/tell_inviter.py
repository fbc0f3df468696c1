"""Whoever invited somebody hears that they came."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from notifications.application.ports import People, Projects, Teller
from notifications.contracts import News, NotificationType


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """`invitation_id` is of an invitation, or of a link, by which many may come; `is_mailed`: they are mailed of it
    already."""

    project_id: UUID
    invitation_id: UUID
    inviter_id: UUID
    user_id: UUID
    is_mailed: bool


def tell_inviter(
    arrival: Arrival, delivery_id: UUID, *, unit_of_work: UnitOfWork, projects: Projects, people: People, tell: Teller
) -> None:
    with unit_of_work(by=SYSTEM):
        title = projects.shown_to(arrival.inviter_id).get(arrival.project_id)
        name = people.name_of(arrival.user_id)
        if title is None or name is None:
            return
        news = News(
            kind=NotificationType.INVITATION,
            project_id=arrival.project_id,
            recipients=(arrival.inviter_id,),
            subject_id=arrival.invitation_id,
            subject=title,
            text="",
            path=f"/projects/{arrival.project_id}/members",
            actor_id=arrival.user_id,
            actor_name=name,
            is_mailed=not arrival.is_mailed,
        )
        tell(news, delivery_id)
