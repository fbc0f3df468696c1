"""Objects that are lost while people work come back from a backup, and nothing else is touched."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.infrastructure.backups.manifest import SavedObject, read_manifest, read_objects
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import VersionRecord
from identity.infrastructure.models import User
from tests.backups.conftest import spoil
from tests.backups.test_verify_storage import verified
from tests.guards.world import World


def returned(home: Path, **options: object) -> list[str]:
    out = StringIO()
    try:
        call_command("restore_objects", str(home), stdout=out, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines(), str(error)]
    return out.getvalue().splitlines()


def content(key: str) -> tuple[bytes, str]:
    pieces, media_type = Shelf().open(key)
    return b"".join(pieces), media_type


def saved(home: Path) -> dict[str, SavedObject]:
    last = Vault(home).chosen("")
    return {each.key: each for each in read_objects(last, read_manifest(last))}


@pytest.fixture
def source(world: World, tmp_path: Path) -> VersionRecord:
    """A film that is in a backup."""
    call_command("backup", str(tmp_path))
    return VersionRecord.objects.get(id=world.parts["version_id"])


def test_what_is_missing_is_back_as_it_was(source: VersionRecord, tmp_path: Path) -> None:
    film, picture = source.object_key, next(object_store().keys("attachments/"))
    before = {key: content(key) for key in (film, picture)}
    object_store().delete([film, picture])
    (name,) = Vault(tmp_path).backups()
    expected = [f"back {key}: from {name}" for key in sorted(before)]
    assert returned(tmp_path) == [*expected, "storage: 2 objects are back, 0 still missing"]
    assert {key: content(key) for key in before} == before
    assert verified(hashes=True) == []
    assert returned(tmp_path) == ["storage: 0 objects are back, 0 still missing"]


def test_nothing_is_written_over_or_comes_back_that_no_row_names(source: VersionRecord, tmp_path: Path) -> None:
    object_store().put(source.object_key, b"other", media_type="video/mp4")
    forgotten = next(object_store().keys("avatars/"))
    object_store().delete(list(object_store().keys("avatars/")))
    User.objects.update(avatar="")
    assert returned(tmp_path) == ["storage: 0 objects are back, 0 still missing"]
    assert content(source.object_key)[0] == b"other"
    assert not Shelf().has(forgotten)


def test_an_older_backup_has_what_the_last_one_lacks(source: VersionRecord, tmp_path: Path) -> None:
    (first,) = Vault(tmp_path).backups()
    object_store().delete([source.object_key])
    with pytest.raises(CommandError):
        call_command("backup", str(tmp_path))
    assert f"back {source.object_key}: from {first}" in returned(tmp_path)
    object_store().delete([source.object_key])
    _, last = Vault(tmp_path).backups()
    assert f"missing {source.object_key}: named by feedback_version" in returned(tmp_path, backup=last)


@pytest.mark.parametrize("harm", ["content", "list", "another"])
def test_what_is_not_what_the_row_means_stays_missing(source: VersionRecord, tmp_path: Path, harm: str) -> None:
    object_store().delete([source.object_key])
    if harm == "content":
        spoil(Vault(tmp_path).object_path(saved(tmp_path)[source.object_key].sha256))
    elif harm == "list":
        spoil(Vault(tmp_path).chosen("") / "objects.jsonl")
    else:
        VersionRecord.objects.filter(id=source.id).update(sha256="0" * 64)
    assert returned(tmp_path) == [
        f"missing {source.object_key}: named by feedback_version",
        "storage: 0 objects are back, 1 still missing",
        f"1 objects are in no backup of {tmp_path} as their rows want them.",
    ]
    assert not Shelf().has(source.object_key)


def test_there_has_to_be_a_backup(tmp_path: Path) -> None:
    assert returned(tmp_path) == [f"{tmp_path} holds no backup."]
