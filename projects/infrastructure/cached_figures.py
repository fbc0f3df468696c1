"""Figures of projects over three layers, under the revision of the project (docs/adr/0017)."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar
from uuid import UUID

from core.domain.events import project_channel
from core.infrastructure.cache import Life, Revisions, cached, cached_many, revisions_of
from projects.application.overview_models import RecentEvents
from projects.application.overview_ports import ProjectFigures
from projects.application.ports import Reviews
from projects.contracts import Resolution, ReviewTally, Role, UploadVolume, VersionTallies

Value = TypeVar("Value")
QUARTER = timedelta(minutes=15)


class CachedReviews:
    def __init__(self, reviews: Reviews) -> None:
        self._reviews = reviews

    def tallies(self, project_ids: Collection[UUID]) -> dict[UUID, ReviewTally]:
        at = revisions_of(map(project_channel, project_ids))
        by_project = {each: {project_channel(each): at[project_channel(each)]} for each in project_ids}
        return cached_tallies(self._reviews, by_project)

    def versions(self, project_id: UUID, most: int) -> VersionTallies:
        return _of(project_id, "project_versions", partial(self._reviews.versions, project_id, most), most)

    def resolution(self, project_id: UUID) -> Resolution:
        return _of(project_id, "project_resolution", partial(self._reviews.resolution, project_id))

    def uploads(self, project_id: UUID) -> UploadVolume:
        return _of(project_id, "project_uploads", partial(self._reviews.uploads, project_id))


class CachedFigures:
    def __init__(self, figures: ProjectFigures) -> None:
        self._figures = figures

    def headcount(self, project_id: UUID) -> Mapping[Role, int]:
        return _of(project_id, "project_headcount", partial(self._figures.headcount, project_id))

    def recent_events(self, project_id: UUID, since: datetime) -> RecentEvents:
        """From the beginning of a quarter of an hour, so that what was counted serves that long."""
        since -= (since - datetime.min.replace(tzinfo=since.tzinfo)) % QUARTER
        return _of(project_id, "project_events", partial(self._figures.recent_events, project_id, since), since)


def cached_tallies(reviews: Reviews, by_project: Mapping[UUID, Revisions]) -> dict[UUID, ReviewTally]:
    """Of the projects that are given with their revisions."""
    return cached_many("project_tally", by_project, reviews.tallies)


def _of(project_id: UUID, entry: str, load: Callable[[], Value], *more: object) -> Value:
    at = revisions_of([project_channel(project_id)])
    return cached(entry, at, load, of=(project_id, *more), life=Life.COLD)
