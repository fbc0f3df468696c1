"""What the kernel is told here about the contexts above it: tests fill these, the fixture `wired` empties them."""

from config.messages import MESSAGES as PRODUCT
from core.infrastructure.jobs import JobKind
from core.infrastructure.outbox import Subscriber
from core.presentation.messages import words

SUBSCRIPTIONS: dict[str, dict[str, Subscriber]] = {}
JOB_KINDS: dict[str, JobKind] = {}
MESSAGES = PRODUCT | {
    "cut.locked": words("잠긴 컷", "{name} 컷은 잠겼습니다.", "Cut locked", "The cut {name} is locked.")
}
