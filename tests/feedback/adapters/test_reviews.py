"""The figures of projects, on the fake and on PostgreSQL."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video_version import VideoVersion
from projects.contracts import Resolution, ReviewOverview, UploadVolume, VersionTallies, VersionTally
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves
from tests.feedback.examples import JIMIN, NOON

S = FeedbackStatus
NOTHING = {"low": 0, "medium": 0, "high": 0, "critical": 0}


def noted(shelves: Shelves, cut: VideoVersion, *moves: tuple[S, datetime], **changes: Any) -> FeedbackItem:
    """An open item that has made these moves."""
    item = examples.item(cut.footage(), **{"status": S.OPEN, "priority": Priority.LOW, **changes})
    item.was_counted_as = item.counted_as
    with shelves.work():
        shelves.items.add(item)
    for status, at in moves:
        with shelves.work():
            moving = shelves.items.get(item.project_id, item.id)
            moving.move_to(status, by=JIMIN, now=at)
            shelves.items.save(moving)
    return item


def resolved(*hours: float) -> list[tuple[S, datetime]]:
    """The moves of an item that is resolved so many hours after NOON, once or more often."""
    path: list[tuple[S, datetime]] = []
    for hour in hours:
        at = NOON + timedelta(hours=hour)
        path += [(S.OPEN, at)] * bool(path) + [(S.IN_PROGRESS, at), (S.RESOLVED, at)]
    return path


def stored(shelves: Shelves, project_id: UUID, **changes: Any) -> VideoVersion:
    cut = examples.version(project_id, **changes)
    with shelves.work():
        shelves.versions.add(cut)
    return cut


def test_tallies_tell_where_the_notes_stand_also_of_projects_without_any(
    shelves: Shelves, version: VideoVersion
) -> None:
    noted(shelves, version)
    noted(shelves, version, priority=Priority.CRITICAL)
    noted(shelves, version, (S.IN_PROGRESS, NOON), priority=Priority.CRITICAL)
    noted(shelves, version, *resolved(1), (S.CLOSED, NOON))
    other, empty = stored(shelves, new_id()), new_id()
    noted(shelves, other, *resolved(1))
    tallies = shelves.reviews.tallies([version.project_id, other.project_id, empty])
    tally = tallies[version.project_id]
    assert tally.by_status == {"open": 2, "in_progress": 1, "resolved": 0, "closed": 1}
    assert list(tally.by_priority.items()) == [("low", 2), ("medium", 0), ("high", 0), ("critical", 2)]
    assert (tally.unresolved, tally.total) == (3, 4)
    assert (tallies[other.project_id].unresolved, tallies[other.project_id].total) == (0, 1)
    assert (tallies[empty].by_priority, tallies[empty].total) == (NOTHING, 0)
    assert shelves.reviews.tallies([]) == {}


def test_an_overview_tells_of_the_shown_and_counts_what_is_unresolved_in_all(
    shelves: Shelves, version: VideoVersion
) -> None:
    noted(shelves, version)
    noted(shelves, version, (S.IN_PROGRESS, NOON), priority=Priority.CRITICAL)
    noted(shelves, version, *resolved(1))
    other, foreign, empty = stored(shelves, new_id()), stored(shelves, new_id()), new_id()
    noted(shelves, other, priority=Priority.HIGH)
    noted(shelves, foreign)
    overview = shelves.reviews.overview([version.project_id, empty], [version.project_id, other.project_id, empty])
    assert overview.tallies == shelves.reviews.tallies([version.project_id, empty])
    assert overview.unresolved == 3
    assert shelves.reviews.overview([], [other.project_id]) == ReviewOverview({}, 1)
    shown = shelves.reviews.overview([other.project_id], [])
    assert (shown.tallies[other.project_id].total, shown.unresolved) == (1, 0)
    assert shelves.reviews.overview([], []) == ReviewOverview({}, 0)


def test_versions_with_unresolved_notes_come_newest_first_and_are_counted(shelves: Shelves, project_id: UUID) -> None:
    old, done, new = (
        stored(shelves, project_id, video_title=title, created_at=NOON + timedelta(hours=hour))
        for hour, title in enumerate(("오래된 컷", "끝난 컷", "새 컷"))
    )
    noted(shelves, old)
    noted(shelves, old, (S.IN_PROGRESS, NOON))
    noted(shelves, new)
    noted(shelves, done, *resolved(1))
    noted(shelves, stored(shelves, new_id()))
    rows = (
        VersionTally(new.video_id, "새 컷", new.id, new.number, 1),
        VersionTally(old.video_id, "오래된 컷", old.id, old.number, 2),
    )
    assert shelves.reviews.versions(project_id, 50) == VersionTallies(rows, 2)
    assert shelves.reviews.versions(project_id, 1) == VersionTallies(rows[:1], 2)
    assert shelves.reviews.versions(new_id(), 50) == VersionTallies((), 0)


def test_an_item_is_resolved_when_it_was_so_first(shelves: Shelves, version: VideoVersion) -> None:
    noted(shelves, version, *resolved(1))
    noted(shelves, version, *resolved(4, 90))
    noted(shelves, version, *resolved(1), (S.OPEN, NOON + timedelta(days=3)))
    noted(shelves, version, (S.IN_PROGRESS, NOON))
    noted(shelves, stored(shelves, new_id()), *resolved(500))
    resolution = shelves.reviews.resolution(version.project_id)
    assert resolution.count == 3
    assert resolution.mean_seconds == pytest.approx(2 * 3600)
    assert shelves.reviews.resolution(new_id()) == Resolution(0, None)


def test_uploads_are_counted_with_their_bytes(shelves: Shelves, project_id: UUID) -> None:
    for owner in (project_id, project_id, new_id()):
        stored(shelves, owner)
    assert shelves.reviews.uploads(project_id) == UploadVolume(2, 2**34)
    assert shelves.reviews.uploads(new_id()) == UploadVolume(0, 0)
