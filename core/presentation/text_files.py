"""A text that comes in a JSON body, or as a file in a form; small enough to be held in memory."""

from typing import Any, ClassVar

from rest_framework.parsers import MultiPartParser
from rest_framework.serializers import Serializer

from core.presentation.refusals import HttpRefusal
from core.presentation.rendering import OrjsonParser
from core.presentation.views import ApiView

SLACK_BYTES = 64 * 1024


class TextFileView(ApiView):
    """`in_json` has a `text`, `in_form` a `file`; of more than `largest` bytes `too_large` is raised.

    `longest_body` is for what is told of its length before it comes.
    """

    parser_classes = (OrjsonParser, MultiPartParser)
    in_json: ClassVar[type[Serializer[Any]]]
    in_form: ClassVar[type[Serializer[Any]]]
    largest: ClassVar[int]
    longest_body: ClassVar[int]
    too_large: ClassVar[type[HttpRefusal]]

    @property
    def is_form(self) -> bool:
        return (self.request.content_type or "").startswith("multipart/form-data")

    def given(self) -> tuple[bytes, dict[str, Any]]:
        """The text, and what came with it; refused by its declared length before a byte of it is read."""
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > self.longest_body:
            raise self.too_large
        given = self.parsed(self.in_form if self.is_form else self.in_json)
        return self._text(given), given

    def note_digest(self, digest: str) -> None:
        """By which a repeated Idempotency-Key is compared, where it came as a form."""
        if self.is_form:
            self.request._request.content_digest = digest  # type: ignore[attr-defined]

    def _text(self, given: dict[str, Any]) -> bytes:
        if "text" in given:
            text: bytes = given["text"].encode()
        else:
            given["file"].seek(0)
            text = given["file"].read(self.largest + 1)
        if len(text) > self.largest:
            raise self.too_large
        return text
