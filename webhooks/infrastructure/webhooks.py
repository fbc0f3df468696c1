"""Webhooks and their leases over one table."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat

from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.secret import Secret
from core.infrastructure.models import ChannelRecord
from core.infrastructure.outbox import publish_all
from webhooks.application.ports import Claim
from webhooks.contracts import PauseReason, WebhookStatus
from webhooks.domain.refusals import TooManyWebhooks, WebhookNotFound
from webhooks.domain.terms import Keeper, Terms
from webhooks.domain.webhook import MOST_WEBHOOKS, Webhook
from webhooks.infrastructure.models import WebhookRecord

# Longer than any attempt takes, so that nobody else begins while one is on its way.
LEASE = timedelta(seconds=30)
PROJECTS = project_channel(UUID(int=0)).removesuffix(str(UUID(int=0)))
_PLAIN = (
    "id", "project_id", "created_at", "updated_at", "secret_changed_at", "seq", "epoch", "old_secret_until",
    "paused_at", "given_up", "failing_since", "last_delivered_at", "is_slow", "due_at", "version",
)  # fmt: skip
_OF_SENDING = (
    "seq", "due_at", "given_up", "failing_since", "last_delivered_at", "is_slow", "status", "pause_reason", "paused_at",
    "version", "updated_at",
)  # fmt: skip
# By webhook, what this process holds in whichever thread.
_leases: dict[UUID, UUID] = {}


class DjangoWebhooks:
    def add(self, hook: Webhook) -> None:
        """Raises TooManyWebhooks."""
        with connection.cursor() as cursor:
            # Nobody else counts meanwhile; there is no row yet that could be locked.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"webhooks:{hook.project_id}"])
        if WebhookRecord.objects.filter(project_id=hook.project_id).count() >= MOST_WEBHOOKS:
            raise TooManyWebhooks(most=MOST_WEBHOOKS)
        WebhookRecord(**_columns(hook)).save(force_insert=True)
        _publish(hook)

    def get(self, project_id: UUID, webhook_id: UUID) -> Webhook:
        return _found(WebhookRecord.objects.filter(project_id=project_id, id=webhook_id))

    def of_project(self, project_id: UUID) -> list[Webhook]:
        found = WebhookRecord.objects.select_for_update().filter(project_id=project_id)
        return [_webhook(record) for record in found.order_by("id")]

    def save(self, hook: Webhook) -> None:
        columns = _columns(hook)
        WebhookRecord.objects.filter(id=columns.pop("id")).update(**columns)
        _publish(hook)

    def remove(self, hook: Webhook) -> None:
        WebhookRecord.objects.filter(id=hook.id).delete()
        _publish(hook)

    def rename_keeper(self, keeper: Keeper) -> None:
        WebhookRecord.objects.filter(keeper_id=keeper.id).exclude(keeper_name=keeper.name).update(
            keeper_name=keeper.name
        )


class DjangoLeases:
    """A lease is taken in a statement of its own, and kept while whoever has it comes back in time."""

    def claim(self, webhook_id: UUID, now: datetime) -> Claim | None:
        lease = new_id()
        free = Q(lease_until=None) | Q(lease_until__lt=now)
        mine = WebhookRecord.objects.filter(free, id=webhook_id, status=WebhookStatus.ACTIVE.value)
        if not mine.update(lease=lease, lease_until=now + LEASE):
            return None
        _leases[webhook_id] = lease
        slow = WebhookRecord.objects.filter(Q(is_slow=True) | Q(failing_since__isnull=False), id=webhook_id)
        return Claim(lease, is_slow=slow.exists())

    def hold(self, webhook_id: UUID, lease: UUID) -> Webhook | None:
        record = WebhookRecord.objects.select_for_update().filter(id=webhook_id, lease=lease).first()
        return None if record is None else _webhook(record)

    def keep(self, hook: Webhook, now: datetime) -> None:
        columns = {name: value for name, value in _columns(hook).items() if name in _OF_SENDING}
        WebhookRecord.objects.filter(id=hook.id).update(lease_until=now + LEASE, **columns)
        _publish(hook)

    def release(self, webhook_id: UUID, lease: UUID) -> None:
        WebhookRecord.objects.filter(id=webhook_id, lease=lease).update(lease=None, lease_until=None)
        if _leases.get(webhook_id) == lease:
            del _leases[webhook_id]

    def release_all(self) -> int:
        """Of this process; how many. Another may go on at once."""
        return WebhookRecord.objects.filter(lease__in=list(_leases.values())).update(lease=None, lease_until=None)


class DueWebhooks:
    """Those that have something to send, as far as their rows and the heads of the streams tell."""

    def has_active(self, project_id: UUID) -> bool:
        return WebhookRecord.objects.filter(project_id=project_id, status=WebhookStatus.ACTIVE.value).exists()

    def is_due(self, webhook_id: UUID, now: datetime) -> bool:
        return bool(_due(now).filter(id=webhook_id).exists())

    def of_project(self, project_id: UUID, now: datetime) -> list[UUID]:
        return list(_due(now).filter(project_id=project_id).order_by("id").values_list("id", flat=True))

    def anywhere(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        free = Q(lease_until=None) | Q(lease_until__lt=now)
        found = _due(now).filter(free).order_by(F("due_at").asc(nulls_first=True), "id")
        return list(found.values_list("id", "project_id")[:limit])


def _due(now: datetime) -> Any:
    channel = Concat(Value(PROJECTS), Cast("project_id", CharField()))
    ahead = ChannelRecord.objects.filter(name=OuterRef("channel"), seq__gt=OuterRef("seq"))
    active = WebhookRecord.objects.filter(status=WebhookStatus.ACTIVE.value).annotate(channel=channel)
    return active.filter(Q(due_at__lte=now) | Q(due_at=None) & Exists(ahead))


def _found(records: Any) -> Webhook:
    record = records.select_for_update().first()
    if record is None:
        raise WebhookNotFound
    return _webhook(record)


def _publish(hook: Webhook) -> None:
    if hook.facts:
        publish_all(hook.facts)
        hook.facts.clear()


def _columns(hook: Webhook) -> dict[str, Any]:
    return {name: getattr(hook, name) for name in _PLAIN} | {
        "url": hook.terms.url,
        "event_types": list(hook.terms.event_types),
        "description": hook.terms.description,
        "secret": hook.secret.reveal(),
        "old_secret": hook.old_secret.reveal() if hook.old_secret else None,
        "keeper_id": hook.keeper.id,
        "keeper_name": hook.keeper.name,
        "status": hook.status.value,
        "pause_reason": hook.pause_reason.value if hook.pause_reason else "",
    }


def _webhook(record: WebhookRecord) -> Webhook:
    return Webhook(
        terms=Terms(record.url, tuple(record.event_types), record.description),
        secret=Secret(record.secret),
        old_secret=Secret(record.old_secret) if record.old_secret else None,
        keeper=Keeper(record.keeper_id, record.keeper_name),
        status=WebhookStatus(record.status),
        pause_reason=PauseReason(record.pause_reason) if record.pause_reason else None,
        **{name: getattr(record, name) for name in _PLAIN},
    )
