"""What the worker of webhooks does."""

import random
from functools import cache
from typing import Any
from uuid import UUID

import httpcore2
from django.conf import settings

from core.infrastructure import streams
from core.infrastructure.database_clock import database_clock
from core.infrastructure.mail.post import notices
from core.infrastructure.unit_of_work import unit_of_work
from webhooks.application import drop_log as dropping
from webhooks.application import send_events as sending
from webhooks.application import send_ping as pinging
from webhooks.application.courier import Courier
from webhooks.bootstrap import reach
from webhooks.infrastructure.deliveries import DjangoDeliveries
from webhooks.infrastructure.lanes import SlowLane
from webhooks.infrastructure.lookup import system_lookup
from webhooks.infrastructure.pause_notices import MailedPauseNotices
from webhooks.infrastructure.post import HttpPost
from webhooks.infrastructure.standings import standing_of
from webhooks.infrastructure.wake_ups import follow_channel, start
from webhooks.infrastructure.webhooks import PROJECTS, DjangoLeases, DjangoWebhooks, DueWebhooks


@cache
def post() -> HttpPost:
    return HttpPost(reach(), system_lookup, database_clock(), settings.WEBHOOK_SECONDS, httpcore2.default_ssl_context())


@cache
def courier() -> Courier:
    return Courier(
        unit_of_work=unit_of_work,
        leases=DjangoLeases(),
        deliveries=DjangoDeliveries(),
        log=streams,
        standings=standing_of,
        post=post(),
        notify=MailedPauseNotices(notices()),
        chance=random.SystemRandom().random,
        clock=database_clock(),
    )


@cache
def slow_lane() -> SlowLane:
    return SlowLane(settings.WEBHOOK_THREADS // 2)


def send_events(webhook_id: UUID) -> None:
    parts: dict[str, Any] = {"leases": DjangoLeases(), "lane": slow_lane(), "courier": courier(), "due": DueWebhooks()}
    sending.send_events(webhook_id, **parts, start=start, clock=database_clock())


def start_project(channel: str) -> None:
    """Something has happened on the channel of a project."""
    project_id = UUID(channel.removeprefix(PROJECTS))
    sending.start_project(project_id, due=DueWebhooks(), follow=follow_channel, start=start, clock=database_clock())


def sweep_webhooks() -> None:
    sending.sweep_webhooks(due=DueWebhooks(), follow=follow_channel, start=start, clock=database_clock())


def give_back() -> int:
    """What this process is sending to, before it ends; how many."""
    return DjangoLeases().release_all()


def tidy_log() -> None:
    dropping.tidy_log(unit_of_work=unit_of_work, deliveries=DjangoDeliveries(), clock=database_clock())


def drop_log(payload: dict[str, Any]) -> None:
    """Job `webhooks.drop_log` {webhook_id}."""
    dropping.drop_log(UUID(payload["webhook_id"]), unit_of_work=unit_of_work, deliveries=DjangoDeliveries())


def send_ping(payload: dict[str, Any]) -> None:
    """Job `webhooks.ping` {project_id, webhook_id, delivery_id, asked_by}."""
    stored: dict[str, Any] = {"webhooks": DjangoWebhooks(), "deliveries": DjangoDeliveries()}
    asked: dict[str, Any] = {"standings": standing_of, "post": post(), "clock": database_clock()}
    pinging.send_ping(_ping(payload), unit_of_work=unit_of_work, **stored, **asked)


def give_ping_up(payload: dict[str, Any], error: str) -> None:
    """The job of a ping has died."""
    pinging.give_ping_up(
        _ping(payload), unit_of_work=unit_of_work, deliveries=DjangoDeliveries(), clock=database_clock()
    )


def _ping(payload: dict[str, Any]) -> pinging.SendPing:
    return pinging.SendPing(**{name: UUID(each) for name, each in payload.items()})
