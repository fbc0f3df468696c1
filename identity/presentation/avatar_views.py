"""The caller's picture."""

from typing import Any, ClassVar

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.refusals import HttpRefusal
from core.presentation.views import ApiView
from identity.bootstrap import profile
from identity.domain.avatar import PictureNotSupported
from identity.presentation.profile_rendering import me_response
from identity.presentation.schemas import UserOut

SLACK_BYTES = 64 * 1024


class PictureTooLarge(HttpRefusal):
    status_code = 413
    default_code = "avatar.too_large"

    def __init__(self) -> None:
        super().__init__()
        self.params = {"most": settings.AVATAR_BYTES // 1024 // 1024}


class UnsupportedPicture(HttpRefusal):
    status_code = 415
    default_code = PictureNotSupported.code


class AvatarIn(serializers.Serializer[Any]):
    image = serializers.FileField(help_text="JPEG, PNG, WebP or GIF, up to 40 megapixels.")


class AvatarView(ApiView):
    rates: ClassVar = {"PUT": "picture"}
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="change_avatar",
        summary="Show another picture",
        request={"multipart/form-data": AvatarIn},
        responses={200: UserOut},
    )
    def put(self, request: Request) -> Response:
        try:
            account = profile().change_avatar(self.actor, self._picture())
        except PictureNotSupported as error:
            raise UnsupportedPicture from error
        return me_response(account)

    @extend_schema(operation_id="remove_avatar", summary="Show no picture", responses={204: None})
    def delete(self, request: Request) -> Response:
        profile().remove_avatar(self.actor)
        return Response(status=204)

    def _picture(self) -> bytes:
        """Refused by its declared length before a byte of it is read."""
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > settings.AVATAR_BYTES + SLACK_BYTES:
            raise PictureTooLarge
        picture = self.parsed(AvatarIn)["image"]
        if picture.size > settings.AVATAR_BYTES:
            raise PictureTooLarge
        content: bytes = picture.read()
        return content
