"""Files that hang on an item."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.ids import new_id
from feedback.contracts import AttachmentRow
from feedback.domain.file_name import shown_name
from feedback.domain.media_type import media_type_of

MOST_ATTACHMENTS = 5
LARGEST = 10 * 2**20
# What a browser may show in its own window: nothing that could act there.
SHOWN = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/avif",
        "application/pdf",
        "audio/mpeg",
        "audio/wav",
        "audio/ogg",
        "audio/flac",
        "audio/mp4",
        "video/mp4",
        "video/webm",
        "text/plain",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """`file_name` is for show; `media_type` was told from the content; `size` in bytes, which count for whoever sent
    them."""

    id: UUID
    file_name: str
    media_type: str
    size: int
    sent_by: UUID

    @classmethod
    def received(cls, file_name: str, content: bytes, sent_by: UUID) -> "Attachment":
        name = shown_name(file_name, nameless="file")
        return cls(id=new_id(), file_name=name, media_type=media_type_of(content), size=len(content), sent_by=sent_by)

    def row(self) -> AttachmentRow:
        """As it is shown."""
        return AttachmentRow(self.id, self.file_name, self.media_type, self.size)


def is_shown(media_type: str) -> bool:
    """Whether a browser may open it; everything else is a download."""
    return media_type in SHOWN
