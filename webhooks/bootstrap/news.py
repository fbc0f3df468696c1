"""Subscribers: what becomes of webhooks when people and projects change; and what is kept of a person."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.unit_of_work import unit_of_work
from identity.contracts import WITHDRAWN_NAME
from webhooks.application import follow_news
from webhooks.domain.terms import Keeper
from webhooks.infrastructure.personal_data import webhooks_kept_by
from webhooks.infrastructure.webhooks import DjangoWebhooks


def rename_keeper(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.renamed` {user_id, shown_name}."""
    _rename(UUID(payload["user_id"]), payload["shown_name"])


def forget_keeper(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `account.withdrawn` {user_id}. That they may no more is found before anything is sent."""
    _rename(UUID(payload["user_id"]), WITHDRAWN_NAME)


def forget_project(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `project.purged` {project_id}."""
    parts: dict[str, Any] = {"webhooks": DjangoWebhooks(), "jobs": DatabaseJobQueue()}
    follow_news.forget_project(UUID(payload["project_id"]), unit_of_work=unit_of_work, **parts)


def personal_data(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """By section, a row at a time."""
    return {"webhooks": webhooks_kept_by(user_id)}


def _rename(user_id: UUID, name: str) -> None:
    follow_news.rename_keeper(Keeper(user_id, name), unit_of_work=unit_of_work, webhooks=DjangoWebhooks())
