"""Projects on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import LINE, LINES, Choice, Closed, ClosedBody, Day, Email, Id, OneOfSeveral, Text, Whole
from core.presentation.pagination import LivePageOut, PageOut
from projects.contracts import Capability, Role, Stage
from projects.domain.default_plan import PhaseGroup
from projects.domain.settings import INVITATION_ROLES as _INVITATION_ROLES
from projects.domain.settings import LONGEST_INVITATION, LONGEST_TIME_ZONE, SHORTEST_INVITATION
from projects.presentation.invitation_schemas import GivenRole, InvitationResultOut, WantedIn

ROLE_NAMES = [role.value for role in Role]
CAPABILITIES = (
    "What `my_role` lets the caller do. `read`: see all of it; `comment`: write notes and comments; `update_own`:"
    " change and delete one's own; `create`: upload videos; `update`: change content of all, such as videos, notes and"
    " plans; `delete`: delete content of all; `approve`: approve cuts (not served yet); `invite`: members, invitations,"
    " links, name, settings, picture, audit trail and archive of the project; `govern`: roles of members, transfer,"
    " deletion and restoring of the project"
)
UNREAD = (
    "Others' notes, comments, changes of a note's status and uploads that came after the place of `PUT …/read`, one"
    " each; 100 means a hundred or more. Joins, roles, settings and the like do not count"
)
STAGES = [stage.value for stage in Stage]
INVITATION_ROLES = [role.value for role in _INVITATION_ROLES]


class SettingsIn(Closed):
    """What is not given stays."""

    time_zone = Text(
        pattern=r"^[A-Za-z0-9._+/-]*\Z",
        max_length=LONGEST_TIME_ZONE,
        required=False,
        help_text="IANA name, of the plan's dates: Asia/Seoul",
    )
    invitation_role = Choice(INVITATION_ROLES, required=False, help_text="Of an invitation that names none")
    invitation_days = Whole(
        min_value=SHORTEST_INVITATION,
        max_value=LONGEST_INVITATION,
        required=False,
        help_text="How long such an invitation can be accepted",
    )


class ScheduleIn(Closed):
    start_date = Day(help_text="First day of the plan to be shown")


class DescribedIn(ClosedBody):
    """What people write about a project. Hangul that arrives in parts is put together before it is counted."""

    name = Text(pattern=LINE, trim_whitespace=True, help_text="1–100 characters on one line")
    description = Text(pattern=LINES, required=False, allow_blank=True, help_text="Up to 2000 characters")
    client_name = Text(pattern=LINE, required=False, allow_blank=True, help_text="Up to 100 characters")
    colour = Text(required=False, allow_blank=True, help_text="#rrggbb")
    tags = serializers.ListField(
        child=Text(pattern=LINE, trim_whitespace=True),
        required=False,
        help_text="Up to 10 tags of up to 30 characters; those that differ in case or width alone are one",
    )
    stage = Choice(STAGES, required=False)
    settings = SettingsIn(required=False)


class ProjectIn(DescribedIn):
    schedule = ScheduleIn(required=False, help_text="Asks for `schedule_preview`; no schedule is stored.")
    invitations = serializers.ListField(
        child=WantedIn(),
        required=False,
        help_text="Up to 100, by mail; open as long as `settings.invitation_days` says",
    )
    message = Text(
        pattern=LINES,
        required=False,
        allow_blank=True,
        help_text="To those who are invited; up to 500 characters",
    )


class ProjectPatchIn(DescribedIn):
    name = Text(pattern=LINE, trim_whitespace=True, required=False, help_text="1–100 characters on one line")


class PersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


def _written_out(**properties: dict[str, str]) -> dict[str, Any]:
    """OpenAPI 3.0 lets only a schema with a type of its own be null."""
    return {"type": "object", "properties": properties, "required": list(properties)}


@extend_schema_field(
    _written_out(to_id={"type": "string", "format": "uuid"}, expires_at={"type": "string", "format": "date-time"})
)
class TransferOut(serializers.Serializer[Any]):
    """The project was offered to this member, who may accept until then."""

    to_id = serializers.UUIDField()
    expires_at = serializers.DateTimeField()


@extend_schema_field(_written_out(small={"type": "string"}, large={"type": "string"}))
class ThumbnailOut(serializers.Serializer[Any]):
    """Signed addresses."""

    small = serializers.CharField()
    large = serializers.CharField()


class SettingsOut(serializers.Serializer[Any]):
    time_zone = serializers.CharField(help_text="IANA name, of the plan's dates")
    invitation_role = serializers.CharField(help_text="Of an invitation that names none")
    invitation_days = serializers.IntegerField(help_text="How long such an invitation can be accepted")


class ProjectOut(serializers.Serializer[Any]):
    """Required fields are always there, unless `fields` leaves them out."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(required=False)
    description = serializers.CharField(required=False, allow_blank=True)
    client_name = serializers.CharField(required=False, allow_blank=True)
    colour = serializers.CharField(required=False, allow_blank=True)
    tags = serializers.ListField(child=serializers.CharField(), required=False)
    status = serializers.CharField(required=False, help_text="active or archived")
    stage = serializers.ChoiceField(
        STAGES, required=False, help_text="Follows the schedule; what a person sets holds until that goes on"
    )
    settings = SettingsOut(required=False)
    thumbnail = ThumbnailOut(required=False, allow_null=True)
    owner = PersonOut(required=False)
    transfer = TransferOut(required=False, allow_null=True)
    start_date = serializers.DateField(
        required=False, allow_null=True, help_text="First day of its schedule, null while that plans nothing"
    )
    end_date = serializers.DateField(required=False, allow_null=True, help_text="Last day of its schedule")
    schedule_progress = serializers.IntegerField(
        required=False, allow_null=True, help_text="Of its schedule, in percent, by the length of the tasks"
    )
    member_count = serializers.IntegerField(required=False)
    last_activity_at = serializers.DateTimeField(required=False)
    created_at = serializers.DateTimeField(required=False)
    updated_at = serializers.DateTimeField(required=False)
    version = serializers.IntegerField(required=False)
    my_role = serializers.CharField(required=False, help_text="owner, admin, editor, reviewer or viewer")
    my_capabilities = serializers.ListField(
        child=serializers.ChoiceField([capability.value for capability in Capability]),
        required=False,
        help_text=CAPABILITIES,
    )
    is_favourite = serializers.BooleanField(required=False)
    unread = serializers.IntegerField(required=False, help_text=UNREAD)
    feedback_count = serializers.IntegerField(required=False)
    open_feedback_count = serializers.IntegerField(required=False, help_text="Neither resolved nor closed")


