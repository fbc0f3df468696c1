"""Projects on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.pagination import PageOut, PageQuery
from projects.bootstrap import SORTS
from projects.contracts import Capability, ProjectStatus, Role, Stage

ROLES = [role.value for role in Role]
STAGES = [stage.value for stage in Stage]
STATUSES = [status.value for status in ProjectStatus]


class ProjectsQuery(PageQuery):
    page_size = serializers.IntegerField(min_value=1, max_value=50, default=10)
    status = serializers.ChoiceField(["active", "archived", "all"], default="active")
    sort = serializers.ChoiceField(list(SORTS), default="last_activity")


class ProjectIn(serializers.Serializer[Any]):
    name = serializers.CharField(min_length=1, max_length=100)
    description = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    client_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    colour = serializers.CharField(max_length=7, required=False, allow_blank=True, help_text="#rrggbb")
    tags = serializers.ListField(child=serializers.CharField(max_length=30), max_length=10, required=False)


class ProjectPatchIn(ProjectIn):
    name = serializers.CharField(min_length=1, max_length=100, required=False)
    stage = serializers.ChoiceField(STAGES, required=False)


class PersonOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class ProjectOut(serializers.Serializer[Any]):
    """Required fields are always there, unless `fields` leaves them out."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(required=False)
    description = serializers.CharField(required=False, allow_blank=True)
    client_name = serializers.CharField(required=False, allow_blank=True)
    colour = serializers.CharField(required=False, allow_blank=True)
    tags = serializers.ListField(child=serializers.CharField(), required=False)
    status = serializers.ChoiceField(STATUSES, required=False)
    stage = serializers.ChoiceField(STAGES, required=False)
    owner = PersonOut(required=False)
    member_count = serializers.IntegerField(required=False)
    last_activity_at = serializers.DateTimeField(required=False)
    created_at = serializers.DateTimeField(required=False)
    updated_at = serializers.DateTimeField(required=False)
    version = serializers.IntegerField(required=False)
    my_role = serializers.ChoiceField(ROLES, required=False)
    my_capabilities = serializers.ListField(
        child=serializers.ChoiceField([capability.value for capability in Capability]), required=False
    )


class ProjectPageOut(PageOut):
    results = ProjectOut(many=True)


class MemberIn(serializers.Serializer[Any]):
    """The person by `user_id` or by `email`."""

    user_id = serializers.UUIDField(required=False)
    email = serializers.EmailField(max_length=254, required=False)
    role = serializers.ChoiceField(ROLES)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("user_id") and not attrs.get("email"):
            raise serializers.ValidationError({"email": "required"}, code="required")
        return attrs


class RoleIn(serializers.Serializer[Any]):
    role = serializers.ChoiceField(ROLES)


class MemberOut(serializers.Serializer[Any]):
    user_id = serializers.UUIDField()
    name = serializers.CharField()
    role = serializers.ChoiceField(ROLES)
    joined_at = serializers.DateTimeField()


class MembersOut(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = MemberOut(many=True)
