"""Versions of videos."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import rfc3339
from core.presentation.idempotency import idempotent
from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.delete_version import DeleteVersion
from feedback.application.download_version import Download
from feedback.application.own_video import VideoTarget
from feedback.application.restore_version import RestoreVersion
from feedback.application.update_version import UpdateVersion
from feedback.bootstrap.films import films
from feedback.presentation import version_schemas as schemas
from feedback.presentation.schemas_out import VideoOut, VideoPageOut, fields_of
from feedback.presentation.submissions import submitted_version
from feedback.presentation.video_form import StreamedForm, Weighed, receive
from feedback.presentation.video_views import KNOWN, REVISION, bodies, body_of

DOWNLOAD_KNOWN = fields_of(schemas.DownloadOut)


class VersionsView(ApiView):
    rates = {"GET": "list", "POST": "feedback"}
    parser_classes = (StreamedForm,)

    def content_digest(self) -> str:
        weighed = Weighed()
        return receive(self.request._request, weighed).digest(weighed.sha256)

    @extend_schema(
        operation_id="list_versions",
        summary="Versions of a video, newest first: the video as of each",
        parameters=[schemas.VersionQuery, picking(KNOWN)],
        responses={200: VideoPageOut},
    )
    def get(self, request: Request, project_id: str, video_id: str) -> Response:
        wanted = page_request(self.query(schemas.VersionQuery))
        answer = films().list_versions(self.actor, self.identity("project_id"), self.identity("video_id"), wanted)
        rows = self.pick(bodies(answer.page.rows, answer.objects), KNOWN)
        return Response(page_body(request, wanted, answer.page, rows))

    @extend_schema(
        operation_id="submit_version",
        summary="Upload a further version of a video",
        parameters=[KEY],
        request={"multipart/form-data": schemas.VersionFormIn},
        responses={201: VideoOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, video_id: str) -> Response:
        body = body_of(submitted_version(self))
        response = tagged(body, status=201, version=REVISION)
        response["Location"] = f"{request.path}/{body['version_id']}"
        return response


class VersionView(ApiView):
    @extend_schema(
        operation_id="read_version",
        summary="A video as of one version",
        parameters=[picking(KNOWN)],
        responses={200: VideoOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        whole = body_of(films().read_version(self.actor, *path_of(self)))
        (body,) = self.pick([whole], KNOWN)
        return tagged(body, whole, version=REVISION)

    @extend_schema(
        operation_id="update_version",
        summary="Give a version another label or other notes",
        parameters=[IF_MATCH],
        request=schemas.VersionChangesIn,
        responses={200: VideoOut},
    )
    def patch(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        changes: dict[str, Any] = {name: text or "" for name, text in self.parsed(schemas.VersionChangesIn).items()}
        command = UpdateVersion(**self._target(), **changes)
        return tagged(body_of(films().update_version(command)), version=REVISION)

    @extend_schema(
        operation_id="delete_version",
        summary="Put a version into the trash",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        """With the items that were written on it, for 30 days. The only version stays."""
        films().delete_version(DeleteVersion(**self._target()))
        return Response(status=204)

    def _target(self) -> dict[str, Any]:
        project_id, video_id, version_id = path_of(self)
        target = VideoTarget(video_id, self.expected_version())
        return {"actor": self.actor, "project_id": project_id, "target": target, "version_id": version_id}


class RestoreVersionView(ApiView):
    @extend_schema(
        operation_id="restore_version",
        summary="Take a version out of the trash, as it was",
        request=None,
        responses={200: VideoOut},
    )
    def post(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        """Repeating it is no change."""
        names = ("project_id", "video_id", "version_id")
        command = RestoreVersion(actor=self.actor, **{name: self.identity(name) for name in names})
        return tagged(body_of(films().restore_version(command)), version=REVISION)


class DownloadView(ApiView):
    @extend_schema(
        operation_id="download_version",
        summary="An address of the file, under its own name",
        parameters=[picking(DOWNLOAD_KNOWN)],
        responses={200: schemas.DownloadOut},
    )
    def get(self, request: Request, project_id: str, video_id: str, version_id: str) -> Response:
        found = films().download_version(self.actor, *path_of(self))
        (body,) = self.pick([download_body(found)], DOWNLOAD_KNOWN)
        return Response(body, headers={"Cache-Control": "private, no-store"})


def download_body(found: Download) -> dict[str, Any]:
    return {
        "url": found.url,
        "file_name": found.file_name,
        "size": found.size,
        "expires_at": rfc3339(found.expires_at),
    }


def path_of(view: ApiView) -> tuple[Any, Any, Any]:
    """The project, the video and the version that the address names."""
    return view.identity("project_id"), view.identity("video_id"), view.identity("version_id")
