"""A backup is brought back where nobody else is at work on the database."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.beat import LOCK
from core.infrastructure.leadership import Leadership
from projects.infrastructure.models import ProjectRecord
from tests.backups.second import here
from tests.backups.test_restore import emptiness, home, nothing_came, refused
from tests.guards.world import World

__all__ = ["emptiness", "home"]


def test_while_somebody_is_connected_nothing_comes(home: Path, emptiness: None, world: World) -> None:
    with here().connect() as somebody:
        somebody.execute("SET application_name = 'psql'")
        assert "Others are connected with this database: " in (told := refused(home, beside=False))
        assert " psql." in told
        assert nothing_came()
        call_command("restore", str(home), beside=True)
    assert ProjectRecord.objects.filter(id=world.parts["project_id"]).exists()


@pytest.mark.parametrize("beside", [True, False])
def test_while_beat_ticks_nothing_comes(home: Path, emptiness: None, beside: bool) -> None:
    beat = Leadership(LOCK)
    assert beat.held()
    try:
        assert "beat ticks on this database" in refused(home, beside=beside)
        assert nothing_came()
    finally:
        beat.give_up()


def test_beat_may_tick_afterwards(home: Path, emptiness: None) -> None:
    with pytest.raises(CommandError):
        call_command("restore", str(home), backup="of nobody", beside=True)
    call_command("restore", str(home), beside=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [LOCK])
        assert cursor.fetchone() == (0,)
