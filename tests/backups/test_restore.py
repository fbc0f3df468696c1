"""Bringing a backup back: refused where it would harm, with nothing changed; and clients that saw more load anew."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.backups.shelf import Shelf
from core.infrastructure.backups.vault import Vault
from core.infrastructure.encryption import make_first_key
from core.infrastructure.object_store import object_store
from identity.bootstrap import ensure_signing_key
from projects.infrastructure.models import ProjectRecord
from tests.backups.conftest import spoil, told
from tests.buckets import emptied
from tests.client import ApiClient
from tests.guards.world import World

Forget = Callable[[], None]


@pytest.fixture
def home(world: World, tmp_path: Path) -> Path:
    """Where a backup of the world lies, without its keys."""
    call_command("backup", str(tmp_path / "backups"))
    return tmp_path / "backups"


@pytest.fixture
def emptiness(home: Path, forget_rows: Forget, own_bucket: str) -> None:
    forget_rows()
    emptied(own_bucket)


def refused(home: Path, **options: object) -> str:
    """Servers of other tests may be connected with this database; see test_alone.py of that."""
    with pytest.raises(CommandError) as error:
        call_command("restore", str(home), **{"beside": True} | options)
    assert str(error.value).endswith("Nothing was changed.")
    return str(error.value)


def nothing_came() -> bool:
    return not ProjectRecord.objects.exists() and not list(Shelf().listed())


def test_it_comes_back_whole_and_the_comparisons_are_clean(
    home: Path, emptiness: None, capsys: pytest.CaptureFixture[str], world: World
) -> None:
    call_command("restore", str(home), beside=True)
    assert "storage: 0 faults" in capsys.readouterr().out
    assert ProjectRecord.objects.filter(id=world.parts["project_id"]).exists()


def test_a_stack_in_use_is_not_overwritten(home: Path, own_bucket: str, forget_rows: Forget) -> None:
    assert "The database is not empty" in refused(home)
    forget_rows()
    object_store().put("a", b"somebody's", media_type="text/plain")
    assert "The bucket is not empty: a." in refused(home)
    assert not ProjectRecord.objects.exists()


def test_one_that_was_broken_off_may_be_repeated(home: Path, emptiness: None, world: World) -> None:
    saved = json.loads((Vault(home).chosen("") / "objects.jsonl").read_text().splitlines()[0])
    body = Vault(home).object_path(saved["sha256"]).read_bytes()
    object_store().put(saved["key"], body, media_type=saved["media_type"])
    call_command("restore", str(home), beside=True)
    assert ProjectRecord.objects.filter(id=world.parts["project_id"]).exists()


@pytest.mark.parametrize(
    "pattern", ["objects/*/*", "*/tables/feedback_item.copy.gz", "*/objects.jsonl", "*/manifest.json"]
)
def test_a_file_that_is_not_what_was_written_is_found_before_anything_is(
    home: Path, emptiness: None, pattern: str
) -> None:
    spoil(sorted(home.glob(pattern))[0])
    assert "not what was written" in refused(home, without_damaged=not pattern.startswith("objects"))
    assert nothing_came()


@pytest.mark.parametrize("name", ["objects.jsonl", "manifest.json", "manifest.sha256"])
def test_what_a_backup_says_of_itself_is_not_read_where_it_was_torn(home: Path, emptiness: None, name: str) -> None:
    file = Vault(home).chosen("") / name
    file.write_bytes(file.read_bytes()[:-30])
    assert "is not what was written" in refused(home)
    assert nothing_came()


def test_a_newer_schema_and_an_unknown_format_are_refused(home: Path, emptiness: None) -> None:
    known = json.loads((Vault(home).chosen("") / "manifest.json").read_text())["migrations"]
    told(home, migrations=[*known, ["feedback", "9999_of_tomorrow"]])
    assert "newer release: this one does not know feedback.9999_of_tomorrow" in refused(home, migrate=True)
    told(home, migrations=[each for each in known if each[0] != "schedule"])
    assert "--migrate brings an older one up to date" in refused(home)
    told(home, migrations=known, format=4)
    assert "has the format 4" in refused(home)
    assert nothing_came()


def test_without_the_keys_that_it_needs_it_is_refused(
    home: Path, emptiness: None, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ENCRYPTION_KEYS_DIR, settings.JWT_KEYS_DIR = tmp_path / "encryption", tmp_path / "signing"
    ensure_signing_key()
    assert "neither in the backup nor here" in (sentence := refused(home))
    assert "another key is here" not in sentence
    make_first_key()
    assert "By the name 0001.key another key is here: move it to retired/ first." in refused(home)
    assert nothing_came()
    call_command("restore", str(home), beside=True, without_keys=True)
    out = capsys.readouterr().out
    assert "access tokens of then are void" in out
    assert "Encryption keys are not here" in out


def test_it_says_what_another_secret_key_makes_void(
    home: Path, emptiness: None, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SECRET_KEY = "of the stack that was made anew, and of no other"
    call_command("restore", str(home), beside=True)
    assert "SECRET_KEY is another one than then" in capsys.readouterr().out


def test_nothing_is_said_of_the_secret_key_where_it_is_the_same_or_an_old_backup_names_none(
    home: Path, emptiness: None, capsys: pytest.CaptureFixture[str], forget_rows: Forget
) -> None:
    call_command("restore", str(home), beside=True)
    forget_rows()
    told(home, secret_key="", format=1)
    call_command("restore", str(home), beside=True)
    assert "SECRET_KEY" not in capsys.readouterr().out


def test_clients_that_have_seen_more_load_anew(home: Path, api: ApiClient, world: World, forget_rows: Forget) -> None:
    channel = project_channel(world.parts["project_id"])
    before = streams.head(channel)
    author, path = api.as_(world.author), f"/v2/events/{world.parts['project_id']}"
    forget_rows()
    call_command("restore", str(home), beside=True)
    page = author.get(path, {"since": before.seq, "epoch": before.epoch}).json()
    assert page["resync"] is True
    assert page["epoch"] != before.epoch
    assert streams.revision(channel) > 1_000_000_000
    known = {"since": page["seq"], "epoch": page["epoch"]}
    assert author.get(path, known).json()["resync"] is False


def test_there_has_to_be_a_backup(world: World, tmp_path: Path) -> None:
    assert "holds no backup" in refused(tmp_path)
