"""What clients send."""

from rest_framework import serializers

from core.presentation.fields import LINES, Choice, ClosedBody, Id, OneOfSeveral, Text
from core.presentation.pagination import PageQuery
from feedback.contracts import FeedbackStatus, Priority, Resolution, VideoStatus
from feedback.presentation.note_fields import ConcernIn, MarksIn, SecondsField
from feedback.presentation.private_schemas import PlaceField

FEEDBACK_STATUSES = list(FeedbackStatus)
VIDEO_STATUSES = list(VideoStatus)


class NoteIn(MarksIn, ConcernIn, OneOfSeveral, ClosedBody):
    """A note on a video that is there. Beside its text it needs `video_id` (the version shown) or `version_id`:
    `{"video_id": "…", "frame": 375, "text": "…"}`."""

    ways = (("video_id",), ("version_id",))
    video_id = Id(required=False, help_text="On the version that it shows. This or `version_id` is needed.")
    version_id = Id(required=False, help_text="On this version. This or `video_id` is needed.")
    title = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=200)
    text = Text(
        pattern=LINES,
        trim_whitespace=True,
        max_length=5000,
        help_text="A time at its head is its place where none is given: `[mm:ss.mmm]`, or `[hh:mm:ss;ff]` on a"
        " version whose frame rate is known.",
    )
    priority = Choice(choices=list(Priority), default=Priority.MEDIUM.value)
    draft = PlaceField(required=False, help_text="Where it was kept until now; nothing is, then.")


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


class FeedbackChangesIn(MarksIn, ConcernIn, ClosedBody):
    """What is left out stays as it is. null takes a place, a range, an assignee, a due date or a resolution away."""

    status = Choice(choices=FEEDBACK_STATUSES, required=False)
    resolution = Choice(
        choices=list(Resolution), required=False, allow_null=True, help_text="Of a closed item, or with its closing."
    )
    priority = Choice(choices=list(Priority), required=False)
    title = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=200)
    text = Text(pattern=LINES, trim_whitespace=True, required=False, max_length=5000)


class VideoQuery(PageQuery):
    status = serializers.ChoiceField(choices=VIDEO_STATUSES, required=False)
