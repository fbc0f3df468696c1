"""Old backups go, with what only they named; what stays is whole."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.management.commands.backup import WRITTEN_WITH_FAULTS
from core.infrastructure.backups.pruning import prune
from core.infrastructure.backups.vault import Vault, VaultRefused
from core.infrastructure.object_store import object_store
from identity.domain.avatar import prefix
from tests.backups.conftest import spoil
from tests.client import ApiClient
from tests.guards.world import World


def kept(home: Path) -> set[str]:
    """Digests."""
    return {path.name for path in home.glob("objects/*/*")}


@pytest.fixture
def leaver(world: World, api: ApiClient, tmp_path: Path) -> set[str]:
    """Digests of pictures that were saved once, and are here no more."""
    home = str(tmp_path / "backups")
    call_command("backup", home)
    before = kept(tmp_path / "backups")
    object_store().delete(list(object_store().keys(prefix(world.author.user_id))))
    api.as_(world.author).delete("/v2/me/avatar")
    call_command("backup", str(tmp_path / "fresh"))
    gone = before - kept(tmp_path / "fresh")
    assert gone
    return gone


def test_what_only_older_ones_name_goes_with_them(
    leaver: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "backups"
    [first] = Vault(home).backups()
    call_command("backup", str(home), keep=2)
    assert first in Vault(home).backups()
    assert leaver < kept(home)
    call_command("backup", str(home), keep=2)
    assert f"1 older backups went, and {len(leaver)} objects that no other names" in capsys.readouterr().out
    assert (first in Vault(home).backups(), len(Vault(home).backups())) == (False, 2)
    assert kept(home) == kept(tmp_path / "fresh")
    index = (home / "index.jsonl").read_text()
    assert [digest for digest in leaver if digest in index] == []
    call_command("verify_backup", str(home))


def test_what_stays_is_not_copied_again(leaver: set[str], tmp_path: Path) -> None:
    home = tmp_path / "backups"
    call_command("backup", str(home), keep=1)
    lying = {path: path.stat().st_ino for path in home.glob("objects/*/*")}
    call_command("backup", str(home), keep=1)
    assert {path: path.stat().st_ino for path in home.glob("objects/*/*")} == lying


def test_damaged_ones_that_nobody_names_go_too(leaver: set[str], tmp_path: Path) -> None:
    home = tmp_path / "backups"
    for digest in (*leaver, other := min(kept(tmp_path / "fresh"))):
        spoil(Vault(home).object_path(digest))
    with pytest.raises(CommandError):
        call_command("verify_backup", str(home), set_aside=True)
    call_command("backup", str(home), keep=1)
    assert [path.name for path in (home / "damaged").iterdir()] == [other]


def test_nothing_goes_while_what_stays_cannot_be_trusted(world: World, tmp_path: Path) -> None:
    for _ in range(3):
        call_command("backup", str(tmp_path))
    names, before = Vault(tmp_path).backups(), kept(tmp_path)
    spoil(tmp_path / names[1] / "objects.jsonl")
    with pytest.raises(VaultRefused, match="is not what was written"):
        prune(Vault(tmp_path), 2)
    assert (Vault(tmp_path).backups(), kept(tmp_path)) == (names, before)


def test_nothing_goes_while_something_is_missing_that_an_older_one_may_have(world: World, tmp_path: Path) -> None:
    call_command("backup", str(tmp_path))
    object_store().delete(list(object_store().keys(prefix(world.author.user_id))))
    with pytest.raises(CommandError, match="objects that are missing"):
        call_command("backup", str(tmp_path), keep=1)
    assert len(Vault(tmp_path).backups()) == 2


def test_what_is_missing_for_good_does_not_keep_them_all(world: World, tmp_path: Path) -> None:
    call_command("backup", str(tmp_path))
    [whole] = Vault(tmp_path).backups()
    object_store().delete(list(object_store().keys(prefix(world.author.user_id))))
    for _ in range(3):
        with pytest.raises(CommandError, match="objects that are missing") as error:
            call_command("backup", str(tmp_path), keep=1)
        assert error.value.returncode == WRITTEN_WITH_FAULTS
        first, _ = Vault(tmp_path).backups()
        assert first == whole
    call_command("verify_backup", str(tmp_path), backup=whole)


def test_nothing_goes_while_another_backup_is_made(tmp_path: Path) -> None:
    with Vault(tmp_path).held(), pytest.raises(VaultRefused, match="Another backup"):
        prune(Vault(tmp_path), 1)


@pytest.mark.parametrize("told", ["0", "-1", "many"])
def test_one_stays_at_least(told: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="at least one backup stays"):
        call_command("backup", str(tmp_path), f"--keep={told}")