class PlannedPhaseOut(serializers.Serializer[Any]):
    """Calendar days, the last one included."""

    group = serializers.ChoiceField([group.value for group in PhaseGroup])
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    days = serializers.IntegerField()
    colour = serializers.CharField()


class SchedulePreviewOut(serializers.Serializer[Any]):
    """The default plan from the day that was named. A preview: nothing of it is stored."""

    start_date = serializers.DateField()
    end_date = serializers.DateField()
    days = serializers.IntegerField()
    phases = PlannedPhaseOut(many=True)


class StartedProjectOut(ProjectOut):
    schedule_preview = SchedulePreviewOut(required=False, help_text="Where `schedule` was given")
    invitations = InvitationResultOut(
        many=True, required=False, help_text="Where `invitations` were given: an outcome each, in their order"
    )


class ProjectPageOut(PageOut):
    results = ProjectOut(many=True)


class MemberIn(OneOfSeveral, ClosedBody):
    """The person by exactly one of `user_id` and `email`."""

    ways = (("email",), ("user_id",))
    told_as = "oneOf"
    user_id = Id(required=False)
    email = Email(required=False)
    role = GivenRole()

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if {"user_id", "email"} <= attrs.keys():
            raise serializers.ValidationError({"email": "one is enough"}, code="member.named_twice")
        return super().validate(attrs)


class RoleIn(ClosedBody):
    role = GivenRole()


class MemberOut(serializers.Serializer[Any]):
    """Required fields are always there, unless `fields` leaves them out."""

    user_id = serializers.UUIDField(required=False)
    name = serializers.CharField(required=False)
    role = serializers.ChoiceField(ROLE_NAMES, required=False)
    joined_at = serializers.DateTimeField(required=False)


class MemberPageOut(LivePageOut):
    results = MemberOut(many=True)
