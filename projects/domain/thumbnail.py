"""A project's picture: 16:9, in two sizes, under keys that nobody can guess."""

import secrets
from collections.abc import Mapping
from enum import Enum
from uuid import UUID

from core.domain.pictures import PictureSize


class ThumbnailSize(Enum):
    SMALL = PictureSize(320, 180)
    LARGE = PictureSize(960, 540)


def new_version() -> str:
    """Names one picture of a project; 128 random bits."""
    return secrets.token_hex(16)


def object_keys(project_id: UUID, version: str) -> Mapping[ThumbnailSize, str]:
    return {size: f"projects/{project_id}/thumbnail/{version}/{size.name.lower()}.webp" for size in ThumbnailSize}
