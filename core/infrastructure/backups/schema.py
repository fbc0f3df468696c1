"""The schema that a backup was made of, and the one that is here."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from core.infrastructure.backups import tables


class OtherSchema(Exception):
    """A backup of a schema that is not the one here."""


def applied() -> list[list[str]]:
    """Migrations that the database has."""
    return sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())


def check(migrations: list[list[str]], *, migrate: bool) -> None:
    """Raises OtherSchema unless it is the same or, where that is wished, an older one that this release knows."""
    theirs, ours = {tuple(each) for each in migrations}, {tuple(each) for each in applied()}
    if unknown := sorted(theirs - set(MigrationLoader(connection).disk_migrations)):
        raise OtherSchema(f"The backup is of a newer release: this one does not know {_named(unknown)}.")
    if theirs != ours and not migrate:
        other = sorted(theirs ^ ours)
        raise OtherSchema(f"The schema is another one, by {_named(other)}; --migrate brings an older one up to date.")
    if theirs != ours and (foreign := tables.of_others()):
        raise OtherSchema(f"This role may not lay an older schema, as it does not own {', '.join(foreign[:5])}.")


@contextmanager
def of(migrations: list[list[str]]) -> Iterator[None]:
    """The empty database has this schema within, and that of this release afterwards. What it holds besides tables of
    the product stays, as do rights.
    """
    if sorted(migrations) != applied():
        tables.drop()
        executor = MigrationExecutor(connection)
        executor.migrate(_last(executor.loader, {(app, name) for app, name in migrations}))
    yield
    # One that was broken off may have left the older schema: that it is the backup's own says nothing of this release.
    call_command("migrate", verbosity=0, interactive=False)


def _last(loader: MigrationLoader, wanted: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those that no other of them follows: what is named before one that leads to it would be taken back."""
    following = loader.graph.node_map
    return [each for each in sorted(wanted) if not any(child.key in wanted for child in following[each].children)]


def _named(migrations: list[tuple[str, ...]]) -> str:
    return ", ".join(".".join(each) for each in migrations[:5])
