"""Contracts of videos and of the storage ledger, on the fakes and on PostgreSQL."""

from datetime import timedelta
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.new_version import add_version
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.refusals import VideoNotFound
from feedback.domain.storage import StorageQuota, StorageUse
from feedback.domain.video import NewVersion
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.adapters.conftest import FakeShelves, Shelves
from tests.feedback.examples import JIMIN, LATER

QUOTA = StorageQuota(2**60, 2**60)


def further(version: VideoVersion) -> NewVersion:
    key = f"videos/{version.project_id}/{new_id()}/source"
    return NewVersion(
        id=new_id(),
        project_id=version.project_id,
        video_id=version.video_id,
        source=examples.source(key),
        by=JIMIN,
        label="2차",
        notes="색보정 뒤",
    )


def added(shelves: Shelves, new: NewVersion) -> VideoVersion:
    with shelves.work():
        return add_version(
            new, videos=shelves.videos, versions=shelves.versions, ledger=shelves.ledger, quota=QUOTA, now=LATER
        )


def test_a_video_comes_with_all_its_versions_by_number(shelves: Shelves, version: VideoVersion) -> None:
    second, third = added(shelves, further(version)), added(shelves, further(version))
    with shelves.work():
        video = shelves.videos.get(version.project_id, version.video_id)
        assert shelves.videos.get(new_id(), version.video_id) is None
        assert shelves.videos.get(version.project_id, new_id()) is None
    assert [(each.id, each.number) for each in video.versions] == [(version.id, 1), (second.id, 2), (third.id, 3)]
    assert (video.title, video.position, video.last_number) == (version.video_title, 7, 3)
    assert (video.shown.label, video.shown.notes, video.shown.source) == ("2차", "색보정 뒤", third.source)
    assert [event.name for event in shelves.told][-2:] == ["version.added"] * 2


def test_a_film_without_a_video_becomes_a_new_one(shelves: Shelves, project_id: UUID) -> None:
    new = NewVersion(id=new_id(), project_id=project_id, video_id=None, source=examples.source("k"), by=JIMIN)
    version = added(shelves, new)
    with shelves.work():
        video = shelves.videos.get(project_id, version.video_id)
    assert (video.title, video.shown.id, video.last_number) == ("1차", version.id, 1)
    assert [event.name for event in shelves.told] == ["video.uploaded"]


def test_a_number_is_never_given_twice(shelves: Shelves, version: VideoVersion) -> None:
    second = added(shelves, further(version))
    with shelves.work():
        video = shelves.videos.get(version.project_id, version.video_id)
        video.delete_version(second.id, JIMIN.id, LATER)
        shelves.videos.save(video)
    assert added(shelves, further(version)).number == 3


def test_what_lies_in_the_trash_is_worked_on_by_nobody(shelves: Shelves, version: VideoVersion) -> None:
    second = added(shelves, further(version))
    with shelves.work():
        video = shelves.videos.get(version.project_id, version.video_id)
        video.delete_version(second.id, JIMIN.id, LATER)
        shelves.videos.save(video)
    with shelves.work():
        assert shelves.versions.get(second.id) is None
        assert shelves.versions.get(version.id) is not None
        video = shelves.videos.get(version.project_id, version.video_id)
        assert [each.id for each in video.living] == [version.id]
        assert (video.versions[1].deleted_at, video.versions[1].deleted_by_id) == (LATER, JIMIN.id)
        video.delete(JIMIN.id, LATER)
        shelves.videos.save(video)
    with shelves.work():
        assert shelves.versions.get(version.id) is None
        assert shelves.videos.get(version.project_id, version.video_id) is None


def test_what_is_shown_stays_so_until_it_is_decided_anew(shelves: Shelves, version: VideoVersion) -> None:
    second, project_id, video_id = added(shelves, further(version)), version.project_id, version.video_id
    with shelves.work():
        cut = shelves.versions.get(second.id)
        cut.fail("media.damaged", LATER)
        shelves.versions.save(cut)
        video = shelves.videos.get(project_id, video_id)
        shelves.videos.save(video)
        assert shelves.videos.get(project_id, video_id).shown.id == second.id
        assert shelves.footages.find(project_id, video_id, None).version_id == second.id
        video.show_what_stands()
        shelves.videos.save(video)
        assert shelves.videos.get(project_id, video_id).shown.id == version.id
        assert shelves.footages.find(project_id, video_id, None).version_id == version.id
        assert shelves.footages.find(project_id, video_id, second.id).version_id == second.id
    assert shelves.told[-1].name == "video.updated"


