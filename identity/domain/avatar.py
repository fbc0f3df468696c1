"""A person's picture: square, in two sizes, under keys that nobody can guess."""

import secrets
from collections.abc import Mapping
from enum import IntEnum
from uuid import UUID

from core.domain.errors import Unacceptable

MOST_PIXELS = 40_000_000
MEDIA_TYPE = "image/webp"


class AvatarSize(IntEnum):
    """Width and height in pixels."""

    SMALL = 64
    LARGE = 256


class PictureNotSupported(Unacceptable):
    """Neither JPEG, PNG, WebP nor GIF, whatever its name says."""

    code = "avatar.not_supported"


class PictureUnreadable(Unacceptable):
    """Cut off or damaged."""

    code = "avatar.unreadable"


class PictureTooDetailed(Unacceptable):
    code = "avatar.too_many_pixels"

    def __init__(self) -> None:
        super().__init__(most=MOST_PIXELS // 1_000_000)


class PictureHoldsMore(Unacceptable):
    """A picture that is something else besides: an archive, a document, a script."""

    code = "avatar.holds_more"


def new_version() -> str:
    """Names one picture of a person; 128 random bits."""
    return secrets.token_hex(16)


def object_keys(user_id: UUID, version: str) -> Mapping[AvatarSize, str]:
    return {size: f"{prefix(user_id)}{version}-{size}.webp" for size in AvatarSize}


def prefix(user_id: UUID) -> str:
    """Of the keys of all pictures of a person."""
    return f"avatars/{user_id}/"
