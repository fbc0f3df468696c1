"""Statistics and activity as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from core.domain.stream import StreamEvent
from projects.application.overview_models import ActiveDays, Statistics
from projects.contracts import ReviewTally, Role, UploadVolume, VersionTallies


def statistics_body(found: Statistics) -> dict[str, Any]:
    """The sections that were read."""
    sections = ((name, getattr(found, name)) for name in _SECTIONS)
    return {name: _SECTIONS[name](section) for name, section in sections if section is not None}


def event_body(event: StreamEvent) -> dict[str, Any]:
    return {"seq": event.seq, "type": event.type, "at": event.at, "actor": event.actor, "data": event.data}


def _notes(tally: ReviewTally) -> dict[str, Any]:
    return {"total": tally.total, "unresolved": tally.unresolved, "by_status": tally.by_status}


def _priorities(tally: ReviewTally) -> dict[str, Any]:
    return {"distribution": tally.by_priority, "ranks": tally.ranks, "mean_rank": tally.mean_rank}


def _cuts(tallies: VersionTallies) -> dict[str, Any]:
    return {"total": tallies.total, "newest": [asdict(row) for row in tallies.rows]}


def _headcount(by_role: Mapping[Role, int]) -> dict[str, Any]:
    return {"count": sum(by_role.values()), "by_role": {role.value: by_role[role] for role in by_role}}


def _uploads(volume: UploadVolume) -> dict[str, Any]:
    return {"count": volume.count, "bytes": volume.size}


def _days(active: ActiveDays) -> dict[str, Any]:
    return {"time_zone": active.time_zone, "days": [asdict(day) for day in active.days]}


_SECTIONS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "feedback": _notes,
    "priority": _priorities,
    "versions": _cuts,
    "resolution": asdict,
    "members": _headcount,
    "uploads": _uploads,
    "activity": _days,
}
