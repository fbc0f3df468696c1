"""A backup brought back into an empty second stack by the commands: row by row, and hash by hash."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command

from core.infrastructure.backup_log import backups
from core.infrastructure.backups.vault import Vault
from core.infrastructure.s3 import s3_client
from tests.backups.conftest import told
from tests.backups.second import Stack, database_url, here, second_stack
from tests.guards.world import World

# Renewed on purpose: clients of before are to load anew.
RENEWED = {"core_channel": ("epoch", "silent")}
# The note that there is a backup comes after it.
LATER = {"core_backup"}
RIGHTS = "SELECT nspowner, nspacl::text FROM pg_namespace WHERE nspname = 'public'"


def content(link: psycopg.Connection[Any]) -> dict[str, list[str]]:
    """Every row of every table as text, in order."""
    names = [
        name
        for (name,) in link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
    ]
    return {name: sorted(_lines(link, name)) for name in names if name not in LATER}


def _lines(link: psycopg.Connection[Any], table: str) -> list[str]:
    without = "".join(f" - '{column}'" for column in RENEWED.get(table, ()))
    found = link.execute(f'SELECT (to_jsonb(row){without})::text FROM "{table}" row')  # type: ignore[arg-type]
    return [line for (line,) in found.fetchall()]


def objects(bucket: str) -> dict[str, tuple[str, str]]:
    """Digest and media type by key."""
    client, found = s3_client(), {}
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for item in page.get("Contents", []):
            answer = client.get_object(Bucket=bucket, Key=item["Key"])
            found[item["Key"]] = (hashlib.sha256(answer["Body"].read()).hexdigest(), answer["ContentType"])
    return found


def epochs(link: psycopg.Connection[Any]) -> dict[str, str]:
    return {name: str(epoch) for name, epoch in link.execute("SELECT name, epoch FROM core_channel").fetchall()}


def same_rows(first: Stack, second: Stack) -> int:
    """How many."""
    with first.connect() as ours, second.connect() as theirs:
        wanted, found = content(ours), content(theirs)
        assert wanted.keys() == found.keys()
        for table, lines in wanted.items():
            assert found[table] == lines, table
        assert not epochs(ours).items() & epochs(theirs).items()
    return sum(len(lines) for lines in wanted.values())


def test_what_was_saved_is_there_again_row_by_row_and_hash_by_hash(whole_world: World, tmp_path: Path) -> None:
    call_command("verify_storage", hashes=True)
    call_command("backup", str(tmp_path / "backups"), with_keys=True)
    with second_stack(tmp_path / "second") as second:
        restored = second.manage("restore", str(tmp_path / "backups"))
        assert restored.returncode == 0, restored.stdout + restored.stderr
        assert "storage: 0 faults" in restored.stdout
        assert same_rows(here(), second) > 300
        assert objects(second.bucket) == objects(here().environment["S3_BUCKET"])
        again = second.manage("restore", str(tmp_path / "backups"))
        assert again.returncode == 1
        assert "The database is not empty" in again.stderr
    told = {metric.name: metric.samples[0].value for metric in backups()}
    assert told["videoplanet_backup_timestamp_seconds"] > 0
    assert told["videoplanet_backup_bytes"] > 10_000


def test_one_of_an_older_schema_is_brought_up_to_date_where_that_is_wished(
    tmp_path: Path, transactional_db: None
) -> None:
    home = str(tmp_path / "backups")
    with second_stack(tmp_path / "second", f"product_{os.getpid()}") as stack, stack.connect() as link:
        before, newest = last_two(link)
        link.execute(
            "INSERT INTO core_channel (name, seq, oldest, epoch) VALUES ('project:7', 41, 0, gen_random_uuid())"
        )
        rows, rights = content(link), link.execute(RIGHTS).fetchall()
        for command in (("migrate", "webhooks", before), ("backup", home), ("migrate", "webhooks", newest)):
            done = stack.manage(*command)
            assert done.returncode == 0, done.stderr
        link.execute("DELETE FROM core_channel")
        refused = stack.manage("restore", home, "--beside")
        assert (refused.returncode, f"webhooks.{newest}" in refused.stderr) == (1, True), refused.stderr
        restored = stack.manage("restore", home, "--migrate", "--beside")
        assert restored.returncode == 0, restored.stdout + restored.stderr
        assert last_two(link) == [before, newest]
        assert link.execute("SELECT name, seq FROM core_channel").fetchall() == [("project:7", 41)]
        assert link.execute(RIGHTS).fetchall() == rights
        again = content(link)
        assert {name for name in rows if again[name] != rows[name]} == {"django_migrations"}


def test_one_of_an_older_schema_that_was_broken_off_is_brought_up_to_date_when_it_is_repeated(
    tmp_path: Path, transactional_db: None
) -> None:
    home = tmp_path / "backups"
    with second_stack(tmp_path / "second") as stack, stack.connect() as link:
        before, newest = last_two(link)
        for command in (("migrate", "webhooks", before), ("backup", str(home)), ("migrate", "webhooks", newest)):
            assert stack.manage(*command).returncode == 0
        whole = json.loads((Vault(home).chosen("") / "manifest.json").read_text())["tables"]
        told(home, tables=[*whole[:-1], whole[-1] | {"columns": ["of_nothing"]}])
        broken = stack.manage("restore", str(home), "--migrate", "--beside")
        assert (broken.returncode, "of_nothing" in broken.stderr) == (1, True), broken.stderr
        assert last_two(link)[-1] == before
        told(home, tables=whole)
        repeated = stack.manage("restore", str(home), "--beside")
        assert repeated.returncode == 0, repeated.stdout + repeated.stderr
        assert last_two(link) == [before, newest]


def test_where_tables_belong_to_somebody_else_no_older_schema_is_laid(tmp_path: Path, transactional_db: None) -> None:
    home, role = str(tmp_path / "backups"), f"product_{os.getpid()}"
    with second_stack(tmp_path / "second", role) as stack, stack.connect() as link:
        before, newest = last_two(link)
        for command in (("migrate", "webhooks", before), ("backup", home), ("migrate", "webhooks", newest)):
            assert stack.manage(*command).returncode == 0
        name = str(stack.environment["DATABASE_URL"].rpartition("/")[2].partition("?")[0])
        with psycopg.connect(database_url(name), autocommit=True) as owner:
            owner.execute("ALTER TABLE core_timer OWNER TO CURRENT_USER")
            owner.execute(f"GRANT ALL ON core_timer TO {role}")  # type: ignore[arg-type]
        refused = stack.manage("restore", home, "--migrate", "--beside")
        assert refused.returncode == 1
        assert "as it does not own core_timer. Nothing was changed." in refused.stderr
        assert last_two(link) == [before, newest]


def last_two(link: psycopg.Connection[Any]) -> list[str]:
    """Migrations of an app whose last one can be taken back."""
    found = link.execute(
        "SELECT name FROM django_migrations WHERE app = 'webhooks' ORDER BY name DESC LIMIT 2"
    ).fetchall()
    return [name for (name,) in reversed(found)]
