"""What the webhooks use cases need from the outside."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Any, Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from core.domain.secret import Secret
from core.domain.stream import Head, StreamEvent
from projects.contracts import Capability, ProjectGrant
from webhooks.application.read_models import DeliveryRow, WebhookRow
from webhooks.contracts import DeliveryStatus
from webhooks.domain.delivery import Delivery
from webhooks.domain.outcome import Outcome
from webhooks.domain.terms import Keeper
from webhooks.domain.webhook import Webhook

Chance = Callable[[], float]


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises what projects refuses: not there, not permitted, archived."""


class Webhooks(Protocol):
    def add(self, hook: Webhook) -> None:
        """Raises TooManyWebhooks, also where several are added at once."""

    def get(self, project_id: UUID, webhook_id: UUID) -> Webhook:
        """Locked. Raises WebhookNotFound."""

    def of_project(self, project_id: UUID) -> list[Webhook]:
        """Locked, in the order of their ids."""

    def save(self, hook: Webhook) -> None: ...

    def remove(self, hook: Webhook) -> None:
        """Its deliveries stay; see `Deliveries.drop_some`."""

    def rename_keeper(self, keeper: Keeper) -> None: ...


class WebhookQueries(Protocol):
    def page(self, project_id: UUID, wanted: PageRequest) -> Page[WebhookRow]:
        """Newest first; two statements."""

    def row(self, project_id: UUID, webhook_id: UUID) -> WebhookRow:
        """Raises WebhookNotFound."""

    def deliveries(
        self, webhook_id: UUID, wanted: CursorRequest, status: DeliveryStatus | None
    ) -> CursorPage[DeliveryRow]:
        """Newest first."""

    def delivery(self, webhook_id: UUID, delivery_id: UUID) -> DeliveryRow:
        """Raises DeliveryNotFound."""


class Deliveries(Protocol):
    def add(self, delivery: Delivery) -> None: ...

    def queue(self, deliveries: Sequence[Delivery]) -> None:
        """Store them; those that are there already are pending again and keep their attempts."""

    def get(self, webhook_id: UUID, delivery_id: UUID) -> Delivery:
        """Locked. Raises DeliveryNotFound."""

    def first_pending(self, webhook_id: UUID, up_to: int) -> Delivery | None:
        """Of events up to that number, the earliest."""

    def save(self, delivery: Delivery) -> None: ...

    def drop_some(self, webhook_id: UUID) -> bool:
        """Whether there may be more."""

    def drop_older(self, than: datetime) -> bool:
        """Some that ended before; whether there may be more."""


@dataclass(frozen=True)
class Claim:
    lease: UUID
    is_slow: bool


class Leases(Protocol):
    """Who may send to a webhook: one at a time, as long as it comes back before its time is over."""

    def claim(self, webhook_id: UUID, now: datetime) -> Claim | None:
        """None where another has it, or it is paused or gone."""

    def hold(self, webhook_id: UUID, lease: UUID) -> Webhook | None:
        """Locked; None where it is another's turn by now."""

    def keep(self, hook: Webhook, now: datetime) -> None:
        """Store what sending changes of it, and what it tells; the lease begins anew."""

    def release(self, webhook_id: UUID, lease: UUID) -> None: ...


class DueWebhooks(Protocol):
    """Active ones that something waits for: a delivery whose time has come, or events behind their place."""

    def has_active(self, project_id: UUID) -> bool:
        """Whether the project has one at all, due or not."""

    def is_due(self, webhook_id: UUID, now: datetime) -> bool: ...

    def of_project(self, project_id: UUID, now: datetime) -> list[UUID]: ...

    def anywhere(self, now: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        """With their projects; without those that are being sent to."""


class EventLog(Protocol):
    """A project's stream."""

    def head(self, channel: str) -> Head: ...

    def read(self, channel: str, since: int, *, limit: int) -> list[StreamEvent]: ...


class Followers(Protocol):
    """Whoever wants to be woken by the next event of a channel, once."""

    def __call__(self, channel: str) -> None: ...


@dataclass(frozen=True)
class Letter:
    """What is sent where, signed with these."""

    id: UUID
    url: str = field(repr=False)
    secrets: Sequence[Secret]
    message: dict[str, Any] = field(repr=False)


class Post(Protocol):
    def __call__(self, letter: Letter) -> Outcome:
        """Bounded in time; whatever goes wrong is an outcome."""


class Lookup(Protocol):
    def __call__(self, host: str, port: int, seconds: float) -> tuple[str, ...]:
        """Every address that the name leads to. Raises NameUnknown."""


class NameUnknown(Exception):
    """The name leads nowhere, or nobody says where in time."""


class Standing(Enum):
    """What somebody is to the project: LEFT may no more, of AWAY the project itself lies in the trash."""

    ENTITLED = auto()
    LEFT = auto()
    AWAY = auto()


class Standings(Protocol):
    def __call__(self, project_id: UUID, user_id: UUID) -> Standing: ...


class Lane(Protocol):
    """Keeps those that take long, or fail, from taking every place."""

    def __call__(self, *, is_slow: bool) -> AbstractContextManager[bool]:
        """Whether there is a place."""


class PauseNotices(Protocol):
    def __call__(self, hook: Webhook) -> None:
        """Owe its keeper a mail that it was paused, inside the running unit of work; of one who left, the others."""
