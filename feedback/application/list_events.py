"""What happened in a project after a number, for whoever asks instead of listening."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.stream import StreamEvent
from feedback.application.ports import EventLog, ProjectAccess
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class ListEvents:
    """Up to `limit` events after number `since` of `epoch` (None: of the present one)."""

    actor: Actor
    project_id: UUID
    since: int
    epoch: str | None
    limit: int


@dataclass(frozen=True)
class EventsPage:
    """`seq` is the place to go on from; `resync`: the wish cannot be kept without a gap."""

    events: list[StreamEvent]
    seq: int
    epoch: str
    has_more: bool
    resync: bool


def list_events(command: ListEvents, *, access: ProjectAccess, log: EventLog) -> EventsPage:
    """NotFound for whoever is no member."""
    access.require(command.actor, command.project_id, Capability.READ)
    channel = project_channel(command.project_id)
    head = log.head(channel)
    events = log.read(channel, command.since, limit=command.limit)
    # Retention may drop events between the two questions.
    is_whole = not events or events[0].seq == command.since + 1
    if not head.can_resume(command.since, command.epoch) or not is_whole:
        return EventsPage([], head.seq, head.epoch, has_more=False, resync=True)
    read_to = events[-1].seq if events else head.seq
    return EventsPage(events, read_to, head.epoch, has_more=read_to < head.seq, resync=False)
