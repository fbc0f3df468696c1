"""What the review loop keeps beside what it counts."""

from collections.abc import Iterator
from uuid import UUID

from core.domain.actor import SYSTEM
from core.domain.drift import Drift
from core.domain.events import project_channel
from core.infrastructure import streams
from core.infrastructure.kept_figures import EVERYTHING, KeptColumn, asked, ranges, told
from core.infrastructure.unit_of_work import unit_of_work

# The number of the version as which a video is shown. While one is processed it may be that one or, when that is tried
# again, the one before: what is kept counts until the work has ended, which sets it right.
_SHOWN = """
(SELECT CASE WHEN bool_or(status = 'processing') THEN row.version_count
        ELSE coalesce(max(number) FILTER (WHERE status <> 'failed'), max(number), 0) END
 FROM feedback_version WHERE video_id = row.id AND deleted_at IS NULL)
"""
VERSION_COUNT = KeptColumn(
    name="feedback_video.version_count",
    table="feedback_video",
    compare=f"""
        SELECT row.id, row.project_id, row.version_count AS kept, {_SHOWN} AS counted
        FROM feedback_video row WHERE {{which}}""",  # noqa: S608 - no value goes in
    mending=f"UPDATE feedback_video row SET version_count = {_SHOWN} WHERE row.id = %(id)s",  # noqa: S608
)
_FILES = "feedback_item, jsonb_array_elements(attachments) file WHERE attachments <> '[]'"
# What versions and files take, those in the trash too; writers take the lock of the total when they hold the version's
# or the item's.
_TAKEN = """
SELECT project_id, user_id, coalesce(kept.bytes, 0), coalesce(counted.bytes, 0)
FROM (SELECT * FROM feedback_storage WHERE {which}) kept
FULL JOIN (
    SELECT project_id, user_id, sum(bytes)::bigint AS bytes FROM (
        SELECT project_id, uploaded_by_id AS user_id, size + derived_bytes AS bytes
        FROM feedback_version WHERE {which}
        UNION ALL
        SELECT project_id, (file ->> 'sent_by')::uuid, (file ->> 'size')::bigint FROM {files} AND {which}
    ) taken GROUP BY project_id, user_id
) counted
USING (project_id, user_id)
WHERE coalesce(kept.bytes, 0) <> coalesce(counted.bytes, 0)
"""
_LAST_TAKEN = """
SELECT least(
    (SELECT project_id FROM feedback_storage WHERE project_id > %(low)s ORDER BY project_id OFFSET %(rows)s LIMIT 1),
    (SELECT project_id FROM feedback_video WHERE project_id > %(low)s ORDER BY project_id OFFSET %(rows)s LIMIT 1)
)
"""
_LOCK_TAKEN = """
INSERT INTO feedback_storage (project_id, user_id, bytes) VALUES (%(project)s, %(user)s, 0)
ON CONFLICT (project_id, user_id) DO UPDATE SET bytes = feedback_storage.bytes
"""
_MEND_TAKEN = f"""
UPDATE feedback_storage SET bytes = (
    SELECT coalesce(sum(size + derived_bytes), 0) FROM feedback_version
    WHERE project_id = %(project)s AND uploaded_by_id = %(user)s
) + (
    SELECT coalesce(sum((file ->> 'size')::bigint), 0) FROM {_FILES}
    AND project_id = %(project)s AND file ->> 'sent_by' = %(user)s::text
) WHERE project_id = %(project)s AND user_id = %(user)s
"""  # noqa: S608 - no value goes in
# Ends after so many totals or items, whichever come first: a project may lack the one or the other.
_LAST = """
SELECT least(
    (SELECT project_id FROM feedback_counter WHERE project_id > %(low)s ORDER BY project_id OFFSET %(rows)s LIMIT 1),
    (SELECT project_id FROM feedback_item WHERE project_id > %(low)s ORDER BY project_id OFFSET %(rows)s LIMIT 1)
)
"""
_WHICH = """
project_id > %(low)s AND (%(high)s::uuid IS NULL OR project_id <= %(high)s)
AND (%(project)s::uuid IS NULL OR project_id = %(project)s)
"""
_COMPARE = f"""
SELECT project_id, status, priority, coalesce(kept.count, 0), coalesce(counted.count, 0)
FROM (SELECT * FROM feedback_counter WHERE {_WHICH}) kept
FULL JOIN (SELECT project_id, status, priority, count(*) AS count FROM feedback_item WHERE {_WHICH} AND NOT in_trash
           GROUP BY project_id, status, priority) counted USING (project_id, status, priority)
WHERE coalesce(kept.count, 0) <> coalesce(counted.count, 0)
"""  # noqa: S608 - no value goes in
# Writers take the lock of a total after the item's row: of a writer who waits here, the item is not counted yet.
_LOCK = """
INSERT INTO feedback_counter (project_id, status, priority, count)
VALUES (%(project)s, %(status)s, %(priority)s, 0)
ON CONFLICT (project_id, status, priority) DO UPDATE SET count = feedback_counter.count
"""
_MEND = """
UPDATE feedback_counter SET count = (
    SELECT count(*) FROM feedback_item
    WHERE project_id = %(project)s AND status = %(status)s AND priority = %(priority)s AND NOT in_trash
) WHERE project_id = %(project)s AND status = %(status)s AND priority = %(priority)s
"""


class KeptStorage:
    name = "feedback_storage.bytes"

    def drifts(self, project_id: UUID | None, rows: int) -> Iterator[Drift]:
        compare = _TAKEN.format(which=_WHICH, files=_FILES)
        for low, high in ranges(_LAST_TAKEN, rows) if project_id is None else EVERYTHING:
            for project, user, kept, true in asked(compare, low=low, high=high, project=project_id):
                yield Drift((project, user), project, kept, true)

    def mend(self, drift: Drift) -> None:
        project, user = drift.key
        with unit_of_work(by=SYSTEM):
            told(_LOCK_TAKEN, project=project, user=user)
            told(_MEND_TAKEN, project=project, user=user)
            streams.change(project_channel(drift.project_id))


class KeptTotals:
    name = "feedback_counter.count"

    def drifts(self, project_id: UUID | None, rows: int) -> Iterator[Drift]:
        for low, high in ranges(_LAST, rows) if project_id is None else EVERYTHING:
            for project, status, priority, kept, true in asked(_COMPARE, low=low, high=high, project=project_id):
                yield Drift((project, status, priority), project, kept, true)

    def mend(self, drift: Drift) -> None:
        project, status, priority = drift.key
        with unit_of_work(by=SYSTEM):
            told(_LOCK, project=project, status=status, priority=priority)
            told(_MEND, project=project, status=status, priority=priority)
            streams.change(project_channel(drift.project_id))
