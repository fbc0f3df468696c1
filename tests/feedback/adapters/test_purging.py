"""What is left of a project's review loop, on real storage and a real database."""

import tracemalloc
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from core.domain.actor import SYSTEM
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord, StreamEventRecord
from core.infrastructure.object_store import object_store
from core.infrastructure.s3 import s3_client
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import purge_project as purging
from feedback.bootstrap.purging import purge_project
from feedback.contracts import Author, AuthorRenamed
from feedback.infrastructure.models import (
    CommentRecord,
    CounterRecord,
    FeedbackRecord,
    StatusChangeRecord,
    VersionRecord,
    VideoRecord,
)
from feedback.infrastructure.remains import PostgresRemains
from feedback.infrastructure.stray_objects import S3StrayObjects
from tests.feedback import examples
from tests.feedback.adapters.conftest import FakeShelves, Shelves
from tests.feedback.film_fakes import FakeRemains

TABLES: tuple[Any, ...] = (VideoRecord, VersionRecord, FeedbackRecord, CommentRecord, CounterRecord)
WHOLE = 7
MEGABYTE = 2**20


def furnished(shelves: Shelves, project_id: UUID) -> str:
    """One of each, replies included; the key of the film."""
    cut = examples.version(project_id)
    item = examples.item(cut.footage())
    with shelves.work():
        shelves.versions.add(cut)
        shelves.items.add(item)
    parent = examples.comment(item)
    with shelves.work():
        shelves.comments.add(parent)
        shelves.comments.add(examples.comment(item, parent_id=parent.id, depth=1))
    with shelves.work():
        moved = shelves.items.get(project_id, item.id)
        moved.facts.clear()
        shelves.items.save(replace(moved, moves=[examples.move()]))
    return cut.source.object_key


def rows_of(project_id: UUID) -> int:
    history = StatusChangeRecord.objects.filter(feedback__project_id=project_id).count()
    return history + sum(table.objects.filter(project_id=project_id).count() for table in TABLES)


def test_what_remains_is_dropped_until_nothing_is_left(shelves: Shelves) -> None:
    doomed, other = new_id(), new_id()
    for project_id in (doomed, other):
        furnished(shelves, project_id)
    fake = isinstance(shelves, FakeShelves)
    remains = FakeRemains(shelves.items, shelves.comments, shelves.versions) if fake else PostgresRemains()
    for _ in range(9):
        with shelves.work():
            more = remains.drop_some(doomed)
        if not more:
            break
    assert not more
    if fake:
        left = (*shelves.items.rows.values(), *shelves.comments.rows.values(), *shelves.versions.rows.values())
        assert {row.project_id for row in left} == {other}
        return
    connection.check_constraints()
    assert rows_of(doomed) == 0
    assert rows_of(other) == WHOLE


class Died(Exception):
    """As if the machine had."""


@dataclass
class Dying:
    """Remains whose worker dies at the call of this number."""

    at: int
    calls: int = 0

    def drop_some(self, project_id: UUID) -> bool:
        self.calls += 1
        if self.calls == self.at:
            raise Died
        return PostgresRemains().drop_some(project_id)


def strays() -> S3StrayObjects:
    return S3StrayObjects(s3_client(), settings.S3_BUCKET, utc_now)


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_killed_purge_is_taken_up_again_and_leaves_nothing(shelves: Shelves, at: int) -> None:
    """At the first chunk the objects have gone, at the second the items, at the third the videos."""
    doomed, other = new_id(), new_id()
    keys = [furnished(shelves, project_id) for project_id in (doomed, other)]
    for key in keys:
        object_store().put(key, b"film", media_type="video/mp4")
        object_store().put(f"{key}.jpg", b"poster", media_type="image/jpeg")
    upload = object_store().open_upload(f"videos/{doomed}/{new_id()}/source", media_type="video/mp4")
    upload.write(b"half a film")
    parts: dict[str, Any] = {"store": object_store(), "strays": strays(), "log": streams}
    with pytest.raises(Died):
        purging.purge_project(doomed, unit_of_work=unit_of_work, remains=Dying(at), **parts)
    assert list(object_store().keys(f"videos/{doomed}/")) == []
    assert rows_of(doomed) == {1: WHOLE, 2: 3, 3: 1}[at]
    for _ in range(2):
        purge_project({"project_id": str(doomed)})
        assert rows_of(doomed) == 0
    assert not [each for each in strays().open_uploads() if str(doomed) in each["Key"]]
    assert rows_of(other) == WHOLE
    assert list(object_store().keys(f"videos/{other}/")) == [keys[1], f"{keys[1]}.jpg"]
    object_store().delete([keys[1], f"{keys[1]}.jpg"])


@pytest.mark.django_db
def test_what_was_told_meanwhile_is_forgotten_too() -> None:
    doomed = new_id()
    with unit_of_work(by=SYSTEM):
        streams.append(AuthorRenamed(project_id=doomed, author=Author(new_id(), "새 이름")))
    purge_project({"project_id": str(doomed)})
    channel = f"project:{doomed}"
    assert not ChannelRecord.objects.filter(name=channel).exists()
    assert not StreamEventRecord.objects.filter(channel=channel).exists()


_MANY = """
INSERT INTO feedback_item
    (id, project_id, video_id, version_id, title, text, status, priority, author_id, author_name, comment_count,
     created_at, updated_at, version)
SELECT gen_random_uuid(), %(project)s, %(video)s, %(cut)s, '', 'x', 'open', 1, %(project)s, '누구', 20, now(), now(), 1
FROM generate_series(1, 5000);
INSERT INTO feedback_comment
    (id, project_id, feedback_id, depth, text, author_id, author_name, created_at, updated_at)
SELECT gen_random_uuid(), %(project)s, id, 0, 'x', author_id, '누구', now(), now()
FROM feedback_item, generate_series(1, 20) WHERE project_id = %(project)s
"""


def peak_of_purging(project_id: UUID) -> int:
    tracemalloc.start()
    purge_project({"project_id": str(project_id)})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_a_hundred_thousand_rows_take_no_more_memory_than_none(shelves: Shelves) -> None:
    project_id = new_id()
    purge_project({"project_id": str(project_id)})
    bare = peak_of_purging(project_id)
    cut = examples.version(project_id)
    with shelves.work():
        shelves.versions.add(cut)
    with connection.cursor() as cursor:
        cursor.execute(_MANY, {"project": project_id, "video": cut.video_id, "cut": cut.id})
    assert CommentRecord.objects.filter(project_id=project_id).count() == 100_000
    assert peak_of_purging(project_id) < bare + MEGABYTE
    assert rows_of(project_id) == 0
