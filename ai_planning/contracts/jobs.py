"""Words of planning jobs."""

from enum import StrEnum


class JobKind(StrEnum):
    """What is made: a whole story, all shots, one stage or shot anew, inserts of a shot, frames, a file."""

    STORY = "story"
    SHOTS = "shots"
    STAGE = "stage"
    SHOT = "shot"
    INSERTS = "inserts"
    STORYBOARD = "storyboard"
    EXPORT = "export"


class JobStatus(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class CancelReason(StrEnum):
    ASKED = "asked"
    SUPERSEDED = "superseded"
    PLAN_DELETED = "plan_deleted"
    MEMBER_LEFT = "member_left"
