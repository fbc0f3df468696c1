"""What may be chosen of schedules and their plans."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.labels import Labelled
from core.presentation.parameters import picking
from core.presentation.views import ApiView
from schedule.contracts import Complexity, LinkType, PhaseGroup, PhaseKind, ProjectType, TaskStatus
from schedule.contracts.words import DELAYED_COLOUR, GROUP_COLOURS, GROUPS, STATUS_COLOURS
from schedule.domain.product_templates import PRODUCT_TEMPLATES
from schedule.domain.smart_plan import PHASES, USUAL
from schedule.presentation.plan_words import LINK_TYPES


class ScheduleWordOut(serializers.Serializer[Any]):
    """`key` is what is stored."""

    key = serializers.CharField()
    ko = serializers.CharField()
    en = serializers.CharField()


class PhaseGroupOut(ScheduleWordOut):
    colour = serializers.CharField()


class PhaseKindOut(ScheduleWordOut):
    group = serializers.CharField(allow_null=True, help_text="null of custom phases, which are given one.")


class TaskStatusOut(ScheduleWordOut):
    colour = serializers.CharField()


class UsualDaysOut(serializers.Serializer[Any]):
    """Working days of a phase: as a rule, and their bounds."""

    group = serializers.CharField()
    days = serializers.IntegerField()
    shortest = serializers.IntegerField()
    longest = serializers.IntegerField()


class ProjectTypeOut(ScheduleWordOut):
    phases = UsualDaysOut(many=True)


class TemplateWordOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    key = serializers.CharField()
    ko = serializers.CharField()
    en = serializers.CharField()


class ScheduleOptionsOut(serializers.Serializer[Any]):
    """In the order in which they are shown."""

    phase_group = PhaseGroupOut(many=True)
    phase_kind = PhaseKindOut(many=True)
    task_status = TaskStatusOut(many=True)
    delayed_colour = serializers.CharField(help_text="Of a task that is overdue, whatever its status.")
    link_type = ScheduleWordOut(many=True)
    project_type = ProjectTypeOut(many=True)
    complexity = ScheduleWordOut(many=True)
    template = TemplateWordOut(many=True, help_text="The product's; one's own are at /v2/schedule/templates.")


KNOWN = tuple(ScheduleOptionsOut().fields)


class ScheduleOptionsView(ApiView):
    @extend_schema(
        operation_id="read_schedule_options",
        summary="Phases, colours, links, kinds of projects and templates, in Korean and English",
        parameters=[picking(KNOWN)],
        responses={200: ScheduleOptionsOut},
    )
    def get(self, request: Request) -> Response:
        """The same for everybody until the next release."""
        body = self.pick([options_body()], KNOWN)[0]
        return Response(body, headers={"Cache-Control": "private, max-age=3600"})


@cache
def options_body() -> dict[str, Any]:
    return {
        "phase_group": [_word(each) | {"colour": GROUP_COLOURS[each]} for each in PhaseGroup],
        "phase_kind": [_word(each) | {"group": GROUPS.get(each)} for each in PhaseKind],
        "task_status": [_word(each) | {"colour": STATUS_COLOURS[each]} for each in TaskStatus],
        "delayed_colour": DELAYED_COLOUR,
        "link_type": [{"key": each.value, "ko": LINK_TYPES[each][0], "en": LINK_TYPES[each][1]} for each in LinkType],
        "project_type": [_word(each) | {"phases": _usual(each)} for each in ProjectType],
        "complexity": _words(Complexity),
        "template": [
            {"id": str(each.id), "key": each.key, "ko": each.name.ko, "en": each.name.en} for each in PRODUCT_TEMPLATES
        ],
    }


def _usual(project_type: ProjectType) -> list[dict[str, Any]]:
    return [
        {"group": group.value, "days": usual.days, "shortest": usual.shortest, "longest": usual.longest}
        for group, usual in zip(PHASES, USUAL[project_type], strict=True)
    ]


def _words(words: Iterable[Labelled]) -> list[dict[str, Any]]:
    return [_word(each) for each in words]


def _word(word: Labelled) -> dict[str, Any]:
    return {"key": word.value, "ko": word.ko, "en": word.en}
