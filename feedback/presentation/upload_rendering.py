"""Uploads and parts as clients get them."""

from typing import Any

from core.domain.clock import rfc3339
from core.presentation.problems import message
from feedback.application.read_uploads import SeenUpload
from feedback.application.upload_ports import PartAddress
from feedback.domain.upload import Part


def upload_body(seen: SeenUpload) -> dict[str, Any]:
    upload, code = seen.upload, seen.failure_code
    return {
        "id": str(upload.id),
        "project_id": str(upload.project_id),
        "video_id": str(upload.video_id) if upload.video_id else None,
        "version_id": str(upload.version_id),
        "state": upload.state.value,
        "file_name": upload.file_name,
        "size": upload.size,
        "media_type": upload.media_type,
        "sha256": upload.sha256 or None,
        "part_size": upload.part_size,
        "part_count": upload.part_count,
        "received_bytes": seen.received_bytes,
        "received_parts": seen.received_parts,
        "title": upload.title,
        "label": upload.label,
        "notes": upload.notes,
        "failure": {"code": code, "detail": message(code)[1]} if code else None,
        "created_by": upload.created_by.wire(),
        "created_at": rfc3339(upload.created_at),
        "updated_at": rfc3339(upload.updated_at),
        "expires_at": rfc3339(upload.expires_at),
        "ended_at": rfc3339(upload.ended_at) if upload.ended_at else None,
    }


def address_body(address: PartAddress) -> dict[str, Any]:
    return {
        "part_number": address.number,
        "url": address.url,
        "size": address.size,
        "expires_at": rfc3339(address.expires_at),
    }


def part_body(part: Part) -> dict[str, Any]:
    return {"part_number": part.number, "size": part.size, "etag": f'"{part.etag}"'}
