"""GuestSessions over PostgreSQL: what a session is worth depends on its guest and its link as they are now."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from feedback.application.guest_sessions import SESSION_LIFE
from feedback.application.sharing_read_models import GuestPass, GuestStanding
from feedback.infrastructure.models import GuestRecord, GuestSessionRecord
from feedback.infrastructure.share_links import rights_of

# The version that a link shows: its own, or the newest that is ready; before there is one, the one that is shown.
SEEN = """
(SELECT n.id FROM feedback_version n JOIN feedback_video v ON v.id = n.video_id
 WHERE n.video_id = l.video_id AND (l.version_id IS NULL OR n.id = l.version_id) AND NOT n.in_trash
 ORDER BY n.status = 'ready' DESC, n.number = v.version_count DESC, n.number DESC LIMIT 1)
"""
STANDS = """
s.ended_at IS NULL AND s.last_used_at > %(unused_since)s AND g.blocked_at IS NULL AND g.left_at IS NULL
AND l.revoked_at IS NULL AND (l.expires_at IS NULL OR l.expires_at > %(now)s)
"""
_JOINED = """
FROM feedback_guest_session s JOIN feedback_guest g ON g.id = s.guest_id JOIN feedback_share_link l ON l.id = g.link_id
"""
_STANDING = f"""
SELECT l.project_id, l.id, l.video_id, {SEEN}, l.version_id IS NULL, g.id, g.name, l.rights {_JOINED}
WHERE s.id = %(session_id)s AND g.id = %(guest_id)s AND {STANDS}
"""
_STANDING_OF = f"SELECT g.id, s.id {_JOINED} WHERE s.id = ANY(%(session_ids)s) AND {STANDS}"
_GO_ON = f"""
UPDATE feedback_guest_session used SET last_used_at = %(now)s {_JOINED}
WHERE used.id = s.id AND s.refresh_hash = %(refresh_hash)s AND {STANDS}
RETURNING l.project_id, l.id, l.video_id, g.id, s.id
"""  # noqa: S608


class PostgresGuestSessions:
    def open(self, session_id: UUID, guest_id: UUID, refresh_hash: str, now: datetime) -> None:
        GuestSessionRecord(
            id=session_id, guest_id=guest_id, refresh_hash=refresh_hash, created_at=now, last_used_at=now
        ).save(force_insert=True)

    def go_on(self, refresh_hash: str, now: datetime) -> GuestPass | None:
        row = _one(_GO_ON, refresh_hash=refresh_hash, now=now)
        if row is None:
            return None
        project_id, link_id, video_id, guest_id, session_id = row
        GuestRecord.objects.filter(id=guest_id).update(last_seen_at=now)
        return GuestPass(
            project_id=project_id,
            link_id=link_id,
            video_id=video_id,
            guest_id=guest_id,
            session_id=session_id,
            until=now,
        )

    def standing(self, session_id: UUID, guest_id: UUID, now: datetime) -> GuestStanding | None:
        row = _one(_STANDING, session_id=session_id, guest_id=guest_id, now=now)
        if row is None:
            return None
        project_id, link_id, video_id, version_id, is_newest, guest_id, name, rights = row
        return GuestStanding(
            project_id=project_id,
            link_id=link_id,
            video_id=video_id,
            version_id=version_id,
            is_newest=is_newest,
            guest_id=guest_id,
            name=name,
            rights=rights_of(rights),
        )

    def standing_of(self, sessions: Collection[tuple[UUID, UUID]], now: datetime) -> set[tuple[UUID, UUID]]:
        with connection.cursor() as cursor:
            asked: dict[str, Any] = {"session_ids": [session_id for _, session_id in sessions]}
            cursor.execute(_STANDING_OF, asked | times(now))
            return set(cursor.fetchall()) & set(sessions)

    def end_of_guest(self, guest_id: UUID, now: datetime) -> None:
        GuestSessionRecord.objects.filter(guest_id=guest_id, ended_at=None).update(ended_at=now)

    def end_of_link(self, link_id: UUID, now: datetime) -> None:
        GuestSessionRecord.objects.filter(guest__link_id=link_id, ended_at=None).update(ended_at=now)

    def sweep(self, unused_since: datetime, limit: int) -> int:
        idle = GuestSessionRecord.objects.filter(last_used_at__lt=unused_since).values("id")[:limit]
        return GuestSessionRecord.objects.filter(id__in=list(idle.values_list("id", flat=True))).delete()[0]


def _one(statement: str, *, now: datetime, **asked: Any) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked | times(now))
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def times(now: datetime) -> dict[str, Any]:
    return {"now": now, "unused_since": now - SESSION_LIFE}
