"""Composition root of the webhooks context: what people do with webhooks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from core.domain.pages import CursorPage, Page
from core.infrastructure import streams
from core.infrastructure.database_clock import database_clock
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require
from webhooks.application import read_webhooks as reading
from webhooks.application.create_webhook import create_webhook
from webhooks.application.delete_webhook import delete_webhook
from webhooks.application.look_up import inspect_url
from webhooks.application.pause_webhook import pause_webhook
from webhooks.application.ping_webhook import ping_webhook
from webhooks.application.read_models import DeliveryRow, ToldSecret, WebhookRow
from webhooks.application.replay_events import replay_events
from webhooks.application.resend_delivery import resend_delivery
from webhooks.application.resume_webhook import resume_webhook
from webhooks.application.rotate_secret import rotate_secret
from webhooks.application.update_webhook import update_webhook
from webhooks.domain.addresses import Reach
from webhooks.infrastructure.deliveries import DjangoDeliveries
from webhooks.infrastructure.lookup import system_lookup
from webhooks.infrastructure.queries import DjangoWebhookQueries
from webhooks.infrastructure.secrets import new_secret
from webhooks.infrastructure.wake_ups import follow_channel, start
from webhooks.infrastructure.webhooks import DjangoWebhooks


@dataclass(frozen=True)
class WebhooksApp:
    """The verbs of those who look after webhooks."""

    list_webhooks: Callable[..., Page[WebhookRow]]
    read_webhook: Callable[..., WebhookRow]
    create_webhook: Callable[..., ToldSecret]
    update_webhook: Callable[..., WebhookRow]
    delete_webhook: Callable[..., None]
    rotate_secret: Callable[..., ToldSecret]
    pause_webhook: Callable[..., WebhookRow]
    resume_webhook: Callable[..., WebhookRow]
    ping_webhook: Callable[..., DeliveryRow]
    replay_events: Callable[..., WebhookRow]
    list_deliveries: Callable[..., CursorPage[DeliveryRow]]
    read_delivery: Callable[..., DeliveryRow]
    resend_delivery: Callable[..., DeliveryRow]


@cache
def app() -> WebhooksApp:
    reads: dict[str, Any] = {"access": require, "queries": DjangoWebhookQueries()}
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "access": require, "webhooks": DjangoWebhooks()}
    dated: dict[str, Any] = write | {"clock": database_clock()}
    terms: dict[str, Any] = dated | {"inspect": inspect, "known": import_string(settings.ACTIVITY_TYPES)}
    logged: dict[str, Any] = dated | {"log": streams, "start": start}
    jobs, deliveries = DatabaseJobQueue(), DjangoDeliveries()
    return WebhooksApp(
        list_webhooks=partial(reading.list_webhooks, **reads),
        read_webhook=partial(reading.read_webhook, **reads),
        create_webhook=partial(create_webhook, **terms, log=streams, new_secret=new_secret, follow=follow_channel),
        update_webhook=partial(update_webhook, **terms),
        delete_webhook=partial(delete_webhook, **write, jobs=jobs),
        rotate_secret=partial(rotate_secret, **dated, new_secret=new_secret),
        pause_webhook=partial(pause_webhook, **dated),
        resume_webhook=partial(resume_webhook, **dated, start=start, follow=follow_channel),
        ping_webhook=partial(ping_webhook, **dated, deliveries=deliveries, jobs=jobs),
        replay_events=partial(replay_events, **logged),
        list_deliveries=partial(reading.list_deliveries, **reads),
        read_delivery=partial(reading.read_delivery, **reads),
        resend_delivery=partial(resend_delivery, **logged, deliveries=deliveries),
    )


def reach() -> Reach:
    return Reach.of(settings.WEBHOOK_ALLOWED_NETWORKS)


def inspect(url: str) -> None:
    """Raises InvalidField at /url."""
    inspect_url(url, reach=reach(), lookup=system_lookup)
