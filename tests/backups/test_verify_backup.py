"""A vault looked through before the day on which it is needed, and what is brought back of a damaged one."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.infrastructure.backups.manifest import SavedObject, read_manifest, read_objects
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault
from core.infrastructure.object_store import object_store
from tests.backups.conftest import forget_all, spoil
from tests.buckets import emptied
from tests.guards.world import World

FAULT = "Not every backup is whole."


def verified(home: Path, **options: object) -> list[str]:
    out = StringIO()
    try:
        call_command("verify_backup", str(home), stdout=out, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines(), str(error)]
    return out.getvalue().splitlines()


@pytest.fixture
def damaged(world: World, tmp_path: Path) -> SavedObject:
    """Two backups share it."""
    for _ in range(2):
        call_command("backup", str(tmp_path))
    last = Vault(tmp_path).chosen("")
    saved = read_objects(last, read_manifest(last))[0]
    spoil(Vault(tmp_path).object_path(saved.sha256))
    return saved


def test_a_damaged_object_is_told_of_every_backup_and_copied_anew_once_it_is_set_aside(
    damaged: SavedObject, tmp_path: Path
) -> None:
    names = Vault(tmp_path).backups()
    assert verified(tmp_path) == [
        *(line for name in names for line in (f"{name}: not whole", f"lacks {damaged.key}")),
        FAULT,
    ]
    only = verified(tmp_path, backup=names[0], set_aside=True)
    assert only == [f"{names[0]}: not whole", f"lacks {damaged.key}", FAULT]
    call_command("backup", str(tmp_path))
    assert verified(tmp_path) == [f"{name}: whole" for name in Vault(tmp_path).backups()]


def test_rows_and_lists_are_looked_at_too(world: World, tmp_path: Path) -> None:
    for _ in range(2):
        call_command("backup", str(tmp_path))
    first, second = Vault(tmp_path).backups()
    spoil(tmp_path / first / "tables" / "feedback_item.copy.gz")
    spoil(tmp_path / second / "objects.jsonl")
    assert verified(tmp_path) == [
        f"{first}: not whole",
        "lacks feedback_item.copy.gz",
        f"{second}: not whole",
        f"{second}/objects.jsonl is not what was written.",
        FAULT,
    ]


def test_the_rest_is_brought_back_where_that_is_wished(
    damaged: SavedObject, own_bucket: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forget_all()
    emptied(own_bucket)
    with pytest.raises(CommandError, match="--without-damaged leaves them out"):
        call_command("restore", str(tmp_path), beside=True)
    assert not list(Shelf().listed())
    with pytest.raises(CommandError, match="The backup is restored"):
        call_command("restore", str(tmp_path), without_damaged=True, beside=True)
    out = capsys.readouterr().out
    assert f"left out {damaged.key}" in out
    assert f"missing {damaged.key}: named by" in out
    last = Vault(tmp_path).chosen("")
    saved = {each.key for each in read_objects(last, read_manifest(last))}
    assert {each.key for each in Shelf().listed()} == saved - {damaged.key}


def test_there_has_to_be_one(tmp_path: Path) -> None:
    assert verified(tmp_path) == [f"{tmp_path} holds no backup."]


def test_a_backup_that_never_had_an_object_is_not_whole(world: World, tmp_path: Path) -> None:
    gone = next(each.key for each in Shelf().listed() if each.key.startswith("attachments/"))
    object_store().delete([gone])
    with pytest.raises(CommandError):
        call_command("backup", str(tmp_path))
    (name,) = Vault(tmp_path).backups()
    assert verified(tmp_path) == [f"{name}: not whole", f"never had {gone}", FAULT]
