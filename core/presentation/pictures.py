"""A picture that is sent in a form."""

from typing import Any

from rest_framework import serializers
from rest_framework.parsers import MultiPartParser

from core.domain.pictures import PictureNotSupported
from core.presentation.refusals import HttpRefusal
from core.presentation.views import ApiView

SLACK_BYTES = 64 * 1024


class PictureTooLarge(HttpRefusal):
    status_code = 413
    default_code = "picture.too_large"

    def __init__(self, most_bytes: int) -> None:
        super().__init__()
        self.params = {"most": most_bytes // 1024 // 1024}


class UnsupportedPicture(HttpRefusal):
    status_code = 415
    default_code = PictureNotSupported.code


class PictureIn(serializers.Serializer[Any]):
    image = serializers.FileField(help_text="JPEG, PNG or WebP, up to 40 megapixels.")


class PictureView(ApiView):
    """Takes a form with one picture."""

    parser_classes = (MultiPartParser,)

    def picture(
        self,
        most_bytes: int,
        schema: type[serializers.Serializer[Any]] = PictureIn,
        too_large: type[PictureTooLarge] = PictureTooLarge,
    ) -> bytes:
        """Refused by its declared length before a byte of it is read."""
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > most_bytes + SLACK_BYTES:
            raise too_large(most_bytes)
        picture = self.parsed(schema)["image"]
        if picture.size > most_bytes:
            raise too_large(most_bytes)
        content: bytes = picture.read()
        return content
