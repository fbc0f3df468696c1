"""Backups while people work: of one moment, whole or not there, and copying nothing twice."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.kept_objects import CLAIM_SOURCES
from config.management.commands.backup import WRITTEN_WITH_FAULTS
from core.application.refusals import StorageUnavailable
from core.domain.clock import utc_now
from core.infrastructure.backup_log import backups
from core.infrastructure.backups.checking import looked_through
from core.infrastructure.backups.manifest import read_manifest, read_objects
from core.infrastructure.backups.saving import Saving
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault, VaultRefused, digest_of
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import VersionRecord
from identity.domain.avatar import prefix
from tests.backups.conftest import picture
from tests.client import ApiClient
from tests.guards.world import World


class Watched(Shelf):
    """Notes what is read; after `at_most` readings the store is away."""

    def __init__(self, at_most: int = 10_000) -> None:
        super().__init__()
        self.opened: list[str] = []
        self._at_most = at_most

    def open(self, key: str) -> tuple[Iterator[bytes], str]:
        self.ask()
        self.opened.append(key)
        return super().open(key)

    def ask(self) -> None:
        if len(self.opened) >= self._at_most:
            raise StorageUnavailable


def saving(home: Path, shelf: Shelf | None = None, halfway: Callable[[], None] = lambda: None) -> Saving:
    return Saving(Vault(home), CLAIM_SOURCES, shelf or Shelf(), utc_now, halfway)


def avatars(world: World) -> list[str]:
    return list(object_store().keys(prefix(world.author.user_id)))


def test_nothing_that_lies_there_is_copied_again(world: World, tmp_path: Path) -> None:
    first, second = Watched(), Watched()
    _, before = saving(tmp_path, first).save(with_keys=False)
    name, after = saving(tmp_path, second).save(with_keys=False)
    assert len(first.opened) == before.objects > 5
    assert second.opened == []
    assert (after.objects, after.object_bytes) == (before.objects, before.object_bytes)
    for each in read_objects(tmp_path / name, after):
        assert digest_of(Vault(tmp_path).object_path(each.sha256)) == each.sha256


def test_one_that_was_broken_off_is_not_there_and_its_copies_are(world: World, tmp_path: Path) -> None:
    broken, rest = Watched(at_most=3), Watched()
    with pytest.raises(StorageUnavailable):
        saving(tmp_path, broken).save(with_keys=False)
    assert Vault(tmp_path).backups() == []
    name, manifest = saving(tmp_path, rest).save(with_keys=False)
    assert len(rest.opened) == manifest.objects - 3
    assert Vault(tmp_path).backups() == [name]
    assert not list(tmp_path.rglob("*.unfinished*"))


def test_a_torn_line_of_the_index_is_copied_again(world: World, tmp_path: Path) -> None:
    saving(tmp_path).save(with_keys=False)
    index = tmp_path / "index.jsonl"
    index.write_bytes(index.read_bytes()[:-20])
    again = Watched()
    saving(tmp_path, again).save(with_keys=False)
    assert len(again.opened) == 1


def test_what_comes_while_objects_are_copied_is_in_it(world: World, api: ApiClient, tmp_path: Path) -> None:
    before = set(avatars(world))

    def change() -> None:
        api.as_(world.author).delete("/v2/me/avatar")
        api.as_(world.author).put_form("/v2/me/avatar", {"image": picture()})

    name, manifest = saving(tmp_path, halfway=change).save(with_keys=False)
    saved = {each.key for each in read_objects(tmp_path / name, manifest)}
    assert saved > set(avatars(world)) - before != set()
    assert saved.isdisjoint(before)
    assert (manifest.deleted, manifest.missing) == ([], [])


class Leaving(Shelf):
    """Once the rows are read, somebody deletes their picture."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave, self._lists = leave, 0

    def listed(self):  # type: ignore[no-untyped-def]
        self._lists += 1
        if self._lists == 2:
            self._leave()
        return super().listed()


def test_what_is_deleted_after_the_moment_of_the_rows_is_told(world: World, api: ApiClient, tmp_path: Path) -> None:
    gone = avatars(world)

    def leave() -> None:
        api.as_(world.author).delete("/v2/me/avatar")
        object_store().delete(gone)

    leaving = Leaving(leave)
    _, manifest = saving(tmp_path, leaving).save(with_keys=False)
    assert manifest.deleted == sorted(gone)
    assert manifest.missing == []


def test_an_object_that_was_missing_before_is_told_and_fails(world: World, tmp_path: Path) -> None:
    lost = avatars(world)[0]
    object_store().delete([lost])
    with pytest.raises(CommandError, match="1 objects that are missing"):
        call_command("backup", str(tmp_path))
    assert read_manifest(Vault(tmp_path).chosen("")).missing == [lost]


