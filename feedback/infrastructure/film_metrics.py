"""How uploads end, and how long the steps of the work on films take."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from prometheus_client import Counter, Histogram

from core.application.refusals import Unavailable
from core.domain.errors import DomainError
from feedback.contracts import UploadState
from feedback.domain.processing_step import ProcessingStep

P = ParamSpec("P")
T = TypeVar("T")
BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 7200.0)
_ENDS = (UploadState.COMPLETED, UploadState.ABORTED, UploadState.EXPIRED, UploadState.FAILED)

_UPLOADS = Counter("videoplanet_uploads", "Uploads of films by how they ended, those by the form included", ["outcome"])
_SECONDS = Histogram(
    "videoplanet_step_seconds", "Steps of the work on films by time taken", ["step", "outcome"], buckets=BUCKETS
)


def count_upload(state: UploadState) -> None:
    """An upload has come to it; only ends count."""
    if state in _ENDS:
        _UPLOADS.labels(state.value).inc()


def count_step(step: ProcessingStep) -> None:
    """The last try at it; one that has not ended, or was never begun, does not count."""
    if step.has_ended and step.started_at and step.ended_at:
        seconds = (step.ended_at - step.started_at).total_seconds()
        _SECONDS.labels(step.name.value, step.state.value).observe(seconds)


def counted(submit: Callable[P, T]) -> Callable[P, T]:
    """A form's film is there when its submission returns; what is refused for its sake is nobody's failure."""

    @wraps(submit)
    def counting(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            answer = submit(*args, **kwargs)
        except Exception as error:
            if isinstance(error, Unavailable) or not isinstance(error, DomainError):
                _UPLOADS.labels(UploadState.FAILED.value).inc()
            raise
        _UPLOADS.labels(UploadState.COMPLETED.value).inc()
        return answer

    return counting
