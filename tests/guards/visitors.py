"""Guests for the matrix: by a link that lets them view, comment, by one of another video, and by a revoked one."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import now

from core.domain.ids import new_id
from feedback.application.sharing_read_models import GuestPass
from feedback.infrastructure.guest_tokens import SignedGuestTokens
from feedback.infrastructure.models import (
    GuestRecord,
    GuestSessionRecord,
    ShareLinkRecord,
    ShareUseRecord,
    VersionRecord,
    VideoRecord,
)

_RIGHTS = {
    "guest view": "view",
    "guest comment": "view comment",
    "guest of another link": "view comment",
    "revoked guest": "view comment approve download",
}


def visitors(project_id: UUID, video_id: UUID) -> tuple[dict[str, GuestPass], dict[str, str]]:
    """The pass of each, and the ids of one link with its guest."""
    passes, parts = {}, {}
    other = _another_video(project_id, video_id)
    for role, rights in _RIGHTS.items():
        seen = other if role == "guest of another link" else video_id
        link = _link(project_id, seen, rights, now() if role == "revoked guest" else None)
        given = _guest(link)
        passes[role] = given
        if role == "guest view":
            parts = {"share_link_id": str(link.id), "guest_id": str(given.guest_id)}
    return passes, parts


def guest_token(given: GuestPass) -> str:
    """As it was issued just now."""
    return SignedGuestTokens().token(replace(given, until=now() + timedelta(minutes=15)))


def _another_video(project_id: UUID, video_id: UUID) -> UUID:
    video = VideoRecord.objects.create(
        id=new_id(), project_id=project_id, title="다른 영상", version_count=1, last_number=1, created_at=now()
    )
    record = VersionRecord.objects.get(video_id=video_id)
    record.id, record.video_id, record.object_key = new_id(), video.id, f"videos/{project_id}/other"
    record.save(force_insert=True)
    return video.id


def _link(project_id: UUID, video_id: UUID, rights: str, revoked_at: datetime | None) -> ShareLinkRecord:
    link = ShareLinkRecord.objects.create(
        project_id=project_id,
        video_id=video_id,
        token_hash=new_id().hex,
        rights=rights,
        created_by_id=new_id(),
        created_by_name="박감독",
        created_at=now(),
        revoked_at=revoked_at,
    )
    ShareUseRecord.objects.create(link=link)
    return link


def _guest(link: ShareLinkRecord) -> GuestPass:
    at = now()
    named: dict[str, Any] = {"project_id": link.project_id, "link": link, "name": "손님", "language": "ko"}
    guest = GuestRecord.objects.create(**named, created_at=at, last_seen_at=at)
    session = GuestSessionRecord.objects.create(guest=guest, refresh_hash=new_id().hex, created_at=at, last_used_at=at)
    return GuestPass(
        project_id=link.project_id,
        link_id=link.id,
        video_id=link.video_id,
        guest_id=guest.id,
        session_id=session.id,
        until=at + timedelta(minutes=15),
    )
