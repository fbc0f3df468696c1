"""Videos under review."""

from collections.abc import Mapping, Sequence
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import picking
from core.presentation.problems import message
from core.presentation.views import ApiView
from feedback.application.read_models import VideoObjects, VideoQuestion
from feedback.bootstrap import app
from feedback.contracts import VideoRow, VideoStatus
from feedback.presentation.schemas_in import VideoQuery
from feedback.presentation.schemas_out import VideoOut, VideoPageOut, fields_of

KNOWN = fields_of(VideoOut)


class VideosView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_videos",
        summary="Videos of a project, newest first",
        parameters=[VideoQuery, picking(KNOWN)],
        responses={200: VideoPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        query = self.query(VideoQuery)
        status = VideoStatus(query["status"]) if "status" in query else None
        question = VideoQuestion(page=page_request(query), status=status)
        answer = app().list_videos(self.actor, self.identity("project_id"), question)
        rows = self.pick(_bodies(answer.page.rows, answer.objects), KNOWN)
        return Response(page_body(request, question.page, answer.page, rows))


class VideoView(ApiView):
    @extend_schema(
        operation_id="read_video", summary="One video", parameters=[picking(KNOWN)], responses={200: VideoOut}
    )
    def get(self, request: Request, project_id: str, video_id: str) -> Response:
        row, objects = app().read_video(self.actor, self.identity("project_id"), self.identity("video_id"))
        (body,) = self.pick(_bodies([row], [objects]), KNOWN)
        return Response(body)


def _bodies(rows: Sequence[VideoRow], objects: Sequence[VideoObjects]) -> list[dict[str, Any]]:
    """Rows as clients get them; all addresses of a page are signed together."""
    keys = [key for each in objects for key in (each.source, each.poster, *(key for _, key in each.thumbnails)) if key]
    urls = app().signed_urls(keys)
    return [_body(row, each, urls) for row, each in zip(rows, objects, strict=True)]


def _body(row: VideoRow, objects: VideoObjects, urls: Mapping[str, str]) -> dict[str, Any]:
    code, reason, told = row.failure_code, row.decision_reason, row.wire()
    return told | {
        "decision": told["decision"] | {"detail": message(reason)[1]} if reason else None,
        "failure": {"code": code, "detail": message(code)[1]} if code else None,
        "url": urls[objects.source],
        "poster_url": urls[objects.poster] if objects.poster else None,
        "thumbnails": [{"time": float(time), "url": urls[key]} for time, key in objects.thumbnails],
    }
