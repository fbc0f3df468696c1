"""Templates on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, ClosedBody, Id, Text
from core.presentation.pagination import PageOut, RowOut
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind
from schedule.domain.plan_template import LONGEST_NAME

PHASE_GROUPS = [each.value for each in PhaseGroup]


class TemplateIn(ClosedBody):
    """The plan of a project as it is, without its days, people and progress."""

    name = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_NAME)
    project_id = Id()


class TemplateChangesIn(ClosedBody):
    name = Text(pattern=LINE, trim_whitespace=True, max_length=LONGEST_NAME)


class TemplatePhaseOut(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="By which the tasks name it.")
    kind = serializers.ChoiceField(list(PhaseKind))
    group = serializers.ChoiceField(PHASE_GROUPS)
    name = serializers.CharField()
    colour = serializers.CharField()


class TemplateTaskOut(serializers.Serializer[Any]):
    key = serializers.CharField(help_text="By which the links name it.")
    phase = serializers.CharField(allow_null=True)
    kind = serializers.ChoiceField([each.value for each in TaskKind])
    name = serializers.CharField()
    duration_days = serializers.IntegerField()
    duration_minutes = serializers.IntegerField()
    calendar = serializers.ChoiceField([each.value for each in CalendarKind])
    after_days = serializers.IntegerField(
        allow_null=True, help_text="Not before so many calendar days after the first day; null: as the links allow."
    )
    place = serializers.CharField(allow_blank=True)
    notes = serializers.CharField(allow_blank=True)


class TemplateLinkOut(serializers.Serializer[Any]):
    predecessor = serializers.CharField()
    successor = serializers.CharField()
    type = serializers.ChoiceField([each.value for each in LinkType])
    lag_days = serializers.IntegerField()
    lag_minutes = serializers.IntegerField()


class TemplateSummaryOut(RowOut):
    id = serializers.UUIDField()
    name = serializers.CharField(help_text="Of the product's templates in the language of the request.")
    is_own = serializers.BooleanField(help_text="false: the product's, which nobody changes.")
    phase_count = serializers.IntegerField()
    task_count = serializers.IntegerField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField(allow_null=True, help_text="null of the product's, as the next.")
    updated_at = serializers.DateTimeField(allow_null=True)


class TemplateOut(TemplateSummaryOut):
    phases = TemplatePhaseOut(many=True)
    tasks = TemplateTaskOut(many=True)
    links = TemplateLinkOut(many=True)


class TemplatePageOut(PageOut):
    results = TemplateSummaryOut(many=True)


SUMMARY_KNOWN = tuple(TemplateSummaryOut().fields)
TEMPLATE_KNOWN = tuple(TemplateOut().fields)
