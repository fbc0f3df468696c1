"""A video that goes for good, on real storage and a real database, killed at every step of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.retention import RETENTION
from core.infrastructure.object_store import object_store
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.object_keys import attachment_key
from feedback.application.purge_film import PurgeFilm, purge_film
from feedback.infrastructure.film_remains import PostgresFilmRemains
from feedback.infrastructure.models import CommentRecord, FeedbackRecord, StorageRecord, VersionRecord, VideoRecord
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves
from tests.feedback.examples import ATTACHMENT, JIMIN, LATER

OVER = LATER + RETENTION + timedelta(seconds=1)


class Died(Exception):
    """As if the machine had."""


@dataclass
class Dying:
    """Remains whose worker dies at the call of this number."""

    at: int
    calls: int = 0

    def with_attachments(self, version_ids: Collection[UUID]) -> list[UUID]:
        return PostgresFilmRemains().with_attachments(version_ids)

    def detach(self, version_ids: Collection[UUID]) -> dict[UUID, int]:
        found = PostgresFilmRemains().detach(version_ids)
        self._count()
        return found

    def drop_some_items(self, version_ids: Collection[UUID]) -> bool:
        self._count()
        return PostgresFilmRemains().drop_some_items(version_ids)

    def drop_versions(self, project_id: UUID, video_id: UUID, version_ids: Collection[UUID]) -> None:
        PostgresFilmRemains().drop_versions(project_id, video_id, version_ids)
        self._count()

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self.at:
            raise Died


def deleted_film(shelves: Shelves, project_id: UUID) -> PurgeFilm:
    """A video in the trash with an item, a comment, an object, and its bytes."""
    cut = examples.version(project_id)
    item = examples.item(cut.footage())
    object_store().put(cut.source.object_key, b"film", media_type="video/mp4")
    object_store().put(attachment_key(project_id, item.id, ATTACHMENT.id), b"file", media_type="image/png")
    with shelves.work():
        shelves.ledger.add(project_id, JIMIN.id, cut.stored_bytes + ATTACHMENT.size)
        shelves.versions.add(cut)
        shelves.items.add(item)
        shelves.comments.add(examples.comment(item))
    with shelves.work():
        video = shelves.videos.get(project_id, cut.video_id)
        video.delete(JIMIN.id, LATER)
        shelves.items.hide(project_id, [cut.id])
        shelves.videos.save(video)
    return PurgeFilm(project_id=project_id, video_id=cut.video_id)


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_killed_purge_of_a_video_is_taken_up_again_and_counts_off_once(
    shelves: Shelves, project_id: UUID, at: int
) -> None:
    """At the first call the objects have gone, at the second the items, at the third the versions."""
    doomed, kept = deleted_film(shelves, project_id), deleted_film(shelves, project_id)
    parts: dict[str, Any] = {"videos": shelves.videos, "store": object_store(), "ledger": shelves.ledger}
    parts |= {"unit_of_work": unit_of_work, "clock": lambda: OVER}
    with pytest.raises(Died):
        purge_film(doomed, remains=Dying(at), **parts)
    assert VersionRecord.objects.filter(video_id=doomed.video_id, in_trash=True).exists()
    for _ in range(2):
        purge_film(doomed, remains=PostgresFilmRemains(), **parts)
    for table in (VersionRecord, FeedbackRecord, VideoRecord):
        assert table.objects.filter(project_id=project_id).count() == 1
    assert CommentRecord.objects.filter(project_id=project_id).count() == 1
    (left,) = VersionRecord.objects.filter(project_id=project_id)
    assert left.video_id == kept.video_id
    assert StorageRecord.objects.get(project_id=project_id).bytes == left.size + left.derived_bytes + ATTACHMENT.size
    (stayed,) = FeedbackRecord.objects.filter(project_id=project_id)
    files = list(object_store().keys(f"attachments/{project_id}/"))
    assert files == [attachment_key(project_id, stayed.id, ATTACHMENT.id)]
    object_store().delete(files)
    assert list(object_store().keys(f"videos/{project_id}/")) == [left.object_key]
    object_store().delete([left.object_key])


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_what_may_still_come_back_is_not_purged(shelves: Shelves, project_id: UUID) -> None:
    film = deleted_film(shelves, project_id)
    parts: dict[str, Any] = {"videos": shelves.videos, "store": object_store(), "ledger": shelves.ledger}
    remains = PostgresFilmRemains()
    purge_film(film, unit_of_work=unit_of_work, clock=lambda: OVER - timedelta(seconds=2), remains=remains, **parts)
    (left,) = VersionRecord.objects.filter(project_id=project_id)
    assert list(object_store().keys(f"videos/{project_id}/")) == [left.object_key]
    object_store().delete([left.object_key])
