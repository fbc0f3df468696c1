"""Videos in the trash, versions, and the room that they take, on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, LINES, ClosedBody, Id, Several, Text
from core.presentation.pagination import PageOut, PageQuery
from feedback.domain.version_texts import LONGEST_LABEL, LONGEST_NOTES, LONGEST_TITLE
from feedback.presentation.schemas_out import AuthorOut

MOST_ORDERED = 10_000
MOST_BYTES = 2**63 - 1


class VideoChangesIn(ClosedBody):
    """What is left out stays as it is."""

    title = Text(pattern=LINE, trim_whitespace=True, required=False, max_length=LONGEST_TITLE)


class VersionChangesIn(ClosedBody):
    """What is left out stays as it is; null is empty."""

    label = Text(  # type: ignore[assignment]
        pattern=LINE, trim_whitespace=True, required=False, allow_blank=True, allow_null=True, max_length=LONGEST_LABEL
    )
    notes = Text(
        pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, allow_null=True, max_length=LONGEST_NOTES
    )


class VideoOrderIn(ClosedBody):
    """Every video of the project once, the first one first."""

    video_ids = Several(child=Id(), max_length=MOST_ORDERED)


class VersionFieldsIn(ClosedBody):
    """The fields beside the file."""

    label = serializers.CharField(  # type: ignore[assignment]
        required=False, allow_blank=True, max_length=LONGEST_LABEL
    )
    notes = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_NOTES)


class VersionFormIn(VersionFieldsIn):
    """A further version of a video."""

    video_file = serializers.FileField(help_text="mp4, mov, m4v, avi, webm or mkv, at most 500 MiB.")


class VersionQuery(PageQuery):
    pass


class TrashedFilmQuery(PageQuery):
    pass


class TrashedFilmOut(serializers.Serializer[Any]):
    """A video, or a version of one that is there (`version_id`); after `purge_at` it is gone for good."""

    video_id = serializers.UUIDField()
    version_id = serializers.UUIDField(allow_null=True)
    version_number = serializers.IntegerField(allow_null=True)
    title = serializers.CharField()
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    size = serializers.IntegerField(min_value=0, max_value=MOST_BYTES, help_text="Bytes, with what was made of it.")
    deleted_at = serializers.DateTimeField()
    deleted_by_id = serializers.UUIDField(allow_null=True)
    purge_at = serializers.DateTimeField()
    days_left = serializers.IntegerField()


class TrashedFilmPageOut(PageOut):
    results = TrashedFilmOut(many=True)


class DownloadOut(serializers.Serializer[Any]):
    """`url` gives the file under its own name; it opens for whoever holds it until `expires_at`."""

    url = serializers.CharField()
    file_name = serializers.CharField()
    size = serializers.IntegerField(min_value=0, max_value=MOST_BYTES, help_text="Bytes.")
    expires_at = serializers.DateTimeField()


class ShareOut(serializers.Serializer[Any]):
    person = AuthorOut()
    used_bytes = serializers.IntegerField(min_value=0, max_value=MOST_BYTES)


class ProjectStorageOut(serializers.Serializer[Any]):
    """What videos take, those in the trash and all that was made of them included."""

    used_bytes = serializers.IntegerField(min_value=0, max_value=MOST_BYTES)
    quota_bytes = serializers.IntegerField(
        allow_null=True, min_value=0, max_value=MOST_BYTES, help_text="null: no bound."
    )
    by_person = ShareOut(many=True, allow_null=True, help_text="Who takes most first; null for whoever is no admin.")


class ProjectShareOut(serializers.Serializer[Any]):
    project_id = serializers.UUIDField()
    used_bytes = serializers.IntegerField(min_value=0, max_value=MOST_BYTES)


class OwnStorageOut(serializers.Serializer[Any]):
    """What the caller's own uploads take, in all projects."""

    used_bytes = serializers.IntegerField(min_value=0, max_value=MOST_BYTES)
    quota_bytes = serializers.IntegerField(
        allow_null=True, min_value=0, max_value=MOST_BYTES, help_text="null: no bound."
    )
    by_project = ProjectShareOut(many=True)
