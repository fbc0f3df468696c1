"""Subscribers: what projects do about the news of other contexts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.events import Event
from core.infrastructure.unit_of_work import unit_of_work
from projects.application import follow_news
from projects.application.follow_schedule import FollowSchedule
from projects.application.follow_schedule import follow_schedule as _follow_schedule
from projects.application.forget_member import forget_member as _forget_member
from projects.domain.outline import Outline, stage_of
from projects.infrastructure.deadlines import deadlines_in
from projects.infrastructure.invitation_upkeep import DjangoInvitationUpkeep
from projects.infrastructure.memberships import DjangoMemberships
from projects.infrastructure.news import DjangoProjectNews
from projects.infrastructure.people import IdentityPeople
from projects.infrastructure.project_repository import DjangoProjectRepository


def record_activity(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: something happened in `project_id`."""
    project_id, news = UUID(payload["project_id"]), DjangoProjectNews()
    follow_news.record_activity(project_id, delivery_id, unit_of_work=unit_of_work, news=news, clock=utc_now)


@dataclass(frozen=True, kw_only=True)
class ScheduleOutlined(Event):
    """What a schedule tells of itself, as projects read it."""

    name: ClassVar[str] = "schedule.outlined"

    project_id: str
    version: int
    stage: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    progress: int | None = None
    deadlines: tuple[Mapping[str, str], ...] = ()

    def command(self) -> FollowSchedule:
        stage = stage_of(self.stage) if self.stage else None
        first, last = (date.fromisoformat(day) if day else None for day in (self.start_date, self.end_date))
        outline = Outline(self.version, stage, first, last, self.progress)
        return FollowSchedule(UUID(self.project_id), outline, deadlines_in(self.deadlines))


def follow_schedule(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: the schedule of `project_id` shows another stage, other dates, deadlines or progress."""
    stores: dict[str, Any] = {"projects": DjangoProjectRepository(), "news": DjangoProjectNews()}
    command = ScheduleOutlined.from_payload(dict(payload)).command()
    _follow_schedule(command, unit_of_work=unit_of_work, clock=utc_now, **stores)


def rename_member(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` is now shown as `shown_name`."""
    user_id, name = UUID(payload["user_id"]), payload["shown_name"]
    follow_news.rename_member(
        user_id,
        name,
        unit_of_work=unit_of_work,
        people=IdentityPeople(),
        news=DjangoProjectNews(),
        sent=DjangoInvitationUpkeep(),
    )


def claim_invitations(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` has proved to own their address."""
    user_id, sent = UUID(payload["user_id"]), DjangoInvitationUpkeep()
    follow_news.claim_invitations(user_id, unit_of_work=unit_of_work, people=IdentityPeople(), sent=sent)


def forget_member(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: `user_id` has withdrawn."""
    _forget_member(
        UUID(payload["user_id"]),
        unit_of_work=unit_of_work,
        projects=DjangoProjectRepository(),
        memberships=DjangoMemberships(),
        news=DjangoProjectNews(),
        invitations=DjangoInvitationUpkeep(),
        clock=utc_now,
    )
