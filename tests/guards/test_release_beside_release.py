"""No migration takes away what the release before needs, or holds up writers for long: both run at once for a while."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.db import migrations
from django_migration_linter import MigrationLinter
from django_migration_linter.sql_analyser.analyser import analyse_sql_statements

from tests.guards.reviewed_migrations import REVIEWED

APPS = ("core", "identity", "projects", "notifications", "webhooks", "feedback", "ai_planning", "schedule")
# How functions and variables are called is not what this is about.
STYLE = {"RUNPYTHON_ARGS_NAMING_CONVENTION", "RUNPYTHON_MODEL_VARIABLE_NAME"}


@pytest.fixture
def linter(db: None) -> MigrationLinter:
    return MigrationLinter(no_output=True, no_cache=True, include_apps=APPS)


def codes(linter: MigrationLinter, statements: list[str], migration: Any = None) -> set[str]:
    """What it finds, errors and warnings alike."""
    errors, _, warnings = analyse_sql_statements(linter.sql_analyser_class, statements, [])
    if migration is not None:
        more_errors, _, more_warnings = linter.analyse_data_migration(migration)
        errors, warnings = errors + more_errors, warnings + more_warnings
    return {issue.code for issue in [*errors, *warnings]} - STYLE


def found(linter: MigrationLinter) -> Iterable[tuple[str, str]]:
    for key, migration in linter.migration_loader.disk_migrations.items():
        if key[0] in APPS:
            for code in codes(linter, linter.get_sql(*key), migration):
                yield ".".join(key), code


def test_every_migration_lets_the_release_before_run_or_was_reviewed(linter: MigrationLinter) -> None:
    seen = set(found(linter))
    assert seen - set(REVIEWED) == set()
    assert set(REVIEWED) - seen == set()


def test_every_app_is_looked_at(linter: MigrationLinter) -> None:
    assert {app for app, _ in linter.migration_loader.disk_migrations} >= set(APPS)


PLANTED = {
    "DROP_COLUMN": 'ALTER TABLE "projects_project" DROP COLUMN "client" CASCADE;',
    "RENAME_COLUMN": 'ALTER TABLE "projects_project" RENAME COLUMN "client" TO "customer";',
    "RENAME_TABLE": 'ALTER TABLE "projects_project" RENAME TO "projects_film";',
    "DROP_TABLE": 'DROP TABLE "projects_project" CASCADE;',
    "NOT_NULL": 'ALTER TABLE "projects_project" ADD COLUMN "budget" integer NOT NULL;',
    "CREATE_INDEX": 'CREATE INDEX "slow" ON "projects_project" ("client");',
}


@pytest.mark.parametrize("code", PLANTED)
def test_what_the_release_before_cannot_run_beside_is_caught(linter: MigrationLinter, code: str) -> None:
    assert codes(linter, ["BEGIN;", PLANTED[code], "COMMIT;"]) == {code}


def test_python_that_cannot_be_undone_is_caught(linter: MigrationLinter) -> None:
    planted = type(
        "Migration", (migrations.Migration,), {"operations": [migrations.RunPython(lambda apps, editor: None)]}
    )
    assert codes(linter, [], planted("planted", "projects")) == {"RUNPYTHON_REVERSIBLE"}
