"""Pictures of shots."""

from hashlib import sha256
from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.choose_frame import ChooseFrame
from ai_planning.application.frame_read_models import SeenFrames
from ai_planning.application.send_frame import SendFrame
from ai_planning.bootstrap.frames import frames
from ai_planning.presentation import frame_schemas as schemas
from ai_planning.presentation.plan_answers import PlanOut
from ai_planning.presentation.plan_views import plan_in
from core.domain.pictures import PictureNotSupported
from core.presentation.idempotency import idempotent
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.pictures import PictureIn, PictureView, UnsupportedPicture
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from projects.contracts import Capability

LARGEST = 10 * 1024 * 1024


class ChosenFramesView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_chosen_frames",
        summary="The storyboard: the pictures that a plan's shots show, with addresses that live shortly",
        parameters=[picking(schemas.FRAME_KNOWN)],
        responses={200: schemas.FrameListOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str) -> Response:
        """In the order of the shots; shots without a picture are left out."""
        return _listed(self, frames().list_frames(self.actor, *plan_in(self), None))


class ShotFramesView(PictureView):
    rates: ClassVar = {"GET": "list", "POST": "picture"}

    def content_digest(self) -> str:
        return sha256(self.picture(LARGEST)).hexdigest()

    @extend_schema(
        operation_id="list_frames",
        summary="All pictures of a shot, the newest first, with addresses that live shortly",
        parameters=[picking(schemas.FRAME_KNOWN)],
        responses={200: schemas.FrameListOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        return _listed(self, frames().list_frames(self.actor, *plan_in(self), self.identity("shot_id")))

    @extend_schema(
        operation_id="send_frame",
        summary="Add a picture of one's own to a shot",
        parameters=[KEY],
        request={"multipart/form-data": PictureIn},
        responses={201: schemas.FrameOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        """At most 10 MB; cut around its middle to the film's aspect ratio. It is shown when it is chosen."""
        frames().require(self.actor, self.identity("project_id"), Capability.UPDATE)
        content = self.picture(LARGEST)
        request._request.content_digest = sha256(content).hexdigest()  # type: ignore[attr-defined]
        try:
            seen = frames().send_frame(self.actor, *plan_in(self), SendFrame(self.identity("shot_id"), content))
        except PictureNotSupported as error:
            raise UnsupportedPicture from error
        return Response(schemas.frame_body(seen), status=201)


class ShotFrameView(ApiView):
    @extend_schema(
        operation_id="choose_frame",
        summary="Show another picture of a shot, or none",
        parameters=[IF_MATCH],
        request=schemas.FrameChoiceIn,
        responses={200: PlanOut},
    )
    def put(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        wanted = self.parsed(schemas.FrameChoiceIn)["frame_id"]
        command = ChooseFrame(self.identity("shot_id"), wanted, self.expected_version())
        with self.telling_current(lambda row: row.wire()):
            row = frames().choose_frame(self.actor, *plan_in(self), command)
        return tagged(row.wire())


class FrameView(ApiView):
    @extend_schema(operation_id="remove_frame", summary="Remove a picture that no shot shows", responses={204: None})
    def delete(self, request: Request, project_id: str, plan_id: str, frame_id: str) -> Response:
        """Undoing still brings it back for 30 days. Others' pictures take an admin."""
        frames().remove_frame(self.actor, *plan_in(self), self.identity("frame_id"))
        return Response(status=204)


def _listed(view: ApiView, seen: SeenFrames) -> Response:
    rows = view.pick([schemas.frame_body(each) for each in seen.frames], schemas.FRAME_KNOWN)
    return Response({"results": rows, "version": seen.version})
