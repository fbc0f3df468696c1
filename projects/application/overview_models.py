"""What statistics and the activity feed show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from projects.contracts import Resolution, ReviewTally, Role, UploadVolume, VersionTallies
from projects.domain.days import Day


class StatisticsSection(StrEnum):
    FEEDBACK = "feedback"
    PRIORITY = "priority"
    VERSIONS = "versions"
    RESOLUTION = "resolution"
    MEMBERS = "members"
    UPLOADS = "uploads"
    ACTIVITY = "activity"


@dataclass(frozen=True)
class RecentEvents:
    """Numbers of a project's events by the quarter of an hour in which they happened, and the project's time zone."""

    time_zone: str
    counted: tuple[tuple[datetime, int], ...]


@dataclass(frozen=True)
class ActiveDays:
    """Days of the time zone, oldest first."""

    time_zone: str
    days: tuple[Day, ...]


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """The sections that were asked for; the others are None."""

    feedback: ReviewTally | None
    priority: ReviewTally | None
    versions: VersionTallies | None
    resolution: Resolution | None
    members: Mapping[Role, int] | None
    uploads: UploadVolume | None
    activity: ActiveDays | None
