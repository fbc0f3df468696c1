"""Uploads in parts: created and followed here, the bytes go straight into the object store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import page_body, page_request
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView
from feedback.application.abort_upload import AbortUpload
from feedback.application.begin_upload import BeginUpload
from feedback.application.complete_upload import CompleteUpload
from feedback.application.read_uploads import SeenUpload
from feedback.application.sign_parts import SignParts
from feedback.application.upload_ports import UploadQuestion
from feedback.bootstrap.uploads import uploading
from feedback.contracts import UploadState
from feedback.domain.refusals import UnsupportedVideoType
from feedback.domain.upload import UploadPlan
from feedback.presentation import upload_schemas as schemas
from feedback.presentation.schemas_out import fields_of
from feedback.presentation.upload_rendering import address_body, part_body, upload_body
from feedback.presentation.video_form import UnsupportedMedia

KNOWN = fields_of(schemas.UploadOut)


class UploadsView(ApiView):
    rates = {"GET": "list", "POST": "write"}

    @extend_schema(
        operation_id="list_uploads",
        summary="Uploads to a project, newest first: one's own; everybody's for admins",
        parameters=[schemas.UploadsQuery, picking(KNOWN)],
        responses={200: schemas.UploadPageOut},
    )
    def get(self, request: Request) -> Response:
        query = self.query(schemas.UploadsQuery)
        state = UploadState(query["state"]) if "state" in query else None
        wanted = page_request(query)
        page = uploading().list_uploads(self.actor, query["project_id"], UploadQuestion(page=wanted, state=state))
        rows = self.pick([upload_body(seen) for seen in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="begin_upload",
        summary="Begin an upload in parts",
        parameters=[KEY],
        request=schemas.UploadIn,
        responses={201: schemas.UploadOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        given = {name: value for name, value in self.parsed(schemas.UploadIn).items() if value is not None}
        project_id = given.pop("project_id")
        with _telling_media_types():
            upload = uploading().begin_upload(
                BeginUpload(actor=self.actor, project_id=project_id, plan=UploadPlan(**given))
            )
        response = Response(upload_body(SeenUpload(upload, 0, 0)), status=201)
        response["Location"] = f"{request.path}/{upload.id}"
        return response


class UploadView(ApiView):
    @extend_schema(
        operation_id="read_upload",
        summary="One upload, and how much of it has come",
        parameters=[picking(KNOWN)],
        responses={200: schemas.UploadOut},
    )
    def get(self, request: Request, upload_id: str) -> Response:
        seen = uploading().read_upload(self.actor, self.identity("upload_id"))
        (body,) = self.pick([upload_body(seen)], KNOWN)
        return Response(body)

    @extend_schema(
        operation_id="abort_upload", summary="Give an upload up, with all that has come of it", responses={204: None}
    )
    def delete(self, request: Request, upload_id: str) -> Response:
        uploading().abort_upload(AbortUpload(actor=self.actor, upload_id=self.identity("upload_id")))
        return Response(status=204)


class UploadPartsView(ApiView):
    rates = {"GET": "part", "POST": "part"}

    @extend_schema(
        operation_id="list_upload_parts",
        summary="The parts that have come, as the storage has them",
        responses={200: schemas.PartsOut},
    )
    def get(self, request: Request, upload_id: str) -> Response:
        parts = uploading().list_parts(self.actor, self.identity("upload_id"))
        return Response({"parts": [part_body(part) for part in parts]})

    @extend_schema(
        operation_id="sign_upload_parts",
        summary="Addresses for up to 100 parts; a part may be sent again",
        request=schemas.SignPartsIn,
        responses={200: schemas.PartAddressesOut},
    )
    def post(self, request: Request, upload_id: str) -> Response:
        numbers = self.parsed(schemas.SignPartsIn)["part_numbers"]
        command = SignParts(actor=self.actor, upload_id=self.identity("upload_id"), numbers=numbers)
        return Response({"parts": [address_body(each) for each in uploading().sign_parts(command)]})


class CompleteUploadView(ApiView):
    @extend_schema(
        operation_id="complete_upload",
        summary="All parts have been sent: make a version of them; repeating is safe",
        request=schemas.CompleteUploadIn,
        responses={200: schemas.UploadOut},
    )
    def post(self, request: Request, upload_id: str) -> Response:
        claimed = _claimed(self.parsed(schemas.CompleteUploadIn))
        command = CompleteUpload(actor=self.actor, upload_id=self.identity("upload_id"), claimed=claimed)
        with _telling_media_types():
            upload = uploading().complete_upload(command)
        return Response(upload_body(SeenUpload(upload, upload.size, upload.part_count)))


def _claimed(given: dict[str, Any]) -> dict[int, str]:
    return {part["part_number"]: part["etag"] for part in given.get("parts", [])}


@contextmanager
def _telling_media_types() -> Iterator[None]:
    try:
        yield
    except UnsupportedVideoType as error:
        raise UnsupportedMedia from error
