"""What clients get; rendered from the rows of feedback/contracts.py."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.pagination import LivePageOut, PageInfo
from feedback.contracts import (
    Delivery,
    DeliveryReason,
    FeedbackStatus,
    Hdr,
    Priority,
    Resolution,
    ReviewState,
    ShapeKind,
    VideoStatus,
)


class AuthorOut(serializers.Serializer[Any]):
    """A guest came by a share link and is no member."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    is_guest = serializers.BooleanField()


class ReviewedVideoOut(serializers.Serializer[Any]):
    """The video that an item lies on; `status` is the one of the item's version."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    status = serializers.ChoiceField(choices=list(VideoStatus))


# Written out: OpenAPI 3.0 lets only a schema with a type of its own be null.
@extend_schema_field(
    {
        "type": "object",
        "properties": {"version_id": {"type": "string", "format": "uuid"}, "number": {"type": "integer"}},
        "required": ["version_id", "number"],
    }
)
class CarriedFromOut(serializers.Serializer[Any]):
    """The version that the item was written on, before it was carried forward to a newer one."""

    version_id = serializers.UUIDField()
    number = serializers.IntegerField()


@extend_schema_field(
    {
        "type": "object",
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "name": {"type": "string"},
            "is_guest": {"type": "boolean"},
        },
        "required": ["id", "name", "is_guest"],
    }
)
class AssigneeOut(AuthorOut):
    """The member who is to deal with it."""


class ShapeOut(serializers.Serializer[Any]):
    """`points` are [x, y] in 0–1 of the frame as displayed, x to the right, y down; `width` in parts of its height."""

    kind = serializers.ChoiceField(choices=list(ShapeKind))
    points = serializers.ListField(child=serializers.ListField(child=serializers.FloatField()))
    colour = serializers.CharField()
    width = serializers.FloatField()
    text = serializers.CharField(required=False, help_text="Of kind text.")


class AttachedOut(serializers.Serializer[Any]):
    """A file that hangs on an item; its address is told by the item's list of attachments."""

    id = serializers.UUIDField()
    file_name = serializers.CharField()
    media_type = serializers.CharField(help_text="Told from the content.")
    size = serializers.IntegerField(help_text="Bytes.")


