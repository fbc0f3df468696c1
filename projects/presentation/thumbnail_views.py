"""A project's picture."""

from typing import ClassVar

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.pictures import PictureNotSupported
from core.presentation.parameters import IF_MATCH
from core.presentation.pictures import PictureIn, PictureView, UnsupportedPicture
from core.presentation.tags import tagged
from projects.application.change_thumbnail import ChangeThumbnail
from projects.bootstrap.thumbnails import thumbnails
from projects.contracts import Capability
from projects.presentation.rendering import project_body
from projects.presentation.schemas import ProjectOut


class ThumbnailView(PictureView):
    rates: ClassVar = {"PUT": "picture"}

    @extend_schema(
        operation_id="change_thumbnail",
        summary="Show another picture of a project",
        parameters=[IF_MATCH],
        request={"multipart/form-data": PictureIn},
        responses={200: ProjectOut},
    )
    def put(self, request: Request, project_id: str) -> Response:
        """Cut around its middle to 16:9, in two sizes: 320×180 and 960×540."""
        wanted = self.identity("project_id")
        thumbnails().require(self.actor, wanted, Capability.INVITE)
        command = ChangeThumbnail(wanted, self.picture(settings.THUMBNAIL_BYTES), self.expected_version())
        try:
            with self.telling_current(project_body):
                row = thumbnails().change_thumbnail(self.actor, command)
        except PictureNotSupported as error:
            raise UnsupportedPicture from error
        return tagged(project_body(row))

    @extend_schema(
        operation_id="remove_thumbnail",
        summary="Show no picture of a project",
        parameters=[IF_MATCH],
        responses={200: ProjectOut},
    )
    def delete(self, request: Request, project_id: str) -> Response:
        with self.telling_current(project_body):
            row = thumbnails().remove_thumbnail(self.actor, self.identity("project_id"), self.expected_version())
        return tagged(project_body(row))
