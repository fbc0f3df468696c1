"""Conflicts and free slots on the wire."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.pagination import PageOut
from schedule.application.read_conflicts import ShownConflict
from schedule.domain.conflicts import Booking
from schedule.domain.free_slots import Slot
from schedule.presentation.conflict_bodies import KINDS, STATES

_TASK = {
    "type": "object",
    "properties": {
        "busy": {"type": "boolean"},
        "id": {"type": "string", "format": "uuid"},
        "number": {"type": "integer"},
        "name": {"type": "string"},
        "group": {"type": "string", "nullable": True},
        "place": {"type": "string"},
        "start_date": {"type": "string", "format": "date"},
        "end_date": {"type": "string", "format": "date"},
        "project": {
            "type": "object",
            "properties": {"id": {"type": "string", "format": "uuid"}, "name": {"type": "string"}},
        },
    },
    "required": ["busy"],
    "description": "Of a project that the caller does not see there is nothing but `busy`: true.",
}
_PERSON = {
    "type": "object",
    "properties": {"id": {"type": "string", "format": "uuid"}, "name": {"type": "string"}},
    "required": ["id", "name"],
}


@extend_schema_field(_TASK)
class ConflictingTaskField(serializers.DictField):
    """What a task shows in a conflict."""


@extend_schema_field(_PERSON)
class ConflictPersonField(serializers.DictField):
    """Somebody, by the name that the project shows."""


class ConflictOut(serializers.Serializer[Any]):
    """Two tasks that need the same on one day; a warning, which keeps nobody from anything."""

    id = serializers.UUIDField(required=False, help_text="The same for everybody and from either side.")
    kind = serializers.ChoiceField(KINDS, required=False)
    date_from = serializers.DateField(required=False, help_text="The first day that both tasks take.")
    date_to = serializers.DateField(required=False, help_text="The last one.")
    tasks = serializers.ListField(
        child=ConflictingTaskField(), required=False, help_text="Two; the first one is this project's."
    )
    person = ConflictPersonField(required=False, allow_null=True, help_text="Who is needed twice.")
    place = serializers.CharField(required=False, allow_null=True, help_text="What is needed twice.")
    state = serializers.ChoiceField(STATES, required=False, help_text="Open again where a task gets other days.")
    by = ConflictPersonField(
        required=False, allow_null=True, help_text="Who made that of it, if they are a member of this project."
    )
    at = serializers.DateTimeField(required=False, allow_null=True)
    version = serializers.IntegerField(required=False)


class FreeSlotOut(serializers.Serializer[Any]):
    """Working days in a row; days on which nobody works may lie between."""

    start_date = serializers.DateField()
    end_date = serializers.DateField()


class ConflictDetailOut(ConflictOut):
    """With a way out."""

    suggestions = FreeSlotOut(
        many=True, required=False, help_text="When this project's task would meet nothing; the first ten of 90 days."
    )


class ConflictPageOut(PageOut):
    results = ConflictOut(many=True)


class FreeSlotsOut(serializers.Serializer[Any]):
    results = FreeSlotOut(many=True, help_text="The first ten, by the day on which they begin.")


CONFLICT_KNOWN = tuple(ConflictOut().fields)
DETAIL_KNOWN = tuple(ConflictDetailOut().fields)


def conflict_body(shown: ShownConflict) -> dict[str, Any]:
    seen, conflict = shown.seen, shown.seen.conflict
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "date_from": conflict.first,
        "date_to": conflict.last,
        "tasks": [
            _task(conflict.one, shown.titles),
            {"busy": True} if conflict.is_busy else _task(conflict.other, shown.titles),
        ],
        "person": _person(conflict.person_id, shown.people),
        "place": conflict.one.place if conflict.place else None,
        "state": seen.state,
        "by": _person(seen.by_id, shown.people),
        "at": seen.at,
        "version": seen.version,
    }


def detail_body(shown: ShownConflict) -> dict[str, Any]:
    return conflict_body(shown) | {"suggestions": [slot_body(slot) for slot in shown.suggestions]}


def slot_body(slot: Slot) -> dict[str, Any]:
    return {"start_date": slot.first, "end_date": slot.last}


def _task(task: Booking, titles: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "busy": False,
        "id": task.task_id,
        "number": task.number,
        "name": task.name,
        "group": task.group or None,
        "place": task.place,
        "start_date": task.first,
        "end_date": task.last,
        "project": {"id": task.project_id, "name": titles[task.project_id]},
    }


def _person(user_id: UUID | None, people: Mapping[UUID, str]) -> dict[str, Any] | None:
    """Nobody whose name the project does not know."""
    name = people.get(user_id) if user_id else None
    return {"id": user_id, "name": name} if name else None
