"""Contracts of the smaller ports, on the real parts."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from core.infrastructure.s3 import s3_client
from feedback.application.object_keys import parts_prefix, picture_key, source_key
from feedback.application.ports import Held
from feedback.contracts import Author, FeedbackStatus, ReactionKind
from feedback.domain.feedback_item import FeedbackItem
from feedback.infrastructure.authors import PostgresAuthors
from feedback.infrastructure.models import ReactionRecord, StatusChangeRecord
from feedback.infrastructure.stray_objects import S3StrayObjects
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves
from tests.feedback.examples import JIMIN

AGES = timedelta(hours=24)


def strays(after: timedelta) -> S3StrayObjects:
    """As seen `after` some time from now."""
    return S3StrayObjects(s3_client(), settings.S3_BUCKET, lambda: utc_now() + after)


@pytest.fixture
def stored() -> Iterator[tuple[UUID, UUID]]:
    """Two versions with a source and a poster each."""
    project_id, versions = new_id(), (new_id(), new_id())
    keys = [key for each in versions for key in (source_key(project_id, each), picture_key(project_id, each, "p.jpg"))]
    for key in keys:
        object_store().put(key, b"film", media_type="video/mp4")
    yield versions
    object_store().delete(keys)


def test_what_is_held_is_told_by_project_and_version(stored: tuple[UUID, UUID]) -> None:
    found = [held for held in strays(AGES).versions() if held.id in stored]
    assert sorted(held.id for held in found) == sorted(stored)
    assert {str(held.project_id) for held in found} == {_project_of(stored[0])}
    assert not {held.id for held in strays(AGES).uploads()} & set(stored)


def test_objects_go_only_when_they_are_old(stored: tuple[UUID, UUID]) -> None:
    held = [each for each in strays(AGES).versions() if each.id in stored]
    assert strays(AGES - timedelta(minutes=1)).delete_old(held) == 0
    assert strays(AGES + timedelta(minutes=1)).delete_old(held) == 4
    assert not [each for each in strays(AGES).versions() if each.id in stored]


def test_only_the_objects_of_the_named_versions_go(stored: tuple[UUID, UUID]) -> None:
    lost, kept = stored
    assert strays(AGES).delete_old([]) == 0
    later = strays(AGES + timedelta(minutes=1))
    assert later.delete_old([held for held in later.versions() if held.id == lost]) == 2
    assert [held.id for held in later.versions() if held.id in stored] == [kept]


def test_more_objects_than_one_call_takes_all_go() -> None:
    held = Held(new_id(), new_id())
    client = s3_client()
    for number in range(1, 1003):
        key = f"{parts_prefix(held.project_id, held.id)}{number:05}"
        client.put_object(Bucket=settings.S3_BUCKET, Key=key, Body=b"")
    assert strays(AGES).delete_parts([held]) == 1002
    assert held not in set(strays(AGES).uploads())


def _project_of(version_id: UUID) -> str:
    return next(key.split("/")[1] for key in object_store().keys("videos/") if str(version_id) in key)


def test_an_upload_that_nobody_ends_is_given_up_after_a_day() -> None:
    key = source_key(new_id(), new_id())
    upload = object_store().open_upload(key, media_type="video/mp4")
    upload.write(b"half a film")
    assert strays(AGES - timedelta(minutes=1)).abort_old_uploads(set()) == 0
    assert strays(AGES + timedelta(minutes=1)).abort_old_uploads(set()) == 1
    assert strays(AGES + timedelta(minutes=1)).abort_old_uploads(set()) == 0
    upload.abort()


def test_old_uploads_of_versions_that_are_spared_stay_and_named_ones_go_at_once() -> None:
    kept, ended = new_id(), new_id()
    open_uploads = [
        object_store().open_upload(source_key(new_id(), each), media_type="video/mp4") for each in (kept, ended)
    ]
    assert {kept, ended} <= strays(AGES).begun_version_ids()
    assert strays(timedelta()).abort_uploads({ended}) == 1
    later = strays(AGES + timedelta(minutes=1))
    assert later.abort_old_uploads(later.begun_version_ids()) == 0
    assert kept in later.begun_version_ids()
    for upload in open_uploads:
        upload.abort()


def test_parts_are_told_by_their_upload_and_go_with_it() -> None:
    project_id, lost, kept = new_id(), new_id(), new_id()
    keys = [f"{parts_prefix(project_id, each)}{number:05}" for each in (lost, kept) for number in (1, 2)]
    for key in keys:
        object_store().put(key, b"part", media_type="video/mp4")
    assert {Held(project_id, lost), Held(project_id, kept)} <= set(strays(timedelta()).uploads())
    assert strays(timedelta()).delete_parts([]) == 0
    assert strays(timedelta()).delete_parts([Held(project_id, lost)]) == 2
    assert list(object_store().keys(parts_prefix(project_id))) == keys[2:]
    object_store().delete(keys)


def test_a_workspace_is_empty_when_entered_and_gone_when_left(tmp_path: Path) -> None:
    workspaces = DirectoryWorkspaces(tmp_path / "tmp")
    (tmp_path / "tmp" / "video-1").mkdir(parents=True)
    (tmp_path / "tmp" / "video-1" / "left").write_bytes(b"")
    with pytest.raises(ZeroDivisionError), workspaces.enter("video-1") as directory:
        assert list(directory.iterdir()) == []
        raise ZeroDivisionError
    assert list((tmp_path / "tmp").iterdir()) == []


def test_two_who_enter_at_once_are_not_in_each_others_way(tmp_path: Path) -> None:
    workspaces = DirectoryWorkspaces(tmp_path / "tmp")
    with workspaces.enter("video-1") as first, workspaces.enter("video-1") as second:
        assert first != second
        assert workspaces.sweep() == 0
        assert (first.is_dir(), second.is_dir()) == (True, True)


def test_sweeping_beside_a_workspace_that_is_held_keeps_nothing_open(tmp_path: Path) -> None:
    workspaces = DirectoryWorkspaces(tmp_path / "tmp")
    with workspaces.enter("video-1"):
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(20):
            workspaces.sweep()
        assert len(os.listdir("/proc/self/fd")) == before


def test_what_a_killed_worker_left_is_swept_though_what_it_started_lives_on(tmp_path: Path) -> None:
    killed = (
        "import os, subprocess, sys; from pathlib import Path;"
        "from feedback.infrastructure.workspaces import DirectoryWorkspaces;"
        "entering = DirectoryWorkspaces(Path(sys.argv[1])).enter('video-1');"
        "directory = entering.__enter__();"
        "(directory / 'half').write_bytes(b'');"
        "child = subprocess.Popen(['sleep', '60'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(child.pid, flush=True);"
        "os.kill(os.getpid(), 9)"
    )
    died = subprocess.run([sys.executable, "-c", killed, str(tmp_path)], capture_output=True, check=False)
    try:
        assert died.returncode == -signal.SIGKILL
        assert len(list(tmp_path.iterdir())) == 1
        assert DirectoryWorkspaces(tmp_path).sweep() == 1
        assert list(tmp_path.iterdir()) == []
    finally:
        os.kill(int(died.stdout), signal.SIGKILL)


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_a_new_name_reaches_all_that_a_person_wrote(shelves: Shelves, item: FeedbackItem, other_author: Author) -> None:
    writer, uploader = replace(item.author, name="박새이름"), replace(JIMIN, name="김새이름")
    with shelves.work():
        assert PostgresAuthors().rename(other_author) == []
        for renamed in (writer, uploader):
            assert PostgresAuthors().rename(renamed) == [item.project_id]
            assert PostgresAuthors().rename(renamed) == []
        assert shelves.items.get(item.project_id, item.id).author == writer
        assert shelves.versions.get(item.footage.version_id).uploaded_by == uploader


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_a_new_name_reaches_the_history(shelves: Shelves, item: FeedbackItem, other_author: Author) -> None:
    with shelves.work():
        item = shelves.items.get(item.project_id, item.id)
        item.move_to(FeedbackStatus.RESOLVED, by=other_author, now=utc_now())
        shelves.items.save(item)
        PostgresAuthors().rename(Author(other_author.id, "다른 이름"))
    assert [row.by_name for row in StatusChangeRecord.objects.filter(by_id=other_author.id)] == ["다른 이름"]


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_a_new_name_reaches_comments_that_call_the_person_and_those_that_call_nobody(
    shelves: Shelves, item: FeedbackItem, other_author: Author
) -> None:
    renamed = Author(other_author.id, "김새이름")
    own = examples.comment(item, author=other_author, mentions=())
    called = examples.comment(item, mentions=(examples.JIMIN, other_author))
    neither = examples.comment(item)
    with shelves.work():
        for each in (own, called, neither):
            shelves.comments.add(each)
        shelves.comments.keep_reaction(neither, other_author, ReactionKind.LIKE, examples.LATER)
        assert PostgresAuthors().rename(renamed) == [item.project_id]
        assert PostgresAuthors().rename(renamed) == []
        assert shelves.comments.get(item.id, own.id) == replace(own, author=renamed)
        assert shelves.comments.get(item.id, called.id) == replace(called, mentions=(examples.JIMIN, renamed))
        assert shelves.comments.get(item.id, neither.id) == neither
    assert [row.user_name for row in ReactionRecord.objects.all()] == ["김새이름"]
