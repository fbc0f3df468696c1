"""Words of the review loop that others know."""

from enum import StrEnum


class FeedbackStatus(StrEnum):
    """Where an item stands: open ⇄ in_progress → resolved → closed, and back to open."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CLOSED = "closed"


UNRESOLVED = (FeedbackStatus.OPEN, FeedbackStatus.IN_PROGRESS)


class Priority(StrEnum):
    """How much an item matters, least first."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class VideoStatus(StrEnum):
    """How far a version is: only a ready one has facts and pictures."""

    UPLOADING = "uploading"
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


class UploadState(StrEnum):
    """How far an upload is: `open` takes parts, `checking` is complete and being read, the others are the end."""

    OPEN = "open"
    CHECKING = "checking"
    COMPLETED = "completed"
    FAILED = "failed"
    ABORTED = "aborted"
    EXPIRED = "expired"


class StepName(StrEnum):
    """What is done to a version, in this order."""

    RECEIVE = "receive"
    PROBE = "probe"
    POSTER = "poster"
    REMUX = "remux"
    SPRITE = "sprite"
    WAVEFORM = "waveform"
    LADDER = "ladder"


class StepState(StrEnum):
    """How far a step is; a failed one may be tried again by a person."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


class Delivery(StrEnum):
    """How the film is played at its full quality: the file itself, its streams in another wrapping, or encoded anew."""

    PLAY = "play"
    REMUX = "remux"
    ENCODE = "encode"
