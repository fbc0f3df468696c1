"""Contracts of the repositories, on the fake and on PostgreSQL."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from core.domain.ids import new_id
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.position import Position
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves
from tests.feedback.examples import JIMIN, LATER


def test_a_version_comes_back_as_it_went(shelves: Shelves, version: VideoVersion) -> None:
    with shelves.work():
        assert shelves.versions.get(version.id) == version
        assert shelves.versions.get(new_id()) is None


def test_a_saved_version_is_the_changed_one_and_tells_it_once(shelves: Shelves, project_id: UUID) -> None:
    waiting = examples.processing(project_id)
    with shelves.work():
        shelves.versions.add(waiting)
        assert shelves.versions.get(waiting.id) == waiting
        loaded = shelves.versions.get(waiting.id)
        loaded.learn(examples.FACTS, LATER + timedelta(1))
        loaded.keep_pictures("poster", ())
        loaded.become_ready(LATER + timedelta(1))
        shelves.versions.save(loaded)
        ready = shelves.versions.get(waiting.id)
    assert (ready.facts, ready.poster_key, ready.status.value, ready.told) == (examples.FACTS, "poster", "ready", [])
    assert [event.name for event in shelves.told] == ["version.updated", "video.ready"]


def test_only_stored_versions_are_known(shelves: Shelves, version: VideoVersion) -> None:
    assert shelves.versions.known({version.id, new_id()}) == {version.id}
    assert shelves.versions.known(set()) == set()


def test_footage_is_found_by_video_or_by_version_within_its_project(shelves: Shelves, version: VideoVersion) -> None:
    find, project_id = shelves.footages.find, version.project_id
    with shelves.work():
        assert find(project_id, version.video_id, None) == version.footage()
        assert find(project_id, None, version.id) == version.footage()
        assert find(project_id, version.video_id, version.id) == version.footage()
        assert find(project_id, new_id(), version.id) is None
        assert find(new_id(), None, version.id) is None
        assert find(project_id, None, None) is None


def test_an_item_comes_back_as_it_went(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        assert shelves.items.get(item.project_id, item.id) == item
        assert shelves.items.get(new_id(), item.id) is None
        assert shelves.items.get(item.project_id, new_id()) is None


def test_a_saved_item_is_the_changed_one(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        loaded = shelves.items.get(item.project_id, item.id)
        loaded.revise(
            loaded.note.changed(title="새 제목", text="새 글", priority=Priority.CRITICAL),
            by=JIMIN,
            now=LATER + timedelta(1),
        )
        loaded.move_to(FeedbackStatus.RESOLVED, by=JIMIN, now=LATER + timedelta(2))
        loaded.position = Position(Decimal("1.001"), 30)
        loaded.comment_count = 9
        shelves.items.save(loaded)
        again = shelves.items.get(item.project_id, item.id)
    assert again == replace(
        loaded, facts=[], moves=[], changes=[], was_counted_as=(FeedbackStatus.RESOLVED, Priority.CRITICAL)
    )
    assert [event.name for event in shelves.told] == ["feedback.updated", "status.changed"]


def test_items_of_a_version_come_in_order(shelves: Shelves, version: VideoVersion, item: FeedbackItem) -> None:
    second = examples.item(version.footage())
    with shelves.work():
        shelves.items.add(second)
        assert shelves.items.on_version(version.id) == sorted([item, second], key=lambda each: each.id)
        assert shelves.items.on_version(new_id()) == []


def test_a_removed_item_is_gone(shelves: Shelves, item: FeedbackItem) -> None:
    with shelves.work():
        loaded = shelves.items.get(item.project_id, item.id)
        loaded.delete()
        shelves.items.remove(loaded)
        assert shelves.items.get(item.project_id, item.id) is None
    assert [event.name for event in shelves.told] == ["feedback.deleted"]
