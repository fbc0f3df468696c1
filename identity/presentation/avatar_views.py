"""The caller's picture."""

from typing import Any, ClassVar

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pictures import PictureTooLarge, PictureView, UnsupportedPicture
from identity.bootstrap import profile
from identity.domain.avatar import PictureNotSupported
from identity.presentation.profile_rendering import me_response
from identity.presentation.schemas import UserOut


class AvatarTooLarge(PictureTooLarge):
    default_code = "avatar.too_large"


class UnsupportedAvatar(UnsupportedPicture):
    default_code = PictureNotSupported.code


class AvatarIn(serializers.Serializer[Any]):
    image = serializers.FileField(help_text="JPEG, PNG, WebP or GIF, up to 40 megapixels.")


class AvatarView(PictureView):
    rates: ClassVar = {"PUT": "picture"}

    @extend_schema(
        operation_id="change_avatar",
        summary="Show another picture",
        request={"multipart/form-data": AvatarIn},
        responses={200: UserOut},
    )
    def put(self, request: Request) -> Response:
        content = self.picture(settings.AVATAR_BYTES, AvatarIn, AvatarTooLarge)
        try:
            account = profile().change_avatar(self.actor, content)
        except PictureNotSupported as error:
            raise UnsupportedAvatar from error
        return me_response(account)

    @extend_schema(operation_id="remove_avatar", summary="Show no picture", responses={204: None})
    def delete(self, request: Request) -> Response:
        profile().remove_avatar(self.actor)
        return Response(status=204)
