"""Share links and their guests on the wire, for those who give links."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, NO_NUL, Choice, ClosedBody, Id, Moment, Several, Text
from core.presentation.pagination import PageOut, RowOut
from feedback.contracts import ShareRight
from feedback.domain.share_link import LONGEST_LABEL, LONGEST_PASSWORD, SHORTEST_PASSWORD
from feedback.presentation.schemas_out import AuthorOut

RIGHTS = [right.value for right in ShareRight]
_LABEL: dict[str, Any] = {"pattern": LINE, "max_length": LONGEST_LABEL, "allow_blank": True, "required": False}
_EXPIRY: dict[str, Any] = {
    "required": False,
    "allow_null": True,
    "help_text": "Within a year; null: until it is revoked.",
}
_PASSWORD: dict[str, Any] = {
    "pattern": NO_NUL,
    "min_length": SHORTEST_PASSWORD,
    "max_length": LONGEST_PASSWORD,
    "required": False,
    "allow_null": True,
}


class RightsField(Several):
    """Each once is enough."""

    child = Choice(choices=RIGHTS)

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=len(RIGHTS), help_text="`view` goes without saying.", **options)


class ShareLinkIn(ClosedBody):
    """`version_id` null: the link shows whatever is the video's newest version that is ready."""

    video_id = Id()
    version_id = Id(required=False, allow_null=True)
    rights = RightsField(required=False)
    label = Text(**_LABEL)  # type: ignore[assignment]  # a field, not the label of the serializer
    expires_at = Moment(**_EXPIRY)
    password = Text(**_PASSWORD)


class ShareLinkChangesIn(ClosedBody):
    """What is left out stays as it is. Another password, or none, shows everybody out who came by the one before."""

    rights = RightsField(required=False)
    label = Text(**_LABEL)  # type: ignore[assignment]
    expires_at = Moment(**_EXPIRY)
    password = Text(**_PASSWORD)


class LinkUseOut(serializers.Serializer[Any]):
    """How often it was used; no event tells of it."""

    opened = serializers.IntegerField()
    sessions = serializers.IntegerField()
    guests = serializers.IntegerField(help_text="Different ones.")
    plays = serializers.IntegerField()
    downloads = serializers.IntegerField()
    notes = serializers.IntegerField()
    comments = serializers.IntegerField()
    last_used_at = serializers.DateTimeField(allow_null=True)


class ShareLinkOut(RowOut):
    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    video_id = serializers.UUIDField()
    version_id = serializers.UUIDField(allow_null=True, help_text="null: the video's newest version.")
    label = serializers.CharField(allow_blank=True)  # type: ignore[assignment]
    rights = serializers.ListField(child=serializers.ChoiceField(RIGHTS))
    has_password = serializers.BooleanField()
    expires_at = serializers.DateTimeField(allow_null=True)
    created_by = AuthorOut()
    created_at = serializers.DateTimeField()
    revoked_at = serializers.DateTimeField(allow_null=True)
    revision = serializers.IntegerField(help_text="Grows with every change; If-Match takes it.")
    use = LinkUseOut()


class NewShareLinkOut(ShareLinkOut):
    token = serializers.CharField(help_text="Told this once; it is not stored.")
    url = serializers.CharField(help_text="Where the token leads, at the front end.")


class ShareLinkPageOut(PageOut):
    results = ShareLinkOut(many=True)


class GuestOut(RowOut):
    id = serializers.UUIDField()
    link_id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.CharField(allow_null=True, help_text="One that the guest has proved.")
    notes = serializers.IntegerField()
    comments = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    last_seen_at = serializers.DateTimeField()
    blocked_at = serializers.DateTimeField(allow_null=True)
    left_at = serializers.DateTimeField(allow_null=True)


class GuestPageOut(PageOut):
    results = GuestOut(many=True)
