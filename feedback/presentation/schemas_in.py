"""What clients send."""

from decimal import Decimal, InvalidOperation
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import LINES, Choice, ClosedBody, Id, OneOfSeveral, Text, Whole
from core.presentation.pagination import PageQuery
from feedback.application.read_models import Sort
from feedback.contracts import FeedbackStatus, Priority, VideoStatus
from feedback.domain.position import LAST_FRAME, LONGEST_SECONDS

LONGEST_NUMBER = 40
FEEDBACK_STATUSES = list(FeedbackStatus)
VIDEO_STATUSES = list(VideoStatus)


@extend_schema_field({"type": "number", "format": "double", "minimum": 0, "maximum": LONGEST_SECONDS})
class SecondsField(serializers.Field[Any, Any, Any, Any]):
    """Seconds as a number or its text; the rule of which times there are is the domain's."""

    default_error_messages = {"field.not_a_number": "Not a number of seconds."}

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, int | float | str) or len(str(data)) > LONGEST_NUMBER:
            self.fail("field.not_a_number")
        try:
            return Decimal(str(data))
        except InvalidOperation:
            self.fail("field.not_a_number")


class NumberOfSeconds(SecondsField):
    """In JSON a number is no text."""

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, str):
            self.fail("field.not_a_number")
        return super().to_internal_value(data)


class NoteIn(OneOfSeveral):
    """A note on a video that is there: `video_id` (the version shown) or `version_id`; `timestamp` or `frame`."""

    ways = (("video_id",), ("version_id",))
    video_id = Id(required=False)
    version_id = Id(required=False)
    timestamp = NumberOfSeconds(required=False, allow_null=True, help_text="Seconds.")
    frame = Whole(required=False, allow_null=True, min_value=0, max_value=LAST_FRAME)
    title = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=200)
    text = Text(pattern=LINES, trim_whitespace=True, max_length=5000)
    priority = Choice(choices=list(Priority), default=Priority.MEDIUM.value)


class VideoFieldsIn(ClosedBody):
    """The fields beside the file."""

    timestamp = SecondsField(help_text="Seconds.")
    priority = serializers.ChoiceField(choices=list(Priority), default=Priority.MEDIUM.value)
    title = serializers.CharField(required=False, allow_blank=True, max_length=200)
    text = serializers.CharField(required=False, allow_blank=True, max_length=5000)
    video_title = serializers.CharField(required=False, allow_blank=True, max_length=200)


class VideoFormIn(VideoFieldsIn):
    """A new video with a first item on it."""

    video_file = serializers.FileField(help_text="mp4, mov, m4v, avi, webm or mkv, at most 500 MiB.")


class FeedbackChangesIn(serializers.Serializer[Any]):
    """What is left out stays as it is."""

    status = Choice(choices=FEEDBACK_STATUSES, required=False)
    priority = Choice(choices=list(Priority), required=False)
    title = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=200)
    text = Text(pattern=LINES, trim_whitespace=True, required=False, max_length=5000)


class CommentIn(serializers.Serializer[Any]):
    text = Text(pattern=LINES, trim_whitespace=True, max_length=5000)
    parent_id = Id(required=False, allow_null=True)


class FeedbackQuery(PageQuery):
    status = serializers.ChoiceField(choices=FEEDBACK_STATUSES, required=False)
    priority = serializers.ChoiceField(choices=list(Priority), required=False)
    video_id = serializers.UUIDField(required=False)
    version_id = serializers.UUIDField(required=False)
    sort = serializers.ChoiceField(
        choices=list(Sort),
        default=Sort.NEWEST.value,
        help_text="By timecode the untimed come last; by priority by rank.",
    )


class VideoQuery(PageQuery):
    status = serializers.ChoiceField(choices=VIDEO_STATUSES, required=False)
