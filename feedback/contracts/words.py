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


class Resolution(StrEnum):
    """With what a closed item was dealt with."""

    DONE = "done"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    DUPLICATE = "duplicate"


class ShapeKind(StrEnum):
    """What may be drawn on a picture."""

    POINT = "point"
    LINE = "line"
    ARROW = "arrow"
    RECTANGLE = "rectangle"
    ELLIPSE = "ellipse"
    PATH = "path"
    TEXT = "text"


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


class DeliveryReason(StrEnum):
    """Why the film is played that way; stable codes, each with words in config/messages.py."""

    PLAYS = "delivery.plays"
    WRAPPING = "delivery.wrapping"
    INDEX_BEHIND = "delivery.index_behind"
    SOUND = "delivery.sound"
    CODEC = "delivery.codec"
    CODEC_NOT_EVERYWHERE = "delivery.codec_not_everywhere"
    PROFILE = "delivery.profile"
    HDR = "delivery.hdr"
    BIT_DEPTH = "delivery.bit_depth"
    CHROMA = "delivery.chroma"
    INTERLACED = "delivery.interlaced"
    PICTURE_SIZE = "delivery.picture_size"
    BIT_RATE = "delivery.bit_rate"
    NO_TIMES = "delivery.no_times"
    UNEVEN_ORDER = "delivery.uneven_order"


class Hdr(StrEnum):
    """How light beyond that of a usual screen is coded."""

    PQ = "pq"
    HLG = "hlg"

    @classmethod
    def told_by(cls, transfer: str | None) -> "Hdr | None":
        """By the name of the colour transfer; None for the usual range."""
        return {"smpte2084": cls.PQ, "arib-std-b67": cls.HLG}.get(transfer or "")