def test_changed_words_and_places_are_kept(shelves: Shelves, version: VideoVersion) -> None:
    with shelves.work():
        video = shelves.videos.get(version.project_id, version.video_id)
        video.rename("여름 캠페인")
        video.stand_at(2)
        video.describe(version.id, label="최종", notes="", now=LATER + timedelta(1))
        shelves.videos.save(video)
        again = shelves.videos.get(version.project_id, version.video_id)
    assert (again.title, again.position, again.shown.label, again.shown.notes) == ("여름 캠페인", 2, "최종", "")
    assert again.row() == video.row()
    assert [event.name for event in shelves.told] == ["video.updated", "video.updated", "version.updated"]


def test_bytes_are_counted_by_project_and_person(shelves: Shelves, project_id: UUID) -> None:
    mine, other, elsewhere = new_id(), new_id(), new_id()
    with shelves.work():
        shelves.ledger.add(project_id, mine, 2**40)
        shelves.ledger.add(project_id, mine, 5)
        shelves.ledger.add(project_id, other, 7)
        shelves.ledger.add(elsewhere, mine, 11)
        shelves.ledger.add(elsewhere, mine, -1)
        assert shelves.ledger.used(project_id, mine) == StorageUse(2**40 + 12, 2**40 + 15)
        assert shelves.ledger.used(elsewhere, other) == StorageUse(10, 7)
        assert shelves.ledger.used(new_id(), new_id()) == StorageUse(0, 0)


def test_unresolved_items_of_several_versions_come_in_order(shelves: Shelves, version: VideoVersion) -> None:
    second = added(shelves, further(version))
    items = [
        examples.item(cut.footage(), status=status, was_counted_as=(status, Priority.HIGH))
        for cut in (version, second)
        for status in FeedbackStatus
    ]
    with shelves.work():
        for item in items:
            shelves.items.add(item)
        found = shelves.items.unresolved_on([version.id, second.id])
        assert shelves.items.unresolved_on([]) == []
    wanted = [item for item in items if item.status in (FeedbackStatus.OPEN, FeedbackStatus.IN_PROGRESS)]
    assert [each.id for each in found] == sorted(each.id for each in wanted)


def test_hidden_items_are_there_for_nobody_until_they_are_shown(shelves: Shelves, version: VideoVersion) -> None:
    hidden, kept = examples.item(version.footage()), examples.item(version.footage())
    project_id = version.project_id
    with shelves.work():
        shelves.items.add(hidden)
        shelves.items.add(kept)
        shelves.items.hide(project_id, [version.id], but=[kept.id])
        shelves.items.hide(project_id, [version.id], but=[kept.id])
        assert shelves.items.get(project_id, hidden.id) is None
        assert [each.id for each in shelves.items.on_version(version.id)] == [kept.id]
        assert [each.id for each in shelves.items.unresolved_on([version.id])] == [kept.id]
        if not isinstance(shelves, FakeShelves):
            assert shelves.reviews.tallies([project_id])[project_id].total == 1
        assert shelves.items.show(project_id, []) == []
        shown = shelves.items.show(project_id, [version.id])
        assert [each.id for each in shown] == sorted([hidden.id, kept.id])
        assert shelves.items.get(project_id, hidden.id) == hidden
        assert shelves.reviews.tallies([project_id])[project_id].total == 2


def test_a_trashed_video_is_found_where_it_lies(shelves: Shelves, version: VideoVersion) -> None:
    with shelves.work():
        assert [each.id for each in shelves.videos.all_of(version.project_id)] == [version.video_id]
        assert shelves.videos.get_trashed(version.project_id, version.video_id) is None
        video = shelves.videos.get(version.project_id, version.video_id)
        video.delete(JIMIN.id, LATER)
        shelves.videos.save(video)
    with shelves.work():
        assert shelves.videos.all_of(version.project_id) == []
        trashed = shelves.videos.get_trashed(version.project_id, version.video_id)
        assert (trashed.deleted_at, trashed.deleted_by_id) == (LATER, JIMIN.id)
        assert trashed.purge(None, LATER + timedelta(days=29)) == []
        assert [each.id for each in trashed.purge(None, LATER + timedelta(days=30))] == [version.id]
        shelves.videos.save(trashed)
        marked = shelves.videos.get_trashed(version.project_id, version.video_id)
    with pytest.raises(VideoNotFound):
        marked.restore(LATER)


def test_places_are_kept_and_nothing_else(shelves: Shelves, version: VideoVersion) -> None:
    other = examples.version(version.project_id)
    with shelves.work():
        shelves.versions.add(other)
        shelves.told.clear()
        both = shelves.videos.all_of(version.project_id)
        for place, video in enumerate(both, 1):
            video.stand_at(place)
            video.title = "not kept"
        shelves.videos.save_places(both)
        shelves.videos.save_places([])
        kept = shelves.videos.all_of(version.project_id)
    assert [(video.position, video.title) for video in kept] == [(1, version.video_title), (2, version.video_title)]
    assert [event.name for event in shelves.told] == ["video.updated"] * 2
