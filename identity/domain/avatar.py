"""A person's picture: square, in two sizes, under keys that nobody can guess."""

import secrets
from collections.abc import Mapping
from enum import IntEnum
from uuid import UUID

from core.domain import pictures
from core.domain.pictures import MEDIA_TYPE as MEDIA_TYPE


class AvatarSize(IntEnum):
    """Width and height in pixels."""

    SMALL = 64
    LARGE = 256


class PictureNotSupported(pictures.PictureNotSupported):
    """Neither JPEG, PNG, WebP nor GIF, whatever its name says."""

    code = "avatar.not_supported"


class PictureUnreadable(pictures.PictureUnreadable):
    code = "avatar.unreadable"


class PictureTooDetailed(pictures.PictureTooDetailed):
    code = "avatar.too_many_pixels"


class PictureHoldsMore(pictures.PictureHoldsMore):
    code = "avatar.holds_more"


def new_version() -> str:
    """Names one picture of a person; 128 random bits."""
    return secrets.token_hex(16)


def object_keys(user_id: UUID, version: str) -> Mapping[AvatarSize, str]:
    return {size: f"{prefix(user_id)}{version}-{size}.webp" for size in AvatarSize}


def prefix(user_id: UUID) -> str:
    """Of the keys of all pictures of a person."""
    return f"avatars/{user_id}/"