class FeedbackOut(serializers.Serializer[Any]):
    """`timestamp` in seconds; `frame` counts from 0 and is null until the version is ready. Of a range `out_*` is the
    last frame, which belongs to it: from in to out it has `out_frame` - `frame` + 1 frames."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    video_id = serializers.UUIDField()
    version_id = serializers.UUIDField()
    version_number = serializers.IntegerField()
    title = serializers.CharField(allow_blank=True)
    text = serializers.CharField(allow_blank=True)
    timestamp = serializers.FloatField(allow_null=True)
    frame = serializers.IntegerField(allow_null=True)
    frame_rate = serializers.CharField(allow_null=True, help_text='Exact: "30000/1001".')
    timecode = serializers.CharField(allow_null=True, help_text='"01:00:10;12"; a semicolon tells drop-frame.')
    out_timestamp = serializers.FloatField(allow_null=True, help_text="When the last frame of a range appears.")
    out_frame = serializers.IntegerField(allow_null=True)
    out_timecode = serializers.CharField(allow_null=True)
    status = serializers.ChoiceField(choices=list(FeedbackStatus))
    resolution = serializers.ChoiceField(choices=list(Resolution), allow_null=True, help_text="Of a closed item.")
    priority = serializers.ChoiceField(choices=list(Priority))
    author = AuthorOut()
    assignee = AssigneeOut(allow_null=True)
    due_date = serializers.DateField(allow_null=True)
    tags = serializers.ListField(child=serializers.CharField())
    mentions = AuthorOut(many=True)
    drawing = ShapeOut(many=True)
    attachments = AttachedOut(many=True)
    comment_count = serializers.IntegerField()
    reaction_count = serializers.IntegerField(help_text="Reactions to all its comments.")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(help_text="Grows with every change of the item; If-Match takes it.")
    carried_from = CarriedFromOut(allow_null=True)
    video = ReviewedVideoOut()


class FeedbackStatsOut(serializers.Serializer[Any]):
    """Of the whole project, whatever the filters."""

    total = serializers.IntegerField()
    open = serializers.IntegerField()
    in_progress = serializers.IntegerField()
    resolved = serializers.IntegerField()
    closed = serializers.IntegerField()


class FeedbackPageOut(LivePageOut):
    """Without `previous` and `page_info` where `cursor` is asked for."""

    results = FeedbackOut(many=True)
    stats = FeedbackStatsOut()
    previous = serializers.CharField(required=False, allow_null=True)
    page_info = PageInfo(required=False)
    next_cursor = serializers.CharField(allow_null=True, help_text="`cursor` of what follows; null at the end.")


class ThumbnailOut(serializers.Serializer[Any]):
    time = serializers.FloatField(help_text="Seconds.")
    url = serializers.CharField()


@extend_schema_field(
    {
        "type": "object",
        "nullable": True,
        "properties": {"code": {"type": "string"}, "detail": {"type": "string"}},
        "required": ["code", "detail"],
        "description": "Why it failed; `detail` follows Accept-Language.",
    }
)
class FailureField(serializers.DictField):
    """`{code, detail}` or null."""


@extend_schema_field(
    {
        "type": "object",
        "nullable": True,
        "properties": {
            "delivery": {"type": "string", "enum": [each.value for each in Delivery]},
            "reason": {"type": "string", "enum": [each.value for each in DeliveryReason]},
            "detail": {"type": "string"},
        },
        "required": ["delivery", "reason", "detail"],
        "description": "How it is played at its full quality, and why; `detail` follows Accept-Language.",
    }
)
class DecisionField(serializers.DictField):
    """`{delivery, reason, detail}` or null."""


class VideoOut(serializers.Serializer[Any]):
    """A video by its newest version that has not failed, or by the one that was asked for.

    What is only known of a ready one is null before. Addresses are short-lived.
    """

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    title = serializers.CharField()
    position = serializers.IntegerField(help_text="Lists go by it; 0: nobody has put it anywhere yet.")
    revision = serializers.IntegerField(
        help_text="Grows with what people change of the video or of any version of it; If-Match takes it."
    )
    version_id = serializers.UUIDField()
    version_number = serializers.IntegerField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    notes = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(choices=list(VideoStatus))
    file_name = serializers.CharField()
    size = serializers.IntegerField(min_value=0, max_value=2**63 - 1, help_text="Bytes.")
    sha256 = serializers.CharField(allow_null=True, help_text="Null until it was checked.")
    container = serializers.CharField()
    codec = serializers.CharField(allow_null=True)
    profile = serializers.CharField(allow_null=True)
    width = serializers.IntegerField(allow_null=True, help_text="Pixels as displayed.")
    height = serializers.IntegerField(allow_null=True)
    rotation = serializers.IntegerField(allow_null=True, help_text="Degrees clockwise, already in width and height.")
    frame_rate = serializers.CharField(allow_null=True, help_text='Exact: "30000/1001".')
    frame_count = serializers.IntegerField(allow_null=True)
    duration = serializers.FloatField(allow_null=True, help_text="Seconds.")
    start_timecode = serializers.CharField(allow_null=True)
    audio = serializers.BooleanField(allow_null=True)
    audio_codec = serializers.CharField(allow_null=True)
    audio_channels = serializers.IntegerField(allow_null=True)
    audio_sample_rate = serializers.IntegerField(allow_null=True, help_text="Samples a second.")
    audio_delay = serializers.IntegerField(
        allow_null=True, help_text="Milliseconds from the first picture to the first sound."
    )
    pixel_format = serializers.CharField(allow_null=True)
    bit_depth = serializers.IntegerField(allow_null=True)
    color_primaries = serializers.CharField(allow_null=True, help_text="As ffmpeg names it; null when none is told.")
    color_transfer = serializers.CharField(allow_null=True)
    color_space = serializers.CharField(allow_null=True)
    hdr = serializers.ChoiceField(choices=list(Hdr), allow_null=True)
    bit_rate = serializers.IntegerField(allow_null=True, help_text="Bits a second of the whole file.")
    variable_frame_rate = serializers.BooleanField(allow_null=True)
    interlaced = serializers.BooleanField(allow_null=True)
    fast_start = serializers.BooleanField(allow_null=True, help_text="The whole index lies before the media.")
    decision = DecisionField(allow_null=True)
    failure = FailureField(allow_null=True)
    review = serializers.ChoiceField(choices=list(ReviewState), help_text="What the rounds on the version come to.")
    uploaded_by = AuthorOut()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.CharField(
        allow_null=True, help_text="The source; takes ranges. null until the whole file was received and checked."
    )
    poster_url = serializers.CharField(allow_null=True)
    thumbnails = ThumbnailOut(many=True)


class VideoPageOut(LivePageOut):
    results = VideoOut(many=True)


def fields_of(schema: type[serializers.Serializer[Any]]) -> tuple[str, ...]:
    """Names that `fields=` may pick."""
    return tuple(schema._declared_fields)
