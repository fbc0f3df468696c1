"""Subscribers: what projects do about the news of other contexts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from projects.application import follow_news
from projects.application.forget_member import forget_member as _forget_member
from projects.infrastructure.invitation_upkeep import DjangoInvitationUpkeep
from projects.infrastructure.memberships import DjangoMemberships
from projects.infrastructure.news import DjangoProjectNews
from projects.infrastructure.people import IdentityPeople
from projects.infrastructure.project_repository import DjangoProjectRepository


def record_activity(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber: something happened in `project_id`."""
    project_id, news = UUID(payload["project_id"]), DjangoProjectNews()
    follow_news.record_activity(project_id, delivery_id, unit_of_work=unit_of_work, news=news, clock=utc_now)


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
