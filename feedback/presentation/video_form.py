"""The upload form, read as it arrives: the file goes straight into its intake and is never held whole."""

from hashlib import sha256
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParser, MultiPartParserError
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from core.domain.errors import InvalidField
from core.presentation.refusals import BodyTooLarge, HttpRefusal
from core.presentation.rendering import encode
from feedback.domain.refusals import UnsupportedVideoType, UploadInterrupted, VideoTooLarge

FILE_FIELD = "video_file"
BOUND = 2**62
PIECE_BYTES = 256 * 1024
SLACK_BYTES = 4 * 1024 * 1024
TAIL_BYTES = 1024


class UnsupportedMedia(HttpRefusal):
    status_code = 415
    default_code = UnsupportedVideoType.code


class MediaTooLarge(HttpRefusal):
    status_code = 413
    default_code = VideoTooLarge.code

    def __init__(self, params: dict[str, str | int]) -> None:
        super().__init__()
        self.params = params


class StreamedForm(BaseParser):
    """Names the media type to DRF; the body is read by `receive`."""

    media_type = "multipart/form-data"


class Intake(Protocol):
    """Takes the file's bytes."""

    @property
    def sha256(self) -> str: ...

    def write(self, chunk: bytes) -> None: ...


class Weighed:
    """An intake that keeps nothing: for a form that came before."""

    def __init__(self) -> None:
        self._digest = sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, chunk: bytes) -> None:
        self._digest.update(chunk)


class Received:
    """The text fields, and the name of the file that the intake took (None: there was none)."""

    def __init__(self, fields: dict[str, Any], file_name: str | None) -> None:
        self.fields, self.file_name = fields, file_name

    def digest(self, file_sha256: str) -> str:
        """One value for forms that say the same, whatever their boundary and the order of their fields."""
        parts = [sorted(self.fields.items()), self.file_name, file_sha256]
        return sha256(encode(parts)).hexdigest()


def receive(request: HttpRequest, intake: Intake) -> Received:
    """Read the body to its end; raises as soon as something is wrong with it, before the rest is read."""
    body, handler = _Body(request, settings.UPLOAD_FORM_BYTES), _IntoIntake(intake)
    try:
        parser = MultiPartParser(_meta(request), body, [handler], "utf-8")  # type: ignore[arg-type]  # it only reads
        fields, _ = parser.parse()
    except TooManyFilesSent as error:
        raise InvalidField(f"/{FILE_FIELD}", "video.only_one") from error
    except MultiPartParserError as error:
        raise ParseError from error
    except UnreadablePostError as error:
        raise UploadInterrupted from error
    if not body.ends_with(f"--{_boundary(parser)}--".encode()):
        raise UploadInterrupted
    return Received(fields.dict(), handler.file_name)


class _IntoIntake(FileUploadHandler):
    """Hands each piece of the one file on."""

    chunk_size = PIECE_BYTES

    def __init__(self, intake: Intake) -> None:
        super().__init__()
        self._intake = intake
        self.file_name: str | None = None

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, *args, **kwargs)
        if field_name != FILE_FIELD:
            raise InvalidField(f"/{field_name[:100]}", "field.unknown")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            self._intake.write(raw_data)
        except UnsupportedVideoType as error:
            raise UnsupportedMedia from error
        except VideoTooLarge as error:
            raise MediaTooLarge(error.params) from error

    def file_complete(self, file_size: int) -> None:
        """The intake keeps it; Django gets nothing to hold."""
        return


class _Body:
    """The request's bytes, bounded; the last are remembered, because a body that is cut off lacks its boundary."""

    def __init__(self, request: HttpRequest, limit: int) -> None:
        self._source: Any = request.META["wsgi.input"] if _is_unmeasured(request) else request
        self._left = limit + SLACK_BYTES
        self._tail = b""

    def read(self, size: int | None = None, /) -> bytes:
        data: bytes = self._source.read(size or PIECE_BYTES)
        self._left -= len(data)
        if self._left < 0:
            raise BodyTooLarge
        self._tail = (self._tail + data[-TAIL_BYTES:])[-TAIL_BYTES:]
        return data

    def ends_with(self, boundary: bytes) -> bool:
        return boundary in self._tail


def _is_unmeasured(request: HttpRequest) -> bool:
    """Chunked, without a length: the server marks the end of its input itself."""
    return not request.META.get("CONTENT_LENGTH") and bool(request.META.get("wsgi.input_terminated"))


def _meta(request: HttpRequest) -> dict[str, Any]:
    if not _is_unmeasured(request):
        return request.META
    return request.META | {"CONTENT_LENGTH": str(BOUND)}


def _boundary(parser: MultiPartParser) -> str:
    return bytes(parser._boundary).decode("ascii")  # type: ignore[attr-defined]  # nobody else has read the header
