"""Places: where an item lies, and which film a version is of."""

from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.whereabouts import Places, Whereabouts
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video_version import VideoVersion
from tests.feedback.adapters.conftest import FakeShelves, Shelves
from tests.feedback.fake_places import FakePlaces


@pytest.fixture
def places(shelves: Shelves) -> Places:
    if isinstance(shelves, FakeShelves):
        return FakePlaces(shelves.items, shelves.versions)
    from feedback.infrastructure.places import PostgresPlaces

    return PostgresPlaces()


def test_an_item_lies_on_its_version(
    places: Places, project_id: UUID, version: VideoVersion, item: FeedbackItem
) -> None:
    assert places.of_item(project_id, item.id) == Whereabouts(version.video_id, version.id)
    assert places.of_version(project_id, version.id) == Whereabouts(version.video_id, version.id)


def test_what_is_elsewhere_is_not_there(
    places: Places, project_id: UUID, version: VideoVersion, item: FeedbackItem
) -> None:
    for find, known in ((places.of_item, item.id), (places.of_version, version.id)):
        assert find(new_id(), known) is None
        assert find(project_id, new_id()) is None


def test_an_item_in_the_trash_is_not_there(
    places: Places, shelves: Any, project_id: UUID, version: VideoVersion, item: FeedbackItem
) -> None:
    with shelves.work():
        shelves.items.hide(project_id, [version.id])
    assert places.of_item(project_id, item.id) is None
