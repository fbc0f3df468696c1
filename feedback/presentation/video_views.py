"""Videos under review."""

from collections.abc import Mapping, Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.events import plain
from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import IF_MATCH, picking
from core.presentation.problems import message
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from feedback.application.delete_video import DeleteVideo
from feedback.application.order_videos import OrderVideos
from feedback.application.own_video import VideoTarget
from feedback.application.read_models import SeenVideo, VideoObjects, VideoQuestion
from feedback.application.restore_video import RestoreVideo
from feedback.application.update_video import UpdateVideo
from feedback.bootstrap import app
from feedback.bootstrap.films import films
from feedback.contracts import VideoRow, VideoStatus
from feedback.domain.container import ContainerFormat
from feedback.presentation.schemas_in import VideoQuery
from feedback.presentation.schemas_out import VideoOut, VideoPageOut, fields_of
from feedback.presentation.version_schemas import (
    TrashedFilmOut,
    TrashedFilmPageOut,
    TrashedFilmQuery,
    VideoChangesIn,
    VideoOrderIn,
)

KNOWN = fields_of(VideoOut)
TRASH_KNOWN = fields_of(TrashedFilmOut)
REVISION = "revision"


class VideosView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_videos",
        summary="Videos of a project in their order; those that have no place yet first, newest before older",
        parameters=[VideoQuery, picking(KNOWN)],
        responses={200: VideoPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        query = self.query(VideoQuery)
        status = VideoStatus(query["status"]) if "status" in query else None
        question = VideoQuestion(page=page_request(query), status=status)
        answer = app().list_videos(self.actor, self.identity("project_id"), question)
        rows = self.pick(bodies(answer.page.rows, answer.objects), KNOWN)
        return Response(page_body(request, question.page, answer.page, rows))


class VideoView(ApiView):
    @extend_schema(
        operation_id="read_video", summary="One video", parameters=[picking(KNOWN)], responses={200: VideoOut}
    )
    def get(self, request: Request, project_id: str, video_id: str) -> Response:
        whole = body_of(app().read_video(self.actor, self.identity("project_id"), self.identity("video_id")))
        (body,) = self.pick([whole], KNOWN)
        return tagged(body, whole, version=REVISION)

    @extend_schema(
        operation_id="update_video",
        summary="Give a video another title",
        parameters=[IF_MATCH],
        request=VideoChangesIn,
        responses={200: VideoOut},
    )
    def patch(self, request: Request, project_id: str, video_id: str) -> Response:
        body = body_of(films().update_video(UpdateVideo(**self._target(), **self.parsed(VideoChangesIn))))
        return tagged(body, version=REVISION)

    @extend_schema(
        operation_id="delete_video",
        summary="Put a video into the trash",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, video_id: str) -> Response:
        """With its versions and its items, for 30 days. Others' videos take an admin."""
        films().delete_video(DeleteVideo(**self._target()))
        return Response(status=204)

    def _target(self) -> dict[str, Any]:
        return {
            "actor": self.actor,
            "project_id": self.identity("project_id"),
            "target": VideoTarget(self.identity("video_id"), self.expected_version()),
        }


class RestoreVideoView(ApiView):
    @extend_schema(
        operation_id="restore_video",
        summary="Take a video out of the trash, as it was",
        request=None,
        responses={200: VideoOut},
    )
    def post(self, request: Request, project_id: str, video_id: str) -> Response:
        """Repeating it is no change."""
        command = RestoreVideo(
            actor=self.actor, project_id=self.identity("project_id"), video_id=self.identity("video_id")
        )
        return tagged(body_of(films().restore_video(command)), version=REVISION)


class VideoOrderView(ApiView):
    @extend_schema(
        operation_id="order_videos",
        summary="Put the videos of a project in order",
        request=VideoOrderIn,
        responses={204: None},
    )
    def put(self, request: Request, project_id: str) -> Response:
        """All of them, each once. What is uploaded later comes before them."""
        video_ids = tuple(self.parsed(VideoOrderIn)["video_ids"])
        command = OrderVideos(actor=self.actor, project_id=self.identity("project_id"), video_ids=video_ids)
        films().order_videos(command)
        return Response(status=204)


class FilmTrashView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_video_trash",
        summary="Deleted videos and versions of a project, last deleted first",
        parameters=[TrashedFilmQuery, picking(TRASH_KNOWN)],
        responses={200: TrashedFilmPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(TrashedFilmQuery))
        page = films().list_trash(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([{name: plain(getattr(row, name)) for name in TRASH_KNOWN} for row in page.rows], TRASH_KNOWN)
        return Response(page_body(request, wanted, page, rows))


def body_of(found: SeenVideo) -> dict[str, Any]:
    """A video as of a version, as clients get it."""
    row, objects = found
    (body,) = bodies([row], [objects])
    return body


def bodies(rows: Sequence[VideoRow], objects: Sequence[VideoObjects]) -> list[dict[str, Any]]:
    """Rows as clients get them; all addresses of a page are signed together."""
    keys = [key for each in objects for key in (each.source, each.poster, *(key for _, key in each.thumbnails)) if key]
    told = zip(rows, objects, strict=True)
    types = {each.source: ContainerFormat(row.container).media_type for row, each in told if each.source}
    urls = app().signed_urls(keys, types)
    return [_body(row, each, urls) for row, each in zip(rows, objects, strict=True)]


def _body(row: VideoRow, objects: VideoObjects, urls: Mapping[str, str]) -> dict[str, Any]:
    code, reason, told = row.failure_code, row.decision_reason, row.wire()
    return told | {
        "decision": told["decision"] | {"detail": message(reason)[1]} if reason else None,
        "failure": {"code": code, "detail": message(code)[1]} if code else None,
        "url": urls[objects.source] if objects.source else None,
        "poster_url": urls[objects.poster] if objects.poster else None,
        "thumbnails": [{"time": float(time), "url": urls[key]} for time, key in objects.thumbnails],
    }
