"""Which status leads to which."""

from feedback.contracts import FeedbackStatus
from feedback.domain.refusals import TransitionRefused

_S = FeedbackStatus
TRANSITIONS: dict[FeedbackStatus, frozenset[FeedbackStatus]] = {
    _S.OPEN: frozenset({_S.IN_PROGRESS}),
    _S.IN_PROGRESS: frozenset({_S.OPEN, _S.RESOLVED}),
    _S.RESOLVED: frozenset({_S.CLOSED, _S.OPEN}),
    _S.CLOSED: frozenset({_S.OPEN}),
}


def ensure_leads(status: FeedbackStatus, wanted: FeedbackStatus) -> None:
    """TransitionRefused."""
    if wanted not in TRANSITIONS[status]:
        raise TransitionRefused(current=status.value, wanted=wanted.value)