def test_an_object_that_is_another_one_is_told_and_fails(world: World, tmp_path: Path) -> None:
    version = VersionRecord.objects.get(id=world.parts["version_id"])
    object_store().put(version.object_key, bytes(version.size), media_type="video/mp4")
    out = StringIO()
    with pytest.raises(CommandError, match="0 objects that are missing and 1 other ones") as error:
        call_command("backup", str(tmp_path), stdout=out)
    assert error.value.returncode == WRITTEN_WITH_FAULTS
    assert f"mismatch {version.object_key}: " in out.getvalue()
    (name,) = Vault(tmp_path).backups()
    _, lacking = looked_through(Vault(tmp_path), [name])
    assert lacking == {name: [f"never had {version.object_key} as its row says"]}


def test_what_a_backup_lacks_is_noted_with_it_until_another_one_lacks_nothing(world: World, tmp_path: Path) -> None:
    version = VersionRecord.objects.get(id=world.parts["version_id"])
    lost = avatars(world)[0]
    sizes = object_store().sizes(prefix(world.author.user_id)) | {version.object_key: version.size}
    bodies = {key: object_store().read(key, 0, sizes[key] - 1) for key in (version.object_key, lost)}
    object_store().put(version.object_key, bytes(version.size), media_type="video/mp4")
    object_store().delete([lost])
    with pytest.raises(CommandError, match="1 objects that are missing and 1 other ones"):
        call_command("backup", str(tmp_path))
    assert noted() == 2
    for key, body in bodies.items():
        object_store().put(key, body, media_type="video/mp4")
    call_command("backup", str(tmp_path))
    assert noted() == 0


def noted() -> int:
    """Faults of the last backup, as those who watch are told."""
    return int({metric.name: metric.samples[0].value for metric in backups()}["videoplanet_backup_faults"])


def test_an_object_that_cannot_be_read_is_told_and_the_others_are_saved(world: World, tmp_path: Path) -> None:
    (lost, *_) = avatars(world)

    class Torn(Shelf):
        def open(self, key: str) -> tuple[Iterator[bytes], str]:
            if key == lost:
                raise StorageUnavailable
            return super().open(key)

    _, manifest = saving(tmp_path, Torn()).save(with_keys=False)
    assert (manifest.missing, manifest.altered, manifest.is_whole) == ([lost], [], False)
    assert manifest.objects > 4


def test_keys_are_in_it_only_where_that_is_wished(world: World, tmp_path: Path) -> None:
    plain, _ = saving(tmp_path).save(with_keys=False)
    full, manifest = saving(tmp_path).save(with_keys=True)
    assert not (tmp_path / plain / "keys").exists()
    kept = [path for path in (tmp_path / full / "keys").rglob("*") if path.is_file()]
    assert {digest_of(path) for path in kept} == {*manifest.encryption_keys.values(), *manifest.signing_keys.values()}


def test_whatever_was_written_is_read_by_nobody_else(world: World, tmp_path: Path) -> None:
    home = tmp_path / "backups"
    call_command("backup", str(home), with_keys=True)
    written = [home, *home.rglob("*")]
    assert len(written) > 100
    assert [str(path) for path in written if path.stat().st_mode & 0o077] == []


def test_a_directory_that_others_may_enter_is_told(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for mode, is_told in ((0o700, False), (0o755, True)):
        tmp_path.chmod(mode)
        call_command("backup", str(tmp_path))
        assert ("Others may enter" in capsys.readouterr().out) == is_told


def test_a_file_that_has_lost_its_end_is_copied_again(world: World, tmp_path: Path) -> None:
    name, manifest = saving(tmp_path).save(with_keys=False)
    cut = Vault(tmp_path).object_path(read_objects(tmp_path / name, manifest)[0].sha256)
    body = cut.read_bytes()
    cut.write_bytes(body[:-1])
    again = Watched()
    saving(tmp_path, again).save(with_keys=False)
    assert len(again.opened) == 1
    assert cut.read_bytes() == body


def test_two_do_not_write_into_one_directory(world: World, tmp_path: Path) -> None:
    with Vault(tmp_path).held(), pytest.raises(VaultRefused, match="Another backup"):
        saving(tmp_path).save(with_keys=False)


def test_it_says_of_which_moment_and_schema_it_is(world: World, tmp_path: Path) -> None:
    before = utc_now()
    name, manifest = saving(tmp_path).save(with_keys=False)
    assert before < datetime.fromisoformat(manifest.at) < utc_now()
    assert read_manifest(tmp_path / name) == manifest
    assert ["core", "0001_initial"] in manifest.migrations
    assert {"feedback_item", "core_channel", "django_migrations"} < {table.name for table in manifest.tables}
    assert manifest.sequences.keys() >= {"django_migrations_id_seq"}
