"""The dashboard on the wire."""

from typing import Any

from rest_framework import serializers

from projects.contracts import Stage
from projects.presentation.invitee_schemas import ReceivedInvitationOut
from projects.presentation.overview_schemas import ActivityRowOut
from projects.presentation.schemas import PersonOut, ProjectOut

_STAGES = [stage.value for stage in Stage]


class ProgressOut(serializers.Serializer[Any]):
    stage = serializers.ChoiceField(_STAGES)
    resolved = serializers.IntegerField(help_text="Notes that are resolved or closed.")
    total = serializers.IntegerField(help_text="Notes.")
    schedule = serializers.IntegerField(allow_null=True, help_text="Percent of the schedule; null without one.")
    end_date = serializers.DateField(allow_null=True, help_text="Last day of the schedule.")


class DashboardProjectOut(ProjectOut):
    """As in the list."""

    progress = ProgressOut()


class TotalsOut(serializers.Serializer[Any]):
    """Over all of the caller's projects, archived ones too, deleted ones not."""

    projects = serializers.IntegerField(
        help_text="More than the list shows by default, which leaves archived ones out (`status=all`)."
    )
    by_status = serializers.DictField(child=serializers.IntegerField(), help_text="active, archived")
    by_stage = serializers.DictField(child=serializers.IntegerField(), help_text=", ".join(_STAGES))
    owned = serializers.IntegerField(help_text="The caller's own, active and archived.")
    shared = serializers.IntegerField(help_text="Projects that others share with the caller.")
    unresolved = serializers.IntegerField(help_text="Notes that are open or in progress.")
    unread = serializers.IntegerField(help_text="The sum of the projects' `unread`, each 100 at most.")


class NamedProjectOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class OfferedTransferOut(serializers.Serializer[Any]):
    project = NamedProjectOut()
    owner = PersonOut()
    expires_at = serializers.DateTimeField()


class OfferedOut(serializers.Serializer[Any]):
    """What waits for the caller's answer."""

    count = serializers.IntegerField(help_text="Open invitations to the caller's address.")
    newest = ReceivedInvitationOut(many=True, help_text="Up to 20 of them.")
    transfers = OfferedTransferOut(many=True, help_text="Projects that the caller is asked to take over.")


class HappeningOut(ActivityRowOut):
    project = NamedProjectOut()


class DeadlineOut(serializers.Serializer[Any]):
    """Something that is not done yet."""

    kind = serializers.ChoiceField(["milestone", "task", "phase"], help_text="Tasks are those that must end by a day.")
    id = serializers.UUIDField(help_text="Of the milestone, the task or the phase.")
    name = serializers.CharField()
    date = serializers.DateField()
    days_left = serializers.IntegerField(help_text="0 on the day itself, in the project's time zone.")
    project = NamedProjectOut()


class DashboardOut(serializers.Serializer[Any]):
    """The sections that were asked for."""

    projects = DashboardProjectOut(many=True, required=False, help_text="The last active ones, up to 10, not archived.")
    totals = TotalsOut(required=False)
    invitations = OfferedOut(required=False)
    activity = HappeningOut(
        many=True, required=False, help_text="The 20 newest events of these projects, newest first; kept for 30 days."
    )
    deadlines = DeadlineOut(
        many=True, required=False, help_text="The next 10 of these projects' schedules, the earliest first."
    )
