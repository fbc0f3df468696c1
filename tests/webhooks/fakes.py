"""Fakes of the ports of webhooks; they copy in and out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import Event, project_channel
from core.domain.ids import new_id
from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from core.domain.stream import Head, StreamEvent
from tests.webhooks.examples import HEAD
from webhooks.application.ports import Claim, Letter, Standing
from webhooks.application.read_models import DeliveryRow, WebhookRow
from webhooks.contracts import DeliveryStatus
from webhooks.domain.delivery import Delivery
from webhooks.domain.outcome import Outcome
from webhooks.domain.refusals import DeliveryNotFound, TooManyWebhooks, WebhookNotFound
from webhooks.domain.terms import Keeper
from webhooks.domain.webhook import MOST_WEBHOOKS, Webhook

LEASE = timedelta(seconds=30)
_OF_PEOPLE = ("terms", "secret", "keeper")


@dataclass
class FakeLog:
    """The stream of every project."""

    events: list[StreamEvent] = field(default_factory=list)
    oldest: int = 0

    def head(self, channel: str) -> Head:
        return replace(HEAD, seq=max([self.oldest, *(event.seq for event in self.events)]), oldest=self.oldest)

    def read(self, channel: str, since: int, *, limit: int) -> list[StreamEvent]:
        return [event for event in self.events if event.seq > max(since, self.oldest)][:limit]


@dataclass
class FakeWebhooks:
    """Webhooks, Leases, DueWebhooks and WebhookQueries over what is in memory."""

    log: FakeLog = field(default_factory=FakeLog)
    hooks: dict[UUID, Webhook] = field(default_factory=dict)
    leases: dict[UUID, tuple[UUID, datetime]] = field(default_factory=dict)
    messages: "FakeDeliveries" = field(default_factory=lambda: FakeDeliveries())
    told: list[Event] = field(default_factory=list)
    open_works: int = 0

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        kept = deepcopy((self.hooks, self.messages.kept))
        self.open_works += 1
        try:
            yield
        except BaseException:
            self.hooks, self.messages.kept = kept
            raise
        finally:
            self.open_works -= 1

    def add(self, hook: Webhook) -> None:
        if len(self.of_project(hook.project_id)) >= MOST_WEBHOOKS:
            raise TooManyWebhooks(most=MOST_WEBHOOKS)
        self._store(hook)

    def get(self, project_id: UUID, webhook_id: UUID) -> Webhook:
        hook = self.hooks.get(webhook_id)
        if hook is None or hook.project_id != project_id:
            raise WebhookNotFound
        return deepcopy(hook)

    def of_project(self, project_id: UUID) -> list[Webhook]:
        found = [hook for hook in self.hooks.values() if hook.project_id == project_id]
        return deepcopy(sorted(found, key=lambda hook: hook.id))

    def save(self, hook: Webhook) -> None:
        self._store(hook)

    def remove(self, hook: Webhook) -> None:
        self._store(hook)
        del self.hooks[hook.id]

    def rename_keeper(self, keeper: Keeper) -> None:
        for hook in self.hooks.values():
            if hook.keeper.id == keeper.id:
                hook.keeper = keeper

    def claim(self, webhook_id: UUID, now: datetime) -> Claim | None:
        hook, held = self.hooks.get(webhook_id), self.leases.get(webhook_id)
        if hook is None or not hook.is_active or (held is not None and held[1] >= now):
            return None
        self.leases[webhook_id] = (new_id(), now + LEASE)
        return Claim(self.leases[webhook_id][0], hook.is_slow or hook.failing_since is not None)

    def hold(self, webhook_id: UUID, lease: UUID) -> Webhook | None:
        if webhook_id not in self.hooks or self.leases.get(webhook_id, (None,))[0] != lease:
            return None
        return deepcopy(self.hooks[webhook_id])

    def keep(self, hook: Webhook, now: datetime) -> None:
        kept = deepcopy(hook)
        kept.terms, kept.secret, kept.keeper = (getattr(self.hooks[hook.id], name) for name in _OF_PEOPLE)
        self._store(kept)
        hook.facts.clear()
        self.leases[hook.id] = (self.leases[hook.id][0], now + LEASE)

    def release(self, webhook_id: UUID, lease: UUID) -> None:
        if self.leases.get(webhook_id, (None,))[0] == lease:
            del self.leases[webhook_id]

    def is_due(self, webhook_id: UUID, now: datetime) -> bool:
        return webhook_id in self._due(now)

    def due_of_project(self, project_id: UUID, now: datetime) -> list[UUID]:
        return [webhook_id for webhook_id in sorted(self._due(now)) if self.hooks[webhook_id].project_id == project_id]

    def anywhere(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        busy = {webhook_id for webhook_id, (_, until) in self.leases.items() if until >= now}
        free = [self.hooks[webhook_id] for webhook_id in self._due(now) if webhook_id not in busy]
        free.sort(key=lambda hook: (hook.due_at is not None, hook.due_at or now, hook.id))
        return [(hook.id, hook.project_id) for hook in free][:limit]

    def page(self, project_id: UUID, wanted: PageRequest) -> Page[WebhookRow]:
        rows = [WebhookRow.of(hook) for hook in reversed(self.of_project(project_id))]
        return Page(tuple(rows[wanted.offset : wanted.offset + wanted.size]), len(rows))

    def row(self, project_id: UUID, webhook_id: UUID) -> WebhookRow:
        return WebhookRow.of(self.get(project_id, webhook_id))

    def deliveries(
        self, webhook_id: UUID, wanted: CursorRequest, status: DeliveryStatus | None
    ) -> CursorPage[DeliveryRow]:
        rows = [row for row in self.messages.of(webhook_id) if status in (None, row.status)]
        rows.sort(key=_age, reverse=True)
        if wanted.after is not None:
            rows = [row for row in rows if _key(row) < wanted.after]
        kept = tuple(DeliveryRow.of(row) for row in rows[: wanted.size])
        return CursorPage(kept, _key(rows[wanted.size - 1]) if len(rows) > wanted.size else None)

    def delivery(self, webhook_id: UUID, delivery_id: UUID) -> DeliveryRow:
        return DeliveryRow.of(self.messages.get(webhook_id, delivery_id))

    def _store(self, hook: Webhook) -> None:
        self.told += hook.facts
        hook.facts.clear()
        self.hooks[hook.id] = deepcopy(hook)

    def _due(self, now: datetime) -> set[UUID]:
        return {hook.id for hook in self.hooks.values() if hook.is_active and self._has_work(hook, now)}

    def _has_work(self, hook: Webhook, now: datetime) -> bool:
        if hook.due_at is not None:
            return hook.due_at <= now
        return self.log.head(project_channel(hook.project_id)).seq > hook.seq


@dataclass
class FakeDue:
    """DueWebhooks, whose `of_project` is not the one of Webhooks."""

    hooks: FakeWebhooks

    def has_active(self, project_id: UUID) -> bool:
        return any(hook.is_active for hook in self.hooks.of_project(project_id))

    def is_due(self, webhook_id: UUID, now: datetime) -> bool:
        return self.hooks.is_due(webhook_id, now)

    def of_project(self, project_id: UUID, now: datetime) -> list[UUID]:
        return self.hooks.due_of_project(project_id, now)

    def anywhere(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        return self.hooks.anywhere(now, limit)


@dataclass
class FakeDeliveries:
    kept: dict[UUID, Delivery] = field(default_factory=dict)

    def add(self, delivery: Delivery) -> None:
        self.kept[delivery.id] = deepcopy(delivery)

    def queue(self, deliveries: Sequence[Delivery]) -> None:
        for each in deliveries:
            known = self.kept.setdefault(each.id, deepcopy(each))
            known.status, known.tries, known.due_at, known.ended_at = (
                each.status,
                each.tries,
                each.due_at,
                each.ended_at,
            )

    def get(self, webhook_id: UUID, delivery_id: UUID) -> Delivery:
        found = self.kept.get(delivery_id)
        if found is None or found.webhook_id != webhook_id:
            raise DeliveryNotFound
        return deepcopy(found)

    def first_pending(self, webhook_id: UUID, up_to: int) -> Delivery | None:
        waiting = [each for each in self.of(webhook_id) if each.is_pending and each.seq is not None]
        found = [each for each in waiting if (each.seq or 0) <= up_to]
        return min(found, key=lambda each: (each.seq or 0, each.created_at), default=None)

    def save(self, delivery: Delivery) -> None:
        self.kept[delivery.id] = deepcopy(delivery)

    def drop_some(self, webhook_id: UUID) -> bool:
        self.kept = {each.id: each for each in self.kept.values() if each.webhook_id != webhook_id}
        return False

    def drop_older(self, than: datetime) -> bool:
        self.kept = {each.id: each for each in self.kept.values() if each.ended_at is None or each.ended_at >= than}
        return False

    def of(self, webhook_id: UUID) -> list[Delivery]:
        return deepcopy([each for each in self.kept.values() if each.webhook_id == webhook_id])


@dataclass
class FakePost:
    """Answers `outcomes` one after the other, then that it was taken; `sent` are the letters."""

    outcomes: list[Outcome] = field(default_factory=list)
    sent: list[Letter] = field(default_factory=list)

    def __call__(self, letter: Letter) -> Outcome:
        self.sent.append(letter)
        return self.outcomes.pop(0) if self.outcomes else Outcome(None, 5, 200)

    @property
    def seqs(self) -> list[int]:
        return [letter.message["seq"] for letter in self.sent]


@dataclass
class FakeStandings:
    standing: Standing = Standing.ENTITLED

    def __call__(self, project_id: UUID, user_id: UUID) -> Standing:
        return self.standing


def _age(row: Delivery) -> tuple[datetime, UUID]:
    return row.created_at, row.id


def _key(row: Delivery) -> tuple[str, ...]:
    return row.created_at.isoformat(), str(row.id)
