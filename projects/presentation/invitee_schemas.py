"""What the invited send and are shown."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.domain.language import Language
from core.presentation.fields import ANYTHING, LINES, PRINTABLE, Choice, Closed, ClosedBody, Text
from core.presentation.pagination import PageOut, RowOut
from projects.domain.invitation_terms import LONGEST_REASON
from projects.presentation.invitation_schemas import DOOR_KINDS, GIVEN_ROLES, INVITATION_STATUSES
from projects.presentation.schemas import ProjectOut, ThumbnailOut


class InvitationToken(Text):
    """Of the mail or the link."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=ANYTHING, allow_blank=True, **options)


class InvitationTokenIn(ClosedBody):
    token = InvitationToken()


class JoinConsentsIn(Closed):
    """The version of each document that was agreed to."""

    terms = Text(pattern=PRINTABLE, max_length=40, required=False)
    privacy = Text(pattern=PRINTABLE, max_length=40, required=False)
    marketing = Text(pattern=PRINTABLE, max_length=40, required=False)


class JoinIn(InvitationTokenIn):
    """As in a registration; the address is the invited one."""

    username = Text(min_length=3, max_length=30, trim_whitespace=True)
    password = Text(min_length=8, max_length=128)
    name = Text(pattern=PRINTABLE, max_length=50, allow_blank=True, required=False, default="")
    company = Text(pattern=PRINTABLE, max_length=100, allow_blank=True, required=False, default="")
    language = Choice(
        [language.value for language in Language], required=False, help_text="Without it that of Accept-Language."
    )
    consents = JoinConsentsIn(required=False, default=dict)
    device_name = Text(pattern=PRINTABLE, max_length=100, allow_blank=True, required=False, default="")


class ReasonIn(ClosedBody):
    reason = Text(pattern=LINES, max_length=LONGEST_REASON, required=False, allow_blank=True, default="")


class DeclineIn(InvitationTokenIn, ReasonIn):
    """The reason goes to those who may invite."""


class InvitedProjectOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    thumbnail = ThumbnailOut(allow_null=True)


class InvitationPreviewOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(DOOR_KINDS)
    project = InvitedProjectOut()
    project_status = serializers.CharField(help_text="active or archived; nobody joins an archived one")
    inviter = serializers.DictField(help_text="`name`")
    role = serializers.ChoiceField(GIVEN_ROLES)
    message = serializers.CharField(allow_blank=True)
    expires_at = serializers.DateTimeField()
    status = serializers.ChoiceField(INVITATION_STATUSES)
    email = serializers.CharField(allow_null=True, help_text="The invited address; null of a link.")
    has_account = serializers.BooleanField(help_text="Whether an account has the invited address.")


@extend_schema_field({"$ref": "#/components/schemas/UserOut"})
class NewUserOut(serializers.Serializer[Any]):
    """As a login answers it."""


class JoinedOut(serializers.Serializer[Any]):
    """What a login answers, and the project."""

    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds that the access token lives.")
    user = NewUserOut()
    project = ProjectOut()


class ReceivedInvitationOut(RowOut):
    id = serializers.UUIDField()
    project = serializers.DictField(help_text="`id` and `name`")
    inviter = serializers.DictField(help_text="`name`")
    role = serializers.ChoiceField(GIVEN_ROLES)
    message = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(INVITATION_STATUSES)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()


class ReceivedInvitationPageOut(PageOut):
    results = ReceivedInvitationOut(many=True)
