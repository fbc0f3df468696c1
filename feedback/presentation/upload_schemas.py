"""Uploads in parts on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import ANYTHING, LINE, LINES, Closed, ClosedBody, Id, Several, Text, Whole
from core.presentation.pagination import PageOut, PageQuery, RowOut
from feedback.contracts import UploadState
from feedback.domain.upload import (
    LARGEST_PART,
    MOST_PARTS,
    SMALLEST_PART,
)
from feedback.domain.version_texts import LONGEST_LABEL, LONGEST_NOTES, LONGEST_TITLE
from feedback.presentation.schemas_out import AuthorOut, FailureField

GREATEST = 2**63 - 1
LONGEST_NAME = 1000
MOST_SIGNED = 100
SHA256 = r"^[0-9A-Fa-f]{64}\Z"
STATES = list(UploadState)


class UploadIn(ClosedBody):
    """With `video_id` it is a new version of that video, else a new video called `title` or after its file."""

    project_id = Id()
    video_id = Id(required=False, allow_null=True)
    file_name = Text(pattern=ANYTHING, max_length=LONGEST_NAME, help_text="For show; the content tells the type.")
    size = Whole(help_text="Bytes, at least 1.")
    media_type = Text(required=False, allow_blank=True, allow_null=True, max_length=255)
    sha256 = Text(
        pattern=SHA256,
        code="field.invalid",
        required=False,
        allow_null=True,
        max_length=64,
        help_text="Of the whole content, in hexadecimal; another content is refused.",
    )
    part_size = Whole(
        required=False,
        allow_null=True,
        min_value=SMALLEST_PART,
        max_value=LARGEST_PART,
        help_text="Bytes of every part but the last. Left out: max(5 MiB, ceil(size / 10000)).",
    )
    title = Text(
        pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, allow_null=True, max_length=LONGEST_TITLE
    )
    label = Text(  # type: ignore[assignment]
        pattern=LINE, trim_whitespace=True, required=False, allow_blank=True, allow_null=True, max_length=LONGEST_LABEL
    )
    notes = Text(
        pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, allow_null=True, max_length=LONGEST_NOTES
    )


class SignPartsIn(ClosedBody):
    part_numbers = Several(child=Whole(min_value=1, max_value=MOST_PARTS), min_length=1, max_length=MOST_SIGNED)


class SentPartIn(Closed):
    part_number = Whole(min_value=1, max_value=MOST_PARTS)
    etag = Text(max_length=200, help_text="As the storage answered it.")


class CompleteUploadIn(ClosedBody):
    """The parts that were sent; left out they are not compared, only counted."""

    parts = Several(child=SentPartIn(), required=False, max_length=MOST_PARTS)


class UploadsQuery(PageQuery):
    project_id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=STATES, required=False)


class UploadOut(RowOut):
    """Sizes in bytes. `failure` tells why the version has failed.

    Where the content was refused the upload has failed, too; one that is `checking` goes on when processing is retried.
    """

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    video_id = serializers.UUIDField(
        allow_null=True, help_text="Of which it is a version; of a new video null until it is complete."
    )
    version_id = serializers.UUIDField(help_text="The version that is made of it once it is complete.")
    state = serializers.ChoiceField(choices=STATES)
    file_name = serializers.CharField()
    size = serializers.IntegerField(min_value=1, max_value=GREATEST)
    media_type = serializers.CharField()
    sha256 = serializers.CharField(allow_null=True, help_text="As it was declared.")
    part_size = serializers.IntegerField(min_value=SMALLEST_PART, max_value=LARGEST_PART)
    part_count = serializers.IntegerField(min_value=1, max_value=MOST_PARTS)
    received_bytes = serializers.IntegerField(
        allow_null=True, min_value=0, max_value=GREATEST, help_text="As the storage has them; lists do not ask it."
    )
    received_parts = serializers.IntegerField(
        allow_null=True, min_value=0, max_value=MOST_PARTS, help_text="null of one that is open, in a list."
    )
    title = serializers.CharField(allow_blank=True)
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    notes = serializers.CharField(allow_blank=True)
    failure = FailureField(allow_null=True)
    created_by = AuthorOut()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(
        help_text="Given up by itself then; each signing puts it off by 24 h, to 7 days at most."
    )
    ended_at = serializers.DateTimeField(allow_null=True)


class UploadPageOut(PageOut):
    results = UploadOut(many=True)


class PartAddressOut(serializers.Serializer[Any]):
    part_number = serializers.IntegerField()
    url = serializers.CharField(help_text="PUT exactly `size` bytes there; keep the ETag of the answer.")
    size = serializers.IntegerField(min_value=1, max_value=LARGEST_PART)
    expires_at = serializers.DateTimeField()


class PartAddressesOut(serializers.Serializer[Any]):
    parts = PartAddressOut(many=True)


class PartOut(serializers.Serializer[Any]):
    part_number = serializers.IntegerField()
    size = serializers.IntegerField(min_value=0, max_value=GREATEST)
    etag = serializers.CharField()


class PartsOut(serializers.Serializer[Any]):
    """What the storage has, in order."""

    parts = PartOut(many=True)
