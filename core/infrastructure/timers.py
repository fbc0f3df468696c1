"""When what is done again and again was last begun, kept where whoever leads next can read it."""

from collections.abc import Collection

from django.db.models import Max

from core.infrastructure.leadership import Leadership
from core.infrastructure.models import TimerRecord

# By the server's clock alone: those of the hosts may differ.
_AGES = "SELECT name, greatest(extract(epoch FROM clock_timestamp() - ran_at), 0)::float8 FROM core_timer"
_NOTE = """
INSERT INTO core_timer (name, ran_at) VALUES (%s, clock_timestamp())
ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at
"""

_EXPECT = """
INSERT INTO core_timer (name, ran_at) SELECT unnest(%s::text[]), clock_timestamp() ON CONFLICT (name) DO NOTHING
"""


def expect(leadership: Leadership, names: Collection[str]) -> None:
    """What has never run counts from now on, however often who leads changes before it runs for the first time."""
    with leadership.cursor() as cursor:
        cursor.execute(_EXPECT, [list(names)])


def ages(leadership: Leadership) -> dict[str, float]:
    """Seconds since each timer ran."""
    with leadership.cursor() as cursor:
        cursor.execute(_AGES)
        return dict(cursor.fetchall())


def note(leadership: Leadership, name: str) -> None:
    """The timer runs now. Raises DatabaseError or InterfaceError, as for one that leads no longer."""
    with leadership.cursor() as cursor:
        cursor.execute(_NOTE, [name])


def last_tick() -> float | None:
    """Unix time at which any timer ran last; None before the first."""
    latest = TimerRecord.objects.aggregate(latest=Max("ran_at"))["latest"]
    return latest.timestamp() if latest else None
