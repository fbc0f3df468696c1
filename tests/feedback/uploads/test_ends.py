"""How uploads end without a version, and what is left of them: nothing, and never anything of one that goes on."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as product

from core.application.ports import ObjectStore
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.s3 import s3_client
from feedback.application.object_keys import parts_prefix, source_key
from feedback.application.sweep_uploads import sweep_uploads
from feedback.bootstrap.part_stores import upload_parts
from feedback.bootstrap.purging import purge_project
from feedback.bootstrap.uploads import expire_uploads
from feedback.bootstrap.uploads import sweep_uploads as sweep_now
from feedback.infrastructure.models import UploadRecord, VersionRecord
from feedback.infrastructure.stray_objects import S3StrayObjects
from feedback.infrastructure.uploads import PostgresUploads
from feedback.infrastructure.video_versions import PostgresVideoVersions
from tests.feedback.uploads.sender import Sender, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("way")]


def outlive(upload: dict[str, Any]) -> None:
    """Its time is over."""
    UploadRecord.objects.filter(id=upload["id"]).update(expires_at=utc_now() - timedelta(seconds=1))


def sweep_tomorrow() -> None:
    strays = S3StrayObjects(s3_client(), product.S3_BUCKET, lambda: utc_now() + timedelta(hours=25))
    sweep_uploads(strays=strays, versions=PostgresVideoVersions(publish), uploads=PostgresUploads())


def test_giving_up_leaves_nothing_and_may_be_said_twice(
    sender: Sender, long_film: bytes, stored: Callable[[], list[str]]
) -> None:
    upload = sender.begun(long_film)
    sender.send(upload, long_film, 1, 3)
    assert stored() != []
    assert [sender.abort(upload).status_code for _ in range(2)] == [204, 204]
    seen = sender.read(upload)
    assert (seen["state"], seen["received_bytes"], seen["ended_at"] is None) == ("aborted", 0, False)
    assert stored() == []
    for refused in (sender.sign(upload, 1), sender.ask_for_parts(upload), sender.complete(upload)):
        assert (refused.status_code, refused.code) == (410, "upload.aborted")


def test_a_complete_upload_is_not_given_up(sender: Sender, film: bytes, work_off: Callable[[], None]) -> None:
    upload = sender.sent(film)
    sender.complete(upload)
    for _ in range(2):
        refused = sender.abort(upload)
        assert (refused.status_code, refused.code) == (409, "upload.complete")
        assert (sender.sign(upload, 1).code, sender.ask_for_parts(upload).code) == ("upload.complete",) * 2
        work_off()
    assert sender.read(upload)["state"] == "completed"
    assert sender.videos()[0]["status"] == "ready"


def test_what_nobody_goes_on_with_expires_once_and_leaves_nothing(
    sender: Sender, long_film: bytes, stored: Callable[[], list[str]]
) -> None:
    upload, other = sender.begun(long_film), sender.begun(long_film)
    sender.send(upload, long_film, 2)
    assert expire_uploads() == 0
    outlive(upload)
    assert [expire_uploads() for _ in range(2)] == [1, 0]
    assert sender.read(upload)["state"] == "expired"
    assert sender.read(other)["state"] == "open"
    assert not [key for key in stored() if upload["id"] in key or upload["version_id"] in key]
    for refused in (sender.sign(upload, 1), sender.complete(upload)):
        assert (refused.status_code, refused.code) == (410, "upload.expired")
    assert sender.abort(upload).status_code == 204
    assert sender.read(upload)["state"] == "expired"


def test_whoever_asks_for_addresses_keeps_it_open(sender: Sender, long_film: bytes) -> None:
    upload = sender.begun(long_film)
    outlive(upload)
    sender.send(upload, long_film, 1)
    assert expire_uploads() == 0
    seen = sender.read(upload)
    assert datetime.fromisoformat(seen["expires_at"]) - utc_now() > timedelta(hours=23, minutes=59)


def test_more_overdue_uploads_than_are_read_at_once_all_expire(sender: Sender) -> None:
    uploads = [sender.begun(bytes(9)) for _ in range(5)]
    columns = UploadRecord.objects.filter(id=uploads[0]["id"]).values().get()
    fresh = [UploadRecord(**columns | {"id": new_id(), "version_id": new_id()}) for _ in range(120)]
    UploadRecord.objects.bulk_create(fresh)
    UploadRecord.objects.update(expires_at=utc_now())
    assert expire_uploads() == 125


def test_the_sweep_leaves_open_uploads_alone_however_old_they_are(
    sender: Sender, long_film: bytes, work_off: Callable[[], None], stored: Callable[[], list[str]]
) -> None:
    upload = sender.begun(long_film)
    sender.send(upload, long_film, 1, 2)
    for _ in range(2):
        sweep_tomorrow()
        assert [part["part_number"] for part in sender.parts(upload)] == [1, 2]
    sender.send(upload, long_film, 3)
    assert sender.complete(upload).status_code == 200
    sweep_tomorrow()
    work_off()
    assert sender.videos()[0]["status"] == "ready"
    before = stored()
    sweep_tomorrow()
    assert stored() == before


def test_a_part_that_comes_after_the_end_is_swept(
    way: str, sender: Sender, long_film: bytes, stored: Callable[[], list[str]]
) -> None:
    upload = sender.begun(long_film)
    (address,) = sender.sign(upload, 1).json()["parts"]
    sender.abort(upload)
    if way == "objects":
        put(address["url"], sender.part(upload, long_film, 1))
        assert len(stored()) == 1
    for _ in range(2):
        sweep_now()
        assert stored() == []


def test_what_an_end_could_not_remove_is_swept(
    sender: Sender, long_film: bytes, stored: Callable[[], list[str]]
) -> None:
    """As if the storage had been away in that moment."""
    for state in ("aborted", "expired", "failed"):
        upload = sender.begun(long_film)
        sender.send(upload, long_film, 1)
        UploadRecord.objects.filter(id=upload["id"]).update(state=state)
    joined = sender.sent(long_film)
    row = PostgresUploads().find(UUID(joined["id"]))
    assert row is not None
    upload_parts().join(row, upload_parts().received(row))
    object_store().put(row.object_key, b"the whole", media_type="video/mp4")
    UploadRecord.objects.filter(id=joined["id"]).update(state="failed")
    for _ in range(2):
        sweep_tomorrow()
        assert stored() == []


def test_a_process_that_died_between_store_and_row_is_taken_up_again(
    sender: Sender, long_film: bytes, work_off: Callable[[], None]
) -> None:
    upload = sender.sent(long_film)
    row = PostgresUploads().find(UUID(upload["id"]))
    assert row is not None
    upload_parts().join(row, upload_parts().received(row))
    sweep_tomorrow()
    seen = sender.read(upload)
    assert (seen["state"], seen["received_bytes"]) == ("open", len(long_film))
    assert sender.complete(upload).status_code == 200
    work_off()
    assert sender.videos()[0]["status"] == "ready"


def test_an_upload_whose_version_was_purged_unread_ends(
    sender: Sender, long_film: bytes, stored: Callable[[], list[str]]
) -> None:
    upload = sender.sent(long_film)
    sender.complete(upload)
    VersionRecord.objects.filter(id=upload["version_id"]).delete()
    assert expire_uploads() == 0
    UploadRecord.objects.filter(id=upload["id"]).update(updated_at=utc_now() - timedelta(hours=25))
    assert [expire_uploads() for _ in range(2)] == [1, 0]
    assert (sender.read(upload)["failure"]["code"], stored()) == ("upload.video_gone", [])


def test_a_project_that_is_purged_takes_its_uploads_along(
    sender: Sender, long_film: bytes, stored: Callable[[], list[str]]
) -> None:
    store: ObjectStore = object_store()
    other = source_key(new_id(), new_id()), f"{parts_prefix(new_id(), new_id())}00001"
    for key in other:
        store.put(key, b"of another project", media_type="video/mp4")
    upload = sender.begun(long_film)
    sender.send(upload, long_film, 1)
    for _ in range(2):
        purge_project({"project_id": str(sender.project_id)})
        assert (stored(), UploadRecord.objects.filter(project_id=sender.project_id).count()) == ([], 0)
    assert all(list(store.keys(key)) for key in other)
    store.delete(list(other))
