"""A webhook: where the events of a project are sent on to, and how far that has come."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from core.domain.errors import InvalidField, Stale
from core.domain.events import Event
from core.domain.secret import Secret
from core.domain.stream import Head
from webhooks.contracts import (
    PauseReason,
    WebhookCreated,
    WebhookDeleted,
    WebhookPaused,
    WebhookReplayed,
    WebhookResumed,
    WebhookSecretRotated,
    WebhookStatus,
    WebhookUpdated,
)
from webhooks.domain.terms import Keeper, Terms

MOST_WEBHOOKS = 20
# Given up one after the other; each has been tried for about an hour and a half by then.
MOST_GIVEN_UP = 5
LONGEST_OVERLAP = timedelta(days=7)
SLOW_MILLISECONDS = 2000


@dataclass
class Webhook:
    """`seq` is the last event that was taken up, in `epoch`; `due_at` when the next of those is to be sent.

    `given_up` counts deliveries since the last one that arrived; `is_slow` is of the last attempt. `version` tells of
    what people change.
    """

    id: UUID
    project_id: UUID
    terms: Terms
    secret: Secret
    keeper: Keeper
    created_at: datetime
    updated_at: datetime
    secret_changed_at: datetime
    seq: int
    epoch: str
    old_secret: Secret | None = None
    old_secret_until: datetime | None = None
    status: WebhookStatus = WebhookStatus.ACTIVE
    pause_reason: PauseReason | None = None
    paused_at: datetime | None = None
    given_up: int = 0
    failing_since: datetime | None = None
    last_delivered_at: datetime | None = None
    is_slow: bool = False
    due_at: datetime | None = None
    version: int = 1
    facts: list[Event] = field(default_factory=list)

    @classmethod
    def create(
        cls, ids: tuple[UUID, UUID], terms: Terms, secret: Secret, keeper: Keeper, head: Head, now: datetime
    ) -> Self:
        """`ids` are its own and its project's. It hears what happens after `head`."""
        hook = cls(*ids, terms, secret, keeper, now, now, now, head.seq, head.epoch)
        hook.facts.append(WebhookCreated(project_id=ids[1], webhook_id=ids[0], event_types=terms.event_types))
        return hook

    @property
    def is_active(self) -> bool:
        return self.status is WebhookStatus.ACTIVE

    def hears(self, event_type: str) -> bool:
        return self.terms.hears(event_type)

    def live_secrets(self, now: datetime) -> Sequence[Secret]:
        """The new one first."""
        if self.old_secret is None or self.old_secret_until is None or now >= self.old_secret_until:
            return (self.secret,)
        return self.secret, self.old_secret

    def expect(self, version: int | None) -> None:
        """Refuse a caller who saw another version."""
        if version is not None and version != self.version:
            raise Stale(self)

    def revise(self, terms: Terms, now: datetime) -> None:
        """Without a change it is none."""
        changed = self.terms.differences(terms)
        if changed:
            self.terms = terms
            self._touch(now)
            self._tell(WebhookUpdated(project_id=self.project_id, webhook_id=self.id, changed=changed))

    def rotate(self, secret: Secret, overlap: timedelta, now: datetime) -> None:
        """The one before stays valid for `overlap`; one that was older than that ends now."""
        self.old_secret, self.old_secret_until = self.secret, now + overlap
        self.secret, self.secret_changed_at = secret, now
        self._touch(now)
        self._tell(WebhookSecretRotated(project_id=self.project_id, webhook_id=self.id))

    def pause(self, reason: PauseReason, now: datetime) -> None:
        """What happens meanwhile is sent when it is resumed. Once more it is no change."""
        if self.is_active:
            self.status, self.pause_reason, self.paused_at = WebhookStatus.PAUSED, reason, now
            self._touch(now)
            self._tell(
                WebhookPaused(
                    project_id=self.project_id,
                    webhook_id=self.id,
                    reason=reason,
                    keeper_id=self.keeper.id,
                    subject=self.terms.subject,
                )
            )

    def resume(self, keeper: Keeper, now: datetime) -> None:
        """Whoever does it keeps it from now on. Of one that is active it is no change."""
        if not self.is_active:
            self.status, self.pause_reason, self.paused_at = WebhookStatus.ACTIVE, None, None
            self.given_up, self.failing_since, self.due_at = 0, None, now
            self.keeper = keeper
            self._touch(now)
            self._tell(WebhookResumed(project_id=self.project_id, webhook_id=self.id))

    def replay(self, since: int, head: Head, now: datetime) -> None:
        """Go on after `since`, which the log has to reach back to."""
        if not head.oldest <= since <= self.seq:
            raise InvalidField("/since_seq", "webhook.since_out_of_range", oldest=head.oldest, newest=self.seq)
        self.seq, self.due_at = since, now
        self._tell(WebhookReplayed(project_id=self.project_id, webhook_id=self.id, since_seq=since))

    def delete(self) -> None:
        self._tell(WebhookDeleted(project_id=self.project_id, webhook_id=self.id))

    def take_up(self, seq: int, due_at: datetime | None) -> None:
        """All up to `seq` is queued, if there was something in it."""
        self.seq, self.due_at = seq, due_at

    def wait(self, until: datetime | None) -> None:
        """Nothing is to be sent before then; None: before something happens."""
        self.due_at = until

    def note_time(self, milliseconds: int) -> None:
        """How long its receiver kept the sender, whatever became of it."""
        self.is_slow = milliseconds >= SLOW_MILLISECONDS

    def note_delivered(self, now: datetime) -> None:
        self.given_up, self.failing_since, self.last_delivered_at, self.due_at = 0, None, now, now

    def note_failed(self, due_at: datetime, now: datetime) -> None:
        """To be tried again."""
        self.failing_since, self.due_at = self.failing_since or now, due_at

    def note_given_up(self, now: datetime) -> None:
        self.failing_since, self.due_at = self.failing_since or now, now
        self.given_up += 1
        if self.given_up >= MOST_GIVEN_UP:
            self.pause(PauseReason.FAILING, now)

    def _touch(self, now: datetime) -> None:
        self.version, self.updated_at = self.version + 1, now

    def _tell(self, fact: Event) -> None:
        self.facts.append(fact)
