"""The sweep on real storage and a real database."""

from datetime import timedelta

import pytest
from django.conf import settings

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from core.infrastructure.s3 import s3_client
from feedback.application.object_keys import source_key
from feedback.application.sweep_uploads import sweep_uploads
from feedback.bootstrap.uploads import sweep_uploads as sweep_now
from feedback.infrastructure.stray_objects import S3StrayObjects
from feedback.infrastructure.uploads import PostgresUploads
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_what_no_row_knows_is_deleted_after_a_day_and_the_rest_stays(shelves: Shelves) -> None:
    project_id = new_id()
    known, unknown = examples.version(project_id), new_id()
    with shelves.work():
        shelves.versions.add(known)
    keys = [known.source.object_key, source_key(project_id, unknown)]
    for key in keys:
        object_store().put(key, b"film", media_type="video/mp4")
    sweep_now()
    assert set(object_store().keys(f"videos/{project_id}/")) == set(keys)
    tomorrow = S3StrayObjects(s3_client(), settings.S3_BUCKET, lambda: utc_now() + timedelta(hours=25))
    sweep_uploads(strays=tomorrow, versions=shelves.versions, uploads=PostgresUploads())
    assert list(object_store().keys(f"videos/{project_id}/")) == [known.source.object_key]
    object_store().delete(keys)
