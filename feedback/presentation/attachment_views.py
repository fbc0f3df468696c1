"""Files that hang on an item."""

from hashlib import sha256
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.clock import rfc3339
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY, picking
from core.presentation.refusals import HttpRefusal
from core.presentation.views import ApiView
from feedback.application.add_attachment import AddAttachment
from feedback.application.attached import SeenAttachment
from feedback.application.delete_attachment import DeleteAttachment
from feedback.bootstrap.notes import notes
from feedback.domain.attachment import LARGEST
from feedback.presentation.schemas_out import AttachedOut, fields_of
from projects.contracts import Capability

SLACK_BYTES = 64 * 1024


class AttachmentTooLarge(HttpRefusal):
    status_code = 413
    default_code = "attachment.too_large"

    def __init__(self) -> None:
        super().__init__()
        self.params = {"most": LARGEST // 1024 // 1024}


class AttachmentIn(serializers.Serializer[Any]):
    file = serializers.FileField(allow_empty_file=True, max_length=1000, help_text="Any file of up to 10 MiB.")


class AttachmentOut(AttachedOut):
    """`url` opens what a browser may show, and is a download of everything else, as `download_url` always is."""

    url = serializers.CharField()
    download_url = serializers.CharField()
    expires_at = serializers.DateTimeField(help_text="When the addresses end.")


class AttachmentListOut(serializers.Serializer[Any]):
    results = AttachmentOut(many=True)


KNOWN = fields_of(AttachmentOut)


class AttachmentsView(ApiView):
    rates: ClassVar = {"GET": "list", "POST": "attachment"}
    parser_classes = (MultiPartParser,)

    def content_digest(self) -> str:
        return _digest(*self._sent())

    @extend_schema(
        operation_id="list_attachments",
        summary="Files that hang on an item, with addresses that live shortly",
        parameters=[picking(KNOWN)],
        responses={200: AttachmentListOut},
    )
    def get(self, request: Request, project_id: str, feedback_id: str) -> Response:
        found = notes().list_attachments(self.actor, self.identity("project_id"), self.identity("feedback_id"))
        return Response({"results": self.pick([attachment_body(each) for each in found], KNOWN)})

    @extend_schema(
        operation_id="add_attachment",
        summary="Hang a file on an item; at most five",
        parameters=[KEY],
        request={"multipart/form-data": AttachmentIn},
        responses={201: AttachmentOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, feedback_id: str) -> Response:
        """The caller's right is asked before the body is read."""
        wanted = self.identity("project_id")
        notes().require(self.actor, wanted, Capability.UPDATE_OWN)
        file_name, content = self._sent()
        request._request.content_digest = _digest(file_name, content)  # type: ignore[attr-defined]
        command = AddAttachment(
            actor=self.actor,
            project_id=wanted,
            feedback_id=self.identity("feedback_id"),
            file_name=file_name,
            content=content,
        )
        return Response(attachment_body(notes().add_attachment(command)), status=201)

    def _sent(self) -> tuple[str, bytes]:
        """Refused by its declared length before a byte of it is read."""
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > LARGEST + SLACK_BYTES:
            raise AttachmentTooLarge
        file = self.parsed(AttachmentIn)["file"]
        if file.size > LARGEST:
            raise AttachmentTooLarge
        file.seek(0)
        return file.name or "", file.read()


class AttachmentView(ApiView):
    @extend_schema(operation_id="delete_attachment", summary="Take a file off an item", responses={204: None})
    def delete(self, request: Request, project_id: str, feedback_id: str, attachment_id: str) -> Response:
        names = ("project_id", "feedback_id", "attachment_id")
        command = DeleteAttachment(actor=self.actor, **{name: self.identity(name) for name in names})
        notes().delete_attachment(command)
        return Response(status=204)


def attachment_body(seen: SeenAttachment) -> dict[str, Any]:
    addresses = {"url": seen.url, "download_url": seen.download_url, "expires_at": rfc3339(seen.expires_at)}
    return seen.row.wire() | addresses


def _digest(file_name: str, content: bytes) -> str:
    return sha256(file_name.encode() + b"\0" + content).hexdigest()
