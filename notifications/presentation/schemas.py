"""Inboxes on the wire."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from core.presentation.fields import Closed, ClosedBody, Flag, Id, Text
from core.presentation.pagination import CursorPageOut, CursorQuery, RowOut
from identity.contracts import Channel, NotificationType

_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z\Z"
TYPES = [kind.value for kind in NotificationType]


class Moment(Text):
    """A time in UTC: 2026-03-01T09:30:00.000Z."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=_MOMENT, code="time.not_a_moment", max_length=27, **options)

    def run_validation(self, data: Any = serializers.empty) -> Any:
        text = super().run_validation(data)
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise serializers.ValidationError("not a moment", code="time.not_a_moment") from None


class InboxQuery(CursorQuery):
    unread = serializers.ChoiceField(["true", "false"], required=False, help_text="Only unread, or only read ones.")
    type = serializers.CharField(required=False)
    project_id = Id(required=False)

    def validate_type(self, value: str) -> frozenset[NotificationType]:
        names = {name.strip() for name in value.split(",")}
        if not names <= set(TYPES):
            raise serializers.ValidationError("no such type", code="invalid_choice")
        return frozenset(map(NotificationType, names))


class NotificationActorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    is_guest = serializers.BooleanField()


class NotificationOut(RowOut):
    """News of one type about one thing, gathered until it is read.

    Events carry all of it but `title`, `project_name` and `pictures`.
    """

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    project_name = serializers.CharField()
    type = serializers.ChoiceField(TYPES)
    what = serializers.CharField(help_text="What happened, where a type knows several things: `approved`")
    title = serializers.CharField(help_text="A line in the language that `Accept-Language` asks for")
    subject_id = serializers.UUIDField(help_text="What it is about: an item, a comment, a version, a round")
    subject = serializers.CharField()
    text = serializers.CharField(help_text="What was said last, up to 500 characters")
    path = serializers.CharField(help_text="Where it is seen, below the front end's address")
    actors = NotificationActorOut(many=True, help_text="The last three, the very last first")
    actor_count = serializers.IntegerField()
    count = serializers.IntegerField(help_text="How many news are gathered in it")
    picture_count = serializers.IntegerField()
    pictures = serializers.ListField(child=serializers.CharField(), help_text="Short-lived addresses")
    at = serializers.DateTimeField(help_text="Of the last news")
    created_at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)


class InboxPageOut(CursorPageOut):
    results = NotificationOut(many=True)
    unread_count = serializers.IntegerField(help_text="Of the whole inbox")


class UnreadOut(serializers.Serializer[Any]):
    unread_count = serializers.IntegerField()


class ReadNotificationsIn(ClosedBody):
    """Of both, what fits both; of none, all."""

    up_to = Moment(required=False, help_text="What has no later news than this: `at` of the newest that was seen")
    project_id = Id(required=False)


class UnsubscribeIn(ClosedBody):
    token = Text(max_length=200, help_text="Of the link in the mail")


def _of_each(names: list[str], make: Any) -> dict[str, Any]:
    return {name: make() for name in names}


_FOLLOWING = "null follows what `/v2/me/preferences` says"
_ProjectSwitchesIn = type(
    "ProjectSwitchesIn",
    (Closed,),
    _of_each([*Channel], lambda: Flag(required=False, allow_null=True, help_text=_FOLLOWING)),
)
_ProjectSwitchesOut = type(
    "ProjectSwitchesOut",
    (serializers.Serializer,),
    _of_each([*Channel], lambda: serializers.BooleanField(allow_null=True)),
)
_ProjectNotificationsIn = type(
    "ProjectNotificationsIn",
    (Closed,),
    _of_each([*NotificationType], lambda: _ProjectSwitchesIn(required=False)),
)
_ProjectNotificationsOut = type(
    "ProjectNotificationsOut", (serializers.Serializer,), _of_each([*NotificationType], _ProjectSwitchesOut)
)


class ProjectPreferencesIn(ClosedBody):
    """What is not given stays."""

    muted = Flag(required=False, help_text="Nothing is told of the project, neither in the app nor by mail")
    notifications = _ProjectNotificationsIn(required=False)


class ProjectPreferencesOut(RowOut):
    muted = serializers.BooleanField()
    notifications = _ProjectNotificationsOut(help_text=_FOLLOWING)
