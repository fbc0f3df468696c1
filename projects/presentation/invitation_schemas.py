"""Invitations on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import ANYTHING, LINES, Choice, Closed, ClosedBody, Text, Whole
from core.presentation.pagination import PageOut, PageQuery, RowOut
from projects.application.invitation_rows import DoorKind
from projects.application.issue_invitations import InvitationOutcome
from projects.contracts import Role
from projects.domain.invitation_terms import FEWEST_DAYS, MOST_DAYS, InvitationStatus
from projects.domain.invite_link import FEWEST_USES, MOST_USES

ROLES = [role.value for role in Role]
# Ownership is only transferred.
GIVEN_ROLES = [role.value for role in Role if role is not Role.OWNER]
INVITATION_STATUSES = [status.value for status in InvitationStatus]
OUTCOMES = [outcome.value for outcome in InvitationOutcome]
DOOR_KINDS = [kind.value for kind in DoorKind]


@extend_schema_field({"type": "string", "enum": GIVEN_ROLES})
class GivenRole(Choice):
    """Why nobody is made an owner, the domain says."""

    def __init__(self, **options: Any) -> None:
        super().__init__(ROLES, **options)


class InvitationsQuery(PageQuery):
    status = serializers.ChoiceField(INVITATION_STATUSES, required=False)


class WantedIn(Closed):
    """An address that is none is an outcome, not an error."""

    email = Text(pattern=ANYTHING, allow_blank=True)
    role = GivenRole(required=False, help_text="Instead of the call's.")


class InvitePeopleIn(ClosedBody):
    invitations = serializers.ListField(child=WantedIn(), allow_empty=False, help_text="Up to 100")
    role = GivenRole(required=False, help_text="Instead of the project's `invitation_role`.")
    message = Text(pattern=LINES, required=False, allow_blank=True, default="", help_text="Up to 500 characters")
    expires_in_days = Whole(
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        required=False,
        help_text="Instead of the project's `invitation_days`.",
    )


class InvitationOut(RowOut):
    id = serializers.UUIDField()
    email = serializers.CharField(allow_blank=True, help_text="Empty once its owner has withdrawn.")
    role = serializers.ChoiceField(GIVEN_ROLES)
    message = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(INVITATION_STATUSES)
    inviter = serializers.DictField(help_text="`id` and `name`")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    last_sent_at = serializers.DateTimeField()
    viewed_at = serializers.DateTimeField(allow_null=True)
    reminded_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    accepted_by_id = serializers.UUIDField(allow_null=True)
    reason = serializers.CharField(allow_blank=True, help_text="Why it was declined, if that was said.")


class InvitationPageOut(PageOut):
    results = InvitationOut(many=True)


class InvitationResultOut(serializers.Serializer[Any]):
    email = serializers.CharField(allow_blank=True)
    outcome = serializers.ChoiceField(OUTCOMES)
    invitation = serializers.DictField(allow_null=True, help_text="The new one, or the one that is open already.")
    retry_after = serializers.IntegerField(required=False, help_text="Seconds; of mail_too_soon.")


class InvitationResultsOut(serializers.Serializer[Any]):
    """An outcome an address, in their order."""

    results = InvitationResultOut(many=True)


class InviteLinkIn(ClosedBody):
    role = GivenRole(required=False, help_text="Without it the project's `invitation_role`.")
    expires_in_days = Whole(min_value=FEWEST_DAYS, max_value=MOST_DAYS, required=False)
    max_uses = Whole(
        min_value=FEWEST_USES, max_value=MOST_USES, required=False, allow_null=True, help_text="null is no cap."
    )


class InviteLinkOut(RowOut):
    id = serializers.UUIDField()
    role = serializers.ChoiceField(GIVEN_ROLES)
    creator = serializers.DictField(help_text="`id` and `name`")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    max_uses = serializers.IntegerField(allow_null=True)
    uses = serializers.IntegerField()
    revoked_at = serializers.DateTimeField(allow_null=True)


class NewInviteLinkOut(InviteLinkOut):
    """`token` and `url` are told this once."""

    token = serializers.CharField()
    url = serializers.CharField()


class InviteLinkPageOut(PageOut):
    results = InviteLinkOut(many=True)
