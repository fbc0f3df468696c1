"""SharingReads over PostgreSQL."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count

from core.domain.pages import Page, PageRequest
from feedback.application.sharing_read_models import (
    GuestRow,
    GuestSelf,
    LinkUse,
    MailedGuest,
    SeenLink,
    ShareDoor,
)
from feedback.contracts import Author, FeedbackStatus, SharedGrant, ShareLinkRow, ShareRight
from feedback.domain.sharing_refusals import ShareLinkNotFound
from feedback.infrastructure.guest_sessions import SEEN, STANDS, times
from feedback.infrastructure.models import FeedbackRecord, GuestRecord, ShareLinkRecord, VideoRecord
from feedback.infrastructure.share_links import rights_of

_LINK = ("id", "project_id", "video_id", "version_id", "label", "expires_at", "created_at", "revoked_at", "revision")
_APART = ("rights", "password_hash", "created_by_id", "created_by_name")
_USE = tuple(LinkUse.__slots__)
_COLUMNS = (*_LINK, *_APART, *(f"use__{name}" for name in _USE))
_GUEST = tuple(GuestRow.__slots__)
_DOOR = f"""
SELECT l.id, l.project_id, l.video_id, {SEEN}, (SELECT title FROM feedback_video WHERE id = l.video_id),
    l.rights, l.expires_at, l.revoked_at, l.password_hash, l.version_id IS NULL
FROM feedback_share_link l WHERE l.token_hash = %s
"""  # noqa: S608 - our own words
# Who wrote what was answered, and could read the answer by their link now.
_ANSWERED = f"""
SELECT g.id FROM feedback_item f LEFT JOIN feedback_comment c ON c.id = %(parent_id)s AND c.feedback_id = f.id
JOIN feedback_guest g ON g.id = f.author_id OR g.id = c.author_id JOIN feedback_share_link l ON l.id = g.link_id
WHERE f.id = %(feedback_id)s AND NOT f.in_trash AND f.version_id = {SEEN} AND g.id <> %(but)s AND g.wants_mail
    AND EXISTS (SELECT FROM feedback_guest_session s WHERE s.guest_id = g.id AND {STANDS})
"""  # noqa: S608


class PostgresSharingReads:
    def page(self, project_id: UUID, wanted: PageRequest) -> Page[SeenLink]:
        records = ShareLinkRecord.objects.filter(project_id=project_id)
        window = records.order_by("-created_at", "-id").values(*_COLUMNS)
        rows = tuple(map(_seen, window[wanted.offset : wanted.offset + wanted.size]))
        return Page(rows=rows, total=records.count())

    def row(self, project_id: UUID, link_id: UUID) -> SeenLink:
        values = ShareLinkRecord.objects.filter(project_id=project_id, id=link_id).values(*_COLUMNS).first()
        if values is None:
            raise ShareLinkNotFound
        return _seen(values)

    def guests(self, project_id: UUID, link_id: UUID, wanted: PageRequest) -> Page[GuestRow] | None:
        number = ShareLinkRecord.objects.filter(project_id=project_id, id=link_id)
        total = number.values_list("use__guests", flat=True).first()
        if total is None:
            return None
        records = GuestRecord.objects.filter(link_id=link_id).order_by("-created_at", "-id").values(*_GUEST)
        rows = tuple(GuestRow(**values) for values in records[wanted.offset : wanted.offset + wanted.size])
        return Page(rows=rows, total=total)

    def door(self, token_hash: str) -> ShareDoor | None:
        with connection.cursor() as cursor:
            cursor.execute(_DOOR, [token_hash])
            row = cursor.fetchone()
        if row is None:
            return None
        link_id, project_id, video_id, version_id, title, rights, expires_at, revoked_at, password_hash, newest = row
        return ShareDoor(
            link_id=link_id,
            project_id=project_id,
            video_id=video_id,
            version_id=version_id,
            video_title=title or "",
            rights=rights_of(rights),
            expires_at=expires_at,
            revoked_at=revoked_at,
            password_hash=password_hash,
            is_newest=newest,
        )

    def who(self, guest_id: UUID) -> GuestSelf | None:
        columns = ("name", "email", "asked_email", "wants_mail", "link__video_id", "link__expires_at")
        row = GuestRecord.objects.filter(id=guest_id).values_list(*columns).first()
        if row is None:
            return None
        name, email, asked_email, wants_mail, video_id, expires_at = row
        title = VideoRecord.objects.filter(id=video_id).values_list("title", flat=True).first()
        return GuestSelf(
            guest_id=guest_id,
            name=name,
            email=email,
            asked_email=asked_email,
            wants_mail=wants_mail,
            video_title=title or "",
            expires_at=expires_at,
        )

    def stats(self, grant: SharedGrant) -> dict[str, int]:
        items = FeedbackRecord.objects.filter(cut_id=grant.version_id, in_trash=False).order_by()
        counted = dict(items.values_list("status").annotate(number=Count("id")))
        stats = {status.value: counted.get(status.value, 0) for status in FeedbackStatus}
        return {"total": sum(stats.values())} | stats

    def to_be_told(self, feedback_id: UUID, parent_id: UUID | None, but: UUID, now: datetime) -> list[MailedGuest]:
        asked = {"feedback_id": feedback_id, "parent_id": parent_id, "but": but} | times(now)
        with connection.cursor() as cursor:
            cursor.execute(_ANSWERED, asked)
            ids = [guest_id for (guest_id,) in cursor.fetchall()]
        found = GuestRecord.objects.filter(id__in=ids).order_by("id").values("id", "name", "email", "language")
        return [MailedGuest(**values) for values in found if values["email"]]


def _seen(values: dict[str, Any]) -> SeenLink:
    rights = rights_of(values["rights"])
    row = ShareLinkRow(
        **{name: values[name] for name in _LINK},
        rights=tuple(right for right in ShareRight if right in rights),
        has_password=bool(values["password_hash"]),
        created_by=Author(values["created_by_id"], values["created_by_name"]),
    )
    return SeenLink(row, LinkUse(**{name: values[f"use__{name}"] for name in _USE}))
