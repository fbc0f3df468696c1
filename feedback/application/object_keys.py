"""Where a version's objects lie: keys of ids only."""

from uuid import UUID

from core.domain.ids import parse_id

PREFIX = "videos/"
PARTS_PREFIX = "uploads/"
ATTACHMENTS_PREFIX = "attachments/"


def project_prefix(project_id: UUID) -> str:
    """What all keys of a project begin with."""
    return f"{PREFIX}{project_id}/"


def version_prefix(project_id: UUID, version_id: UUID) -> str:
    """What all keys of a version begin with."""
    return f"{PREFIX}{project_id}/{version_id}/"


def source_key(project_id: UUID, version_id: UUID) -> str:
    return f"{PREFIX}{project_id}/{version_id}/source"


def picture_key(project_id: UUID, version_id: UUID, name: str) -> str:
    return f"{PREFIX}{project_id}/{version_id}/{name}"


def frames_prefix(project_id: UUID, version_id: UUID) -> str:
    """What the keys of all pictures of single frames of a version begin with, which no step makes."""
    return f"{PREFIX}{project_id}/{version_id}/frames/"


def hls_prefix(project_id: UUID, version_id: UUID) -> str:
    """What the keys of all renditions of a version begin with; the name of the rendition follows."""
    return f"{PREFIX}{project_id}/{version_id}/hls/"


def parts_prefix(project_id: UUID, upload_id: UUID | None = None) -> str:
    """What the keys of the parts of an upload, or of all of a project, begin with."""
    return f"{PARTS_PREFIX}{project_id}/" + (f"{upload_id}/" if upload_id else "")


def attachments_prefix(project_id: UUID, feedback_id: UUID | None = None) -> str:
    """What the keys of all files of an item, or of all items of a project, begin with."""
    return f"{ATTACHMENTS_PREFIX}{project_id}/" + (f"{feedback_id}/" if feedback_id else "")


def attachment_key(project_id: UUID, feedback_id: UUID, attachment_id: UUID) -> str:
    return f"{attachments_prefix(project_id, feedback_id)}{attachment_id}"


def version_of(key: str) -> UUID | None:
    """The version that a key belongs to, None for a key that is none of ours."""
    parts = key.split("/")
    return parse_id(parts[2]) if len(parts) >= 4 else None
