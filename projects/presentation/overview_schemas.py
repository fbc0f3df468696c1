"""Statistics and activity on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.pagination import CursorPageOut, CursorQuery, RowOut
from projects.bootstrap.figures import activity_types
from projects.contracts import Role


class SectionsQuery(serializers.Serializer[Any]):
    sections = serializers.CharField(required=False, allow_blank=True, default="")


class ActivityQuery(CursorQuery):
    type = serializers.ChoiceField(
        activity_types(),
        required=False,
        help_text="Events of this type alone. Those of invitations are shown to who asks for them and may invite",
    )


class ActivityActorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField(allow_blank=True)


class ActivityRowOut(RowOut):
    seq = serializers.IntegerField(help_text="Its number on the project's stream.")
    type = serializers.CharField()
    at = serializers.DateTimeField()
    actor = ActivityActorOut()
    data = serializers.DictField()  # type: ignore[assignment]  # a field, not the rendered data


class ActivityPageOut(CursorPageOut):
    results = ActivityRowOut(many=True)


class NotesOut(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    unresolved = serializers.IntegerField(help_text="Open or in progress.")
    by_status = serializers.DictField(child=serializers.IntegerField())


class PrioritiesOut(serializers.Serializer[Any]):
    distribution = serializers.DictField(child=serializers.IntegerField(), help_text="Notes by priority, least first.")
    ranks = serializers.DictField(child=serializers.IntegerField(), help_text="What a priority counts in `mean_rank`.")
    mean_rank = serializers.FloatField(
        allow_null=True, help_text="The mean of the ranks, not of the priorities; null without a note."
    )


class CutOut(serializers.Serializer[Any]):
    video_id = serializers.UUIDField()
    video_title = serializers.CharField()
    version_id = serializers.UUIDField()
    number = serializers.IntegerField()
    unresolved = serializers.IntegerField()


class CutsOut(serializers.Serializer[Any]):
    total = serializers.IntegerField(help_text="Versions with unresolved notes.")
    newest = CutOut(many=True, help_text="Up to 50 of them.")


class ResolutionOut(serializers.Serializer[Any]):
    count = serializers.IntegerField(help_text="Notes that were ever resolved.")
    mean_seconds = serializers.FloatField(
        allow_null=True, help_text="From a note to its first resolution; null without one."
    )


class HeadcountOut(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    by_role = serializers.DictField(child=serializers.IntegerField(), help_text=", ".join(role.value for role in Role))


class UploadsOut(serializers.Serializer[Any]):
    count = serializers.IntegerField(help_text="Versions of videos.")
    bytes = serializers.IntegerField()


class DayOut(serializers.Serializer[Any]):
    date = serializers.DateField()
    events = serializers.IntegerField()


class ActiveDaysOut(serializers.Serializer[Any]):
    """Events are kept for 30 days, so there are no earlier days to tell of."""

    time_zone = serializers.CharField(help_text="The project's; its days begin and end there.")
    days = DayOut(many=True, help_text="30, oldest first, today included.")


class StatisticsOut(serializers.Serializer[Any]):
    """The sections that were asked for."""

    feedback = NotesOut(required=False)
    priority = PrioritiesOut(required=False)
    versions = CutsOut(required=False)
    resolution = ResolutionOut(required=False)
    members = HeadcountOut(required=False)
    uploads = UploadsOut(required=False)
    activity = ActiveDaysOut(required=False)
