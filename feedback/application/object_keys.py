"""Where a version's objects lie: keys of ids only."""

from uuid import UUID

from core.domain.ids import parse_id

PREFIX = "videos/"


def project_prefix(project_id: UUID) -> str:
    """What all keys of a project begin with."""
    return f"{PREFIX}{project_id}/"


def source_key(project_id: UUID, version_id: UUID) -> str:
    return f"{PREFIX}{project_id}/{version_id}/source"


def picture_key(project_id: UUID, version_id: UUID, name: str) -> str:
    return f"{PREFIX}{project_id}/{version_id}/{name}"


def version_of(key: str) -> UUID | None:
    """The version that a key belongs to, None for a key that is none of ours."""
    parts = key.split("/")
    return parse_id(parts[2]) if len(parts) == 4 else None
