"""What can happen on the streams of projects and people, whichever context tells it."""

import ai_planning.contracts
import feedback.contracts
import notifications.contracts
import projects.contracts
import schedule.contracts
from core.domain.events import LiveEvent, ProjectEvent

_CONTRACTS = (
    feedback.contracts,
    ai_planning.contracts,
    schedule.contracts,
    projects.contracts,
    notifications.contracts,
)
_PUBLISHED = [word for contracts in _CONTRACTS for word in vars(contracts).values() if isinstance(word, type)]

LIVE_EVENTS: tuple[type[LiveEvent], ...] = tuple(
    word for word in _PUBLISHED if issubclass(word, LiveEvent) and hasattr(word, "name")
)
ACTIVITY_TYPES = tuple(sorted({event.name for event in LIVE_EVENTS if issubclass(event, ProjectEvent)}))
