"""Rows and objects held against each other: what is missing, another one, or nobody's."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.application.refusals import StorageUnavailable
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import VersionRecord
from tests.guards.world import World


def verified(**options: object) -> list[str]:
    out = StringIO()
    try:
        call_command("verify_storage", stdout=out, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines()[:-1], str(error)]
    return out.getvalue().splitlines()[:-1]


@pytest.fixture
def source(world: World) -> VersionRecord:
    return VersionRecord.objects.get(id=world.parts["version_id"])


def test_every_kind_of_object_is_named(whole_world: World) -> None:
    """One that no claim speaks of would be an orphan."""
    assert verified(hashes=True, young=0) == []
    kinds = {"/".join(key.split("/")[:1] + key.split("/")[3:4]) for key in object_store().keys("")}
    assert {"videos/source", "videos/hls", "videos/poster.jpg"} <= kinds, kinds


def test_what_a_row_names_and_is_not_there_is_missing(source: VersionRecord) -> None:
    object_store().delete([source.object_key])
    told, fault = verified()
    assert told == f"missing {source.object_key}: named by feedback_version"
    assert fault.startswith("1 objects")


def test_another_size_and_another_content_are_mismatches(source: VersionRecord) -> None:
    object_store().put(source.object_key, b"\0" * source.size, media_type="video/mp4")
    assert verified() == []
    told, _ = verified(hashes=True)
    assert told.startswith(f"mismatch {source.object_key}: feedback_version says sha256 {source.sha256}, it is ")
    object_store().put(source.object_key, b"short", media_type="video/mp4")
    told, _ = verified()
    assert told == f"mismatch {source.object_key}: feedback_version says {source.size} bytes, there are 5"


def test_one_that_the_storage_does_not_give_out_is_named(
    source: VersionRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_others(shelf: Shelf, key: str) -> tuple[Iterator[bytes], str]:
        if key == source.object_key:
            raise StorageUnavailable
        return given(shelf, key)

    given = Shelf.open
    monkeypatch.setattr(Shelf, "open", open_others)
    told, _ = verified(hashes=True)
    assert told == f"mismatch {source.object_key}: named by feedback_version, and the storage does not give it out"


@pytest.mark.parametrize(
    "key",
    ["plans/{project_id}/x/frames/y", "attachments/{project_id}/x/y", "avatars/z/1-64.webp", "a"],
)
def test_what_no_row_names_is_an_orphan_once_it_is_old_enough(world: World, key: str) -> None:
    place = key.format(**world.parts)
    object_store().put(place, b"stray", media_type="text/plain")
    told, fault = verified(young=0)
    assert told.startswith(f"orphan {place}: 5 bytes of 20")
    assert fault.startswith("1 objects")
    (young,) = verified()
    assert young.startswith(f"young {place}: ")


def test_pictures_of_frames_and_parts_on_their_way_are_nobodys_fault(world: World) -> None:
    for key in ("videos/{project_id}/{version_id}/frames/12.jpg", "uploads/{project_id}/{upload_id}/00001"):
        object_store().put(key.format(**world.parts), b"drawn", media_type="image/jpeg")
    assert verified(young=0) == []
