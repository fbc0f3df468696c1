"""What the invited send and are shown."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINES, Text
from core.presentation.pagination import PageOut, RowOut
from projects.presentation.invitation_schemas import DOOR_KINDS, INVITATION_ROLES, INVITATION_STATUSES

# Whatever it holds: what we did not give out is not found.
_ANYTHING = r"^[\s\S]*\Z"


class InvitationToken(Text):
    """Of the mail or the link."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=_ANYTHING, allow_blank=True, **options)


class InvitationTokenIn(serializers.Serializer[Any]):
    token = InvitationToken()


class ReasonIn(serializers.Serializer[Any]):
    reason = Text(pattern=LINES, required=False, allow_blank=True, default="", help_text="Up to 500 characters")


class DeclineIn(InvitationTokenIn, ReasonIn):
    """The reason goes to the inviter."""


class InvitationPreviewOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(DOOR_KINDS)
    project = serializers.DictField(help_text="`name` and `thumbnail`")
    inviter = serializers.DictField(help_text="`name`")
    role = serializers.ChoiceField(INVITATION_ROLES)
    message = serializers.CharField(allow_blank=True)
    expires_at = serializers.DateTimeField()
    status = serializers.ChoiceField(INVITATION_STATUSES)
    email = serializers.CharField(allow_null=True, help_text="The invited address; null of a link.")
    has_account = serializers.BooleanField(help_text="Whether an account has the invited address.")


class ReceivedInvitationOut(RowOut):
    id = serializers.UUIDField()
    project = serializers.DictField(help_text="`id` and `name`")
    inviter = serializers.DictField(help_text="`name`")
    role = serializers.ChoiceField(INVITATION_ROLES)
    message = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(INVITATION_STATUSES)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()


class ReceivedInvitationPageOut(PageOut):
    results = ReceivedInvitationOut(many=True)
