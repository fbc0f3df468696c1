"""Files that hang on an item, as its row keeps them: `[{"id", "file_name", "media_type", "size", "sent_by"}]`."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from feedback.contracts import AttachmentRow
from feedback.domain.attachment import Attachment


def kept_attachments(attachments: Iterable[Attachment]) -> list[dict[str, Any]]:
    return [each.row().wire() | {"sent_by": str(each.sent_by)} for each in attachments]


def attachments_kept(kept: Iterable[Mapping[str, Any]]) -> tuple[Attachment, ...]:
    """Read back."""
    return tuple(Attachment(**{**each, "id": UUID(each["id"]), "sent_by": UUID(each["sent_by"])}) for each in kept)


def attachment_rows(kept: Iterable[Mapping[str, Any]]) -> tuple[AttachmentRow, ...]:
    """As they are shown."""
    return tuple(AttachmentRow(UUID(each["id"]), each["file_name"], each["media_type"], each["size"]) for each in kept)
