"""What a list is read with, in one statement: the stream's position and how many there are, of one moment."""

from typing import Any
from uuid import UUID

from django.db import connection

from core.domain.events import project_channel
from core.infrastructure import streams

_POSITION = "SELECT seq, epoch::text, ({count}) FROM core_channel WHERE name = %(channel)s"


def position(project_id: UUID, count: str, **parameters: Any) -> tuple[int, str, int | None]:
    """The stream's position, and what the statement `count` answers, which may name %(project_id)s."""
    given = {**parameters, "project_id": project_id, "channel": project_channel(project_id)}
    with connection.cursor() as cursor:
        cursor.execute(_POSITION.format(count=count), given)
        found: tuple[int, str, int | None] | None = cursor.fetchone()
    if found is not None:
        return found
    # A project on which nothing has happened yet: its stream begins now, so that the answer names an epoch that lasts.
    streams.head(given["channel"])
    return position(project_id, count, **parameters)
