"""What a person's lists depend on: their own channel and those of all their projects, deleted ones included.

A project that is restored tells its own channel only, so the person's list has to hang on it all the while.
"""

from uuid import UUID

from django.db import connection

from core.domain.events import project_channel, user_channel
from core.infrastructure import streams
from core.infrastructure.cache import Life, Revisions, keep, known

ENTRY = "project_channels"
# One snapshot: whose projects these are and where their channels stand.
_READ = """
SELECT NULL::uuid, coalesce((SELECT seq + silent FROM core_channel WHERE name = %(channel)s), 0)
UNION ALL
SELECT member.project_id, coalesce(channel.seq + channel.silent, 0)
FROM projects_member member LEFT JOIN core_channel channel ON channel.name = 'project:' || member.project_id
WHERE member.user_id = %(id)s
"""


def concerns_of(user_id: UUID) -> Revisions:
    """No statement while Redis has everything, else one."""
    own = streams.copies([user_channel(user_id)])
    channels = known(ENTRY, own, of=(user_id,), life=Life.COLD) if own else None
    if isinstance(channels, tuple):
        copies = streams.copies(channels)
        if len(copies) == len(channels):
            return {**own, **copies}
    return _read(user_id)


def _read(user_id: UUID) -> Revisions:
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"id": user_id, "channel": user_channel(user_id)})
        (_, own), *others = cursor.fetchall()
    at = {user_channel(user_id): own}
    theirs = {project_channel(project_id): revision for project_id, revision in others}
    keep(ENTRY, at, tuple(theirs), of=(user_id,), life=Life.COLD)
    found = at | theirs
    streams.keep_copies(found)
    return found
